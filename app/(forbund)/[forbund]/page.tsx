import type { Metadata } from "next";
import { ForbundStartPage } from "@/components/budget/forbund-start-page.tsx";
import { loadForbundStart } from "@/lib/features/budget/loaders.ts";

interface Props {
  readonly params: Promise<{ readonly forbund: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { forbund } = await loadForbundStart((await params).forbund);
  return { title: forbund.shortName };
}

export default async function Page({ params }: Props) {
  return <ForbundStartPage start={await loadForbundStart((await params).forbund)} />;
}
