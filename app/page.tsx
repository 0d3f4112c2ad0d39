import type { Metadata } from "next";
import { MyForbundPage } from "@/components/people/my-forbund-page.tsx";
import { loadMyForbund } from "@/lib/features/people/mine-loaders.ts";

export const metadata: Metadata = { title: "Mina förbund" };

export default async function Page() {
  return <MyForbundPage screen={await loadMyForbund()} />;
}
