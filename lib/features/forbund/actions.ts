"use server";

import { revalidatePath } from "next/cache";
import { withChiefTitle } from "../../core/forbund/titles.ts";
import { REASON_TEXT } from "../../core/permission.ts";
import type { Result } from "../../core/result.ts";
import { currentPerson } from "../../platform/session.ts";
import { type OpenForbund, openForbund } from "../access/data.ts";
import { saveApprovals } from "./approval-mutations.ts";
import { removeLogo } from "./file-mutations.ts";
import { addFact, type FactFailure, factFailureText, removeFact, saveFact } from "./mutations.ts";
import {
  addFactSchema,
  approvalsSchema,
  removeFactSchema,
  saveFactSchema,
  shareKeySchema,
  slugSchema,
} from "./schema.ts";
import { saveShareKey } from "./share-mutations.ts";
import type { FactAnswer } from "./types.ts";

const SIGNED_OUT =
  "Du är inte inloggad, eller så har inloggningen gått ut. Logga in i en annan flik och försök igen här.";
const CHANGED_FORM = "Formuläret har ändrats. Läs om sidan och försök igen.";

const refuse = (message: string): FactAnswer => ({
  ok: false,
  message,
  fields: {},
  conflicts: [],
  revision: null,
});

interface Parser<T extends { slug: string }> {
  safeParse(input: unknown): { success: true; data: T } | { success: false };
}

/** Session, shape, förbund; then the work, and the page anew. */
async function inForbund<T extends { slug: string }>(
  schema: Parser<T>,
  input: unknown,
  work: (opened: OpenForbund, input: T) => Promise<Result<{ readonly revision: number } | null, FactFailure>>,
): Promise<FactAnswer> {
  const person = await currentPerson();
  if (!person) return refuse(SIGNED_OUT);
  const parsed = schema.safeParse(input);
  if (!parsed.success) return refuse(CHANGED_FORM);
  const opened = await openForbund(person, parsed.data.slug);
  if (!opened) return refuse(REASON_TEXT["not-found"]);
  const done = await work(opened, parsed.data);
  if (!done.ok) return answerOf(done.error, opened);
  revalidatePath(`/${opened.forbund.slug}`, "layout");
  return { ok: true, revision: done.value?.revision ?? null };
}

function answerOf(failure: FactFailure, { forbund }: OpenForbund): FactAnswer {
  switch (failure.code) {
    case "forbidden":
      return refuse(withChiefTitle(REASON_TEXT[failure.reason], forbund.chiefTitle));
    case "invalid":
      return { ok: false, message: null, fields: failure.fields, conflicts: [], revision: null };
    case "refused":
      return refuse(failure.message);
    case "gone":
      return refuse(factFailureText.gone);
    case "conflict":
      return {
        ok: false,
        message: null,
        fields: {},
        conflicts: failure.conflicts,
        revision: failure.revision,
      };
  }
}

export async function saveFactAction(input: unknown): Promise<FactAnswer> {
  return inForbund(saveFactSchema, input, ({ scope, actor }, given) => saveFact(scope, actor, given));
}

export async function addFactAction(input: unknown): Promise<FactAnswer> {
  return inForbund(addFactSchema, input, ({ scope, actor }, given) => addFact(scope, actor, given));
}

export async function removeFactAction(input: unknown): Promise<FactAnswer> {
  return inForbund(removeFactSchema, input, ({ scope, actor }, given) => removeFact(scope, actor, given));
}

export async function saveApprovalsAction(input: unknown): Promise<FactAnswer> {
  return inForbund(approvalsSchema, input, ({ scope, actor }, given) => saveApprovals(scope, actor, given));
}

export async function saveShareKeyAction(input: unknown): Promise<FactAnswer> {
  return inForbund(shareKeySchema, input, ({ scope, actor }, given) => saveShareKey(scope, actor, given));
}

export async function removeLogoAction(input: unknown): Promise<FactAnswer> {
  return inForbund(slugSchema, input, ({ scope, actor }) => removeLogo(scope, actor));
}
