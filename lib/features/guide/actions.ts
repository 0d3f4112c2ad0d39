"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { slugProblem } from "../../core/slug.ts";
import { keepGuideChoice } from "./choice.ts";

/** Only this device's choice changes, so nobody's rights are asked. */
export async function hideGuideAction(slug: string): Promise<void> {
  await keepGuideChoice(slug, "hidden");
  revalidatePath(`/${slug}`);
}

export async function showGuideAction(slug: string): Promise<void> {
  if (slugProblem(slug) !== null) redirect("/");
  await keepGuideChoice(slug, "shown");
  redirect(`/${slug}`);
}
