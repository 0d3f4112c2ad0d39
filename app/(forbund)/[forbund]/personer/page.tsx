import type { Metadata } from "next";
import { PeoplePage } from "@/components/people/people-page.tsx";
import { loadPeople } from "@/lib/features/people/loaders.ts";

interface Props {
  readonly params: Promise<{ readonly forbund: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { forbund } = await params;
  const { frame } = await loadPeople(forbund);
  return { title: `Personer · ${frame.forbund.shortName}` };
}

export default async function Page({ params }: Props) {
  const { forbund } = await params;
  return <PeoplePage screen={await loadPeople(forbund)} />;
}
