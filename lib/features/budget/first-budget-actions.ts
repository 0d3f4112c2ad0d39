"use server";

import { revalidatePath } from "next/cache";
import { withChiefTitle } from "../../core/forbund/titles.ts";
import { REASON_TEXT } from "../../core/permission.ts";
import { currentPerson } from "../../platform/session.ts";
import { openForbund } from "../access/data.ts";
import { createFirstBudget } from "./first-budget-mutations.ts";
import { firstBudgetSchema } from "./first-budget-schema.ts";

export type FirstBudgetAnswer =
  | { readonly ok: true; readonly budgetYear: number }
  | {
      readonly ok: false;
      /** A sentence when the refusal belongs to no field. */
      readonly message: string | null;
      readonly fields: Readonly<Record<string, string>>;
    };

const refuse = (message: string): FirstBudgetAnswer => ({ ok: false, message, fields: {} });

/** An empty budget of a year in one of the person's förbund. */
export async function createFirstBudgetAction(input: unknown): Promise<FirstBudgetAnswer> {
  const person = await currentPerson();
  if (!person) return refuse("Du är inte inloggad, eller så har inloggningen gått ut. Logga in igen.");
  const parsed = firstBudgetSchema.safeParse(input);
  if (!parsed.success) return refuse("Formuläret har ändrats. Läs om sidan och försök igen.");
  const opened = await openForbund(person, parsed.data.slug);
  if (!opened) return refuse(REASON_TEXT["not-found"]);
  const { scope, actor, forbund } = opened;
  const made = await createFirstBudget(scope, actor, forbund, parsed.data);
  if (made.ok) {
    revalidatePath(`/${forbund.slug}`, "layout");
    return { ok: true, budgetYear: made.value.budgetYear };
  }
  return made.error.code === "invalid"
    ? { ok: false, message: null, fields: made.error.fields }
    : refuse(withChiefTitle(REASON_TEXT[made.error.reason], forbund.chiefTitle));
}
