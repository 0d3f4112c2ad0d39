import type { Metadata } from "next";
import { OwnExtractPage } from "@/components/people/own-extract-page.tsx";
import { loadOwnExtract } from "@/lib/features/people/mine-loaders.ts";

export const metadata: Metadata = { title: "Mina uppgifter" };

export default async function Page() {
  return <OwnExtractPage {...(await loadOwnExtract())} />;
}
