import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { OutboxPage } from "@/components/operator/outbox-page.tsx";
import { loadOutbox } from "@/lib/features/operator/loaders.ts";

export const metadata: Metadata = { title: "Utskick" };

export default async function Page() {
  const outbox = await loadOutbox();
  if (outbox.answer === "sign-in") redirect("/logga-in?till=/admin/utskick");
  if (outbox.answer === "not-found") notFound();
  return <OutboxPage mails={outbox.mails} email={outbox.email} />;
}
