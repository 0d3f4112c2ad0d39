"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { REASON_TEXT } from "../../core/permission.ts";
import { resend } from "../../platform/outbox.ts";
import { currentPerson } from "../../platform/session.ts";
import { mayOnInstallation } from "./permission.ts";

/** null when the mail is back in the queue, else the sentence to show. */
export async function resendMailAction(mailId: string): Promise<string | null> {
  const person = await currentPerson();
  if (!person) return "Du är inte inloggad, eller så har inloggningen gått ut. Logga in igen.";
  if (!mayOnInstallation(person, "outbox.resend")) return REASON_TEXT["not-found"];
  const id = z.uuid().safeParse(mailId);
  const moved = id.success && (await resend(id.data));
  revalidatePath("/admin/utskick");
  return moved ? null : "Mejlet går inte att skicka igen. Ladda om sidan och se vad som har hänt med det.";
}
