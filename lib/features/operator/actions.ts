"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { REASON_TEXT } from "../../core/permission.ts";
import { resend } from "../../platform/outbox.ts";
import { currentPerson } from "../../platform/session.ts";
import { inviteForbund, rerunJob } from "./mutations.ts";
import { mayOnInstallation } from "./permission.ts";
import { type NewForbundField, newForbundFormSchema, newForbundSchema } from "./schema.ts";

const SIGNED_OUT = "Du är inte inloggad, eller så har inloggningen gått ut. Logga in igen.";

/** null when the mail is back in the queue, else the sentence to show. */
export async function resendMailAction(mailId: string): Promise<string | null> {
  const person = await currentPerson();
  if (!person) return SIGNED_OUT;
  if (!mayOnInstallation(person, "outbox.resend")) return REASON_TEXT["not-found"];
  const id = z.uuid().safeParse(mailId);
  const moved = id.success && (await resend(id.data));
  revalidatePath("/admin/utskick");
  return moved ? null : "Mejlet går inte att skicka igen. Ladda om sidan och se vad som har hänt med det.";
}

/** null when the job is back in the queue, else the sentence to show. */
export async function rerunJobAction(jobId: string): Promise<string | null> {
  const person = await currentPerson();
  if (!person) return SIGNED_OUT;
  if (!mayOnInstallation(person, "job.rerun")) return REASON_TEXT["not-found"];
  const id = z.uuid().safeParse(jobId);
  const moved = id.success && (await rerunJob(id.data, person.personId));
  revalidatePath("/admin");
  return moved ? null : "Jobbet går inte att köra igen. Ladda om sidan och se vad som har hänt med det.";
}

/** `field` null: no field is at fault. */
export type NewForbundAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly field: NewForbundField | null; readonly message: string };

export async function createForbundAction(given: unknown): Promise<NewForbundAnswer> {
  const person = await currentPerson();
  if (!person) return { ok: false, field: null, message: SIGNED_OUT };
  if (!mayOnInstallation(person, "forbund.create")) {
    return { ok: false, field: null, message: REASON_TEXT["not-found"] };
  }
  const wanted = newForbundFormSchema.safeParse(given);
  if (!wanted.success) {
    const issue = wanted.error.issues[0];
    const field = newForbundSchema.keyof().safeParse(issue?.path[0]);
    const message = "Det som skickades har inte de fält som hör hit. Ladda om sidan och försök igen.";
    return field.success
      ? { ok: false, field: field.data, message: issue?.message ?? message }
      : { ok: false, field: null, message };
  }
  const made = await inviteForbund(wanted.data, person.personId);
  if (!made.ok) return { ok: false, ...made.error };
  revalidatePath("/admin");
  return { ok: true };
}
