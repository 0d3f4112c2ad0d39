import type { Metadata } from "next";
import { InvitationPage } from "@/components/people/invitation-page.tsx";
import { loadInvitation } from "@/lib/features/people/answer-loaders.ts";

export const metadata: Metadata = { title: "Inbjudan" };

interface Props {
  readonly params: Promise<{ readonly token: string }>;
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  return <InvitationPage screen={await loadInvitation(token)} />;
}
