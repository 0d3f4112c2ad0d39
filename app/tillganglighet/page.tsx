import type { Metadata } from "next";
import { AccessibilityPage } from "@/components/help/accessibility-page.tsx";

export const metadata: Metadata = {
  title: "Tillgänglighet",
  description: "Hur tillgängligt Finsamplan är, och hur du rapporterar en brist",
  robots: { index: true },
};

export default function Page() {
  return <AccessibilityPage />;
}
