import "server-only";
import { cookies } from "next/headers";
import { slugProblem } from "../../core/slug.ts";
import { env } from "../../platform/env.ts";
import type { GuideChoice } from "./types.ts";

const A_YEAR_SECONDS = 365 * 24 * 60 * 60;

const nameOf = (slug: string) => `finsamplan.guide.${slug}`;

/** A matter of the device, not of the förbund: kept in a cookie and lost without harm. */
export async function readGuideChoice(slug: string): Promise<GuideChoice> {
  const value = (await cookies()).get(nameOf(slug))?.value;
  return value === "hidden" || value === "shown" ? value : null;
}

export async function keepGuideChoice(slug: string, choice: "hidden" | "shown"): Promise<void> {
  if (slugProblem(slug) !== null) return;
  (await cookies()).set(nameOf(slug), choice, {
    path: "/",
    maxAge: A_YEAR_SECONDS,
    sameSite: "lax",
    httpOnly: true,
    secure: env().secureCookies,
  });
}
