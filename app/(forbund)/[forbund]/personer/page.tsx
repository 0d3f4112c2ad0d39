import type { Metadata } from "next";
import { PeoplePage } from "@/components/people/people-page.tsx";
import { loadPeople } from "@/lib/features/people/loaders.ts";

export const metadata: Metadata = { title: "Personer" };

interface Props {
  readonly params: Promise<{ readonly forbund: string }>;
}

export default async function Page({ params }: Props) {
  const { forbund } = await params;
  return <PeoplePage screen={await loadPeople(forbund)} />;
}
