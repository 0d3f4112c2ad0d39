import type { Metadata } from "next";
import { StartPage } from "@/components/layout/start-page.tsx";
import { loadStart } from "@/lib/features/budget/loaders.ts";

export const metadata: Metadata = { title: "Mina förbund" };

export default async function Page() {
  return <StartPage start={await loadStart()} />;
}
