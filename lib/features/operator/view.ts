import type { MailState } from "../../../generated/prisma/enums.ts";
import { maskEmail } from "../../platform/mask.ts";

/** What the list of outgoing mails shows: never a whole address, and codes and a förbund's letters only in DEMO. */
export interface MailView {
  readonly id: string;
  readonly created: string;
  readonly to: string;
  readonly subject: string;
  readonly state: MailState;
  readonly stateLabel: string;
  /** "look" asks for a person; red is for figures that contradict each other, never for mail. */
  readonly tone: "ok" | "look" | "quiet";
  /** Why it is in that state, when there is more to say. */
  readonly note: string | null;
  readonly body: string | null;
  readonly canResend: boolean;
}

export interface MailRow {
  readonly id: string;
  readonly kind: "code" | "notice";
  readonly forbundId: string | null;
  readonly toEmail: string;
  readonly subject: string;
  readonly body: string;
  readonly state: MailState;
  readonly dueAt: Date;
  readonly expiresAt: Date | null;
  readonly sentAt: Date | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
}

export interface MailContext {
  readonly at: Date;
  readonly demo: boolean;
  readonly hasMailServer: boolean;
}

export const MAIL_STATE_LABEL = {
  waiting: "Väntar",
  claimed: "Skickas",
  sent: "Skickat",
  failed: "Misslyckades",
  unsure: "Osäkert",
} as const satisfies Record<MailState, string>;

const moment = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Europe/Stockholm",
});

export function toMailView(mail: MailRow, context: MailContext): MailView {
  return {
    id: mail.id,
    created: moment.format(mail.createdAt),
    to: maskEmail(mail.toEmail),
    subject: mail.subject,
    state: mail.state,
    stateLabel: MAIL_STATE_LABEL[mail.state],
    tone: toneOf(mail),
    note: noteOf(mail, context),
    body: mayReadBody(mail, context) ? mail.body || null : null,
    canResend: canResend(mail, context.at),
  };
}

/** A code would let the operator in as somebody else, and a förbund's letter holds that förbund's content. */
const mayReadBody = ({ kind, forbundId }: MailRow, { demo }: MailContext) =>
  demo || (kind === "notice" && forbundId === null);

function toneOf({ state, lastError }: MailRow): MailView["tone"] {
  if (state === "sent") return "ok";
  // A code that was replaced or ran out is as it should be.
  const expected = lastError === "superseded" || lastError === "expired" || lastError === "withdrawn";
  return state === "unsure" || (state === "failed" && !expected) ? "look" : "quiet";
}

function noteOf(mail: MailRow, { at, hasMailServer }: MailContext): string | null {
  switch (mail.state) {
    case "sent":
      return mail.sentAt ? moment.format(mail.sentAt) : null;
    case "claimed":
      return null;
    case "unsure":
      return "Servern avbröts medan mejlet skickades. Det kan ha kommit fram.";
    case "waiting":
      if (!hasMailServer) return "Ingen mejlserver är inställd (SMTP_URL).";
      if (mail.dueAt > at && mail.attempts > 0) {
        return `Försök ${mail.attempts} misslyckades. Nästa ${moment.format(mail.dueAt)}.`;
      }
      return null;
    case "failed":
      return failedNote(mail.lastError);
  }
}

function failedNote(lastError: string | null): string | null {
  if (lastError === "expired") return "Koden hann bli för gammal innan mejlet gick i väg.";
  if (lastError === "superseded") return "Ersatt av en nyare kod.";
  if (lastError === "withdrawn") return "Återkallat innan det gick i väg.";
  return lastError === null ? null : `Mejlservern svarade: ${lastError}`;
}

/** Whether a person may send a mail again: it surely or perhaps did not arrive, and still means something. */
function canResend(
  mail: { readonly state: string; readonly expiresAt: Date | null; readonly body: string },
  at: Date,
): boolean {
  const stuck = mail.state === "failed" || mail.state === "unsure";
  return stuck && mail.body !== "" && (mail.expiresAt === null || mail.expiresAt > at);
}
