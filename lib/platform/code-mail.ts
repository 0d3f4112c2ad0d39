import "server-only";
import { now } from "./clock.ts";
import { prisma } from "./db.ts";
import { enqueueMail } from "./outbox.ts";

/** How long a code can be used; the mail says so too. */
export const CODE_MINUTES = 10;

/**
 * Puts a code's mail in the outbox. An older code is void from this moment, so its mail is taken back if it
 * has not left: arriving late and last, it would be the one people type.
 */
export async function enqueueCodeMail(email: string, code: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.outboxMail.updateMany({
      where: { kind: "code", toEmail: email, state: "waiting" },
      data: { state: "failed", lastError: "superseded", body: "" },
    });
    await enqueueMail(tx, {
      kind: "code",
      to: email,
      // The list of outgoing mails shows subjects, so the code is not in it.
      subject: "Din kod till Finsamplan",
      body: [
        `Din kod är ${code}`,
        "",
        `Skriv den på inloggningssidan inom ${CODE_MINUTES} minuter. Den fungerar en gång.`,
        "Har du inte bett om någon kod behöver du inte göra något. Lämna aldrig ut koden till någon annan.",
        "",
        "Finsamplan",
      ].join("\n"),
      expiresAt: new Date(now().getTime() + CODE_MINUTES * 60_000),
    });
  });
}
