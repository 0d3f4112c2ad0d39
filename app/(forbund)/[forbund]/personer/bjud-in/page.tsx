import type { Metadata } from "next";
import { InvitePage } from "@/components/people/invite-page.tsx";
import { loadInvite } from "@/lib/features/people/loaders.ts";

interface Props {
  readonly params: Promise<{ readonly forbund: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { forbund } = await params;
  const { frame } = await loadInvite(forbund);
  return { title: `Bjud in · ${frame.forbund.shortName}` };
}

export default async function Page({ params }: Props) {
  const { forbund } = await params;
  return <InvitePage screen={await loadInvite(forbund)} />;
}
