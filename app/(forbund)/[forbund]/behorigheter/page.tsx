import type { Metadata } from "next";
import { PermissionPage } from "@/components/people/permission-page.tsx";
import { loadPermissions } from "@/lib/features/people/loaders.ts";

interface Props {
  readonly params: Promise<{ readonly forbund: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { forbund } = await params;
  const { frame } = await loadPermissions(forbund);
  return { title: `Vem får göra vad · ${frame.forbund.shortName}` };
}

export default async function Page({ params }: Props) {
  const { forbund } = await params;
  return <PermissionPage screen={await loadPermissions(forbund)} />;
}
