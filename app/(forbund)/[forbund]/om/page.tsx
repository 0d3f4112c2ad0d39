import type { Metadata } from "next";
import { AboutPage } from "@/components/forbund/about-page.tsx";
import { loadAbout } from "@/lib/features/forbund/loaders.ts";

interface Props {
  readonly params: Promise<{ readonly forbund: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { forbund } = await loadAbout((await params).forbund);
  return { title: `Om förbundet · ${forbund.shortName}` };
}

export default async function Page({ params }: Props) {
  return <AboutPage screen={await loadAbout((await params).forbund)} />;
}
