import type { Metadata } from "next";
import { SettingsPage } from "@/components/forbund/settings-page.tsx";
import { loadSettings } from "@/lib/features/forbund/loaders.ts";

interface Props {
  readonly params: Promise<{ readonly forbund: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { forbund } = await loadSettings((await params).forbund);
  return { title: `Inställningar · ${forbund.shortName}` };
}

export default async function Page({ params }: Props) {
  return <SettingsPage screen={await loadSettings((await params).forbund)} />;
}
