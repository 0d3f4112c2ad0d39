import type { Metadata } from "next";
import { HelpPage } from "@/components/help/help-page.tsx";
import { loadHelp } from "@/lib/features/guide/loaders.ts";

export const metadata: Metadata = { title: "Hjälp" };

interface Props {
  readonly searchParams: Promise<{ readonly forbund?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  return <HelpPage screen={await loadHelp((await searchParams).forbund)} />;
}
