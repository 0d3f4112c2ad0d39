import type { Metadata } from "next";
import { PermissionPage } from "@/components/people/permission-page.tsx";
import { loadPermissions } from "@/lib/features/people/loaders.ts";

export const metadata: Metadata = { title: "Vem får göra vad" };

interface Props {
  readonly params: Promise<{ readonly forbund: string }>;
}

export default async function Page({ params }: Props) {
  const { forbund } = await params;
  return <PermissionPage screen={await loadPermissions(forbund)} />;
}
