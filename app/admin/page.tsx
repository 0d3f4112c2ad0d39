import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { InstallationPage } from "@/components/operator/installation-page.tsx";
import { loadInstallation } from "@/lib/features/operator/loaders.ts";

export const metadata: Metadata = { title: "Driften" };

export default async function Page() {
  const loaded = await loadInstallation();
  if (loaded.answer === "sign-in") redirect("/logga-in?till=/admin");
  if (loaded.answer === "not-found") notFound();
  return <InstallationPage installation={loaded.installation} email={loaded.email} />;
}
