import type { Metadata } from "next";
import { PersonPage } from "@/components/people/person-page.tsx";
import { loadPerson } from "@/lib/features/people/loaders.ts";

interface Props {
  readonly params: Promise<{ readonly forbund: string; readonly person: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { forbund, person } = await params;
  const { frame } = await loadPerson(forbund, person);
  return { title: `Person · ${frame.forbund.shortName}` };
}

export default async function Page({ params }: Props) {
  const { forbund, person } = await params;
  return <PersonPage screen={await loadPerson(forbund, person)} />;
}
