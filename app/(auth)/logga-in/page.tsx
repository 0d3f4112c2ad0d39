import type { Metadata } from "next";
import { SignInPage } from "@/components/auth/sign-in-page.tsx";
import { loadSignIn } from "@/lib/features/sign-in/loaders.ts";

export const metadata: Metadata = { title: "Logga in" };

interface PageProps {
  readonly searchParams: Promise<{
    readonly till?: string | string[];
    readonly inloggning?: string | string[];
  }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { till, inloggning } = await searchParams;
  return <SignInPage {...(await loadSignIn(till, inloggning))} />;
}
