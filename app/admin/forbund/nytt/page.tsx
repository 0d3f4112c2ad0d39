import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { NewForbundPage } from "@/components/operator/new-forbund-page.tsx";
import { loadNewForbund } from "@/lib/features/operator/loaders.ts";

export const metadata: Metadata = { title: "Nytt förbund" };

export default async function Page() {
  const loaded = await loadNewForbund();
  if (loaded.answer === "sign-in") redirect("/logga-in?till=/admin/forbund/nytt");
  if (loaded.answer === "not-found") notFound();
  return <NewForbundPage email={loaded.email} />;
}
