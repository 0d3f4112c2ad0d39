import type { Metadata } from "next";
import { PersonPage } from "@/components/people/person-page.tsx";
import { loadPerson } from "@/lib/features/people/loaders.ts";

export const metadata: Metadata = { title: "Person" };

interface Props {
  readonly params: Promise<{ readonly forbund: string; readonly person: string }>;
}

export default async function Page({ params }: Props) {
  const { forbund, person } = await params;
  return <PersonPage screen={await loadPerson(forbund, person)} />;
}
