import type { Metadata } from "next";
import { InvitePage } from "@/components/people/invite-page.tsx";
import { loadInvite } from "@/lib/features/people/loaders.ts";

export const metadata: Metadata = { title: "Bjud in" };

interface Props {
  readonly params: Promise<{ readonly forbund: string }>;
}

export default async function Page({ params }: Props) {
  const { forbund } = await params;
  return <InvitePage screen={await loadInvite(forbund)} />;
}
