import type { Metadata } from "next";
import { ExtractPage } from "@/components/people/extract-page.tsx";
import { loadExtract } from "@/lib/features/people/mine-loaders.ts";

export const metadata: Metadata = { title: "Registerutdrag" };

interface Props {
  readonly params: Promise<{ readonly forbund: string; readonly person: string }>;
}

export default async function Page({ params }: Props) {
  const { forbund, person } = await params;
  return <ExtractPage screen={await loadExtract(forbund, person)} />;
}
