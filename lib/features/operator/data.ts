import "server-only";
import { now } from "../../platform/clock.ts";
import { prisma } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import { type MailView, toMailView } from "./view.ts";

/** The list shows what an operator can act on; older mails are in the table. */
const NEWEST = 200;

/** The latest outgoing mails, newest first. The caller has shown that it is the operator who asks. */
export async function listMails(): Promise<MailView[]> {
  const mails = await prisma.outboxMail.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: NEWEST,
    select: {
      id: true,
      kind: true,
      forbundId: true,
      toEmail: true,
      subject: true,
      body: true,
      state: true,
      dueAt: true,
      expiresAt: true,
      sentAt: true,
      attempts: true,
      lastError: true,
      createdAt: true,
    },
  });
  const { DEMO, SMTP_URL } = env();
  return mails.map((mail) => toMailView(mail, { at: now(), demo: DEMO, hasMailServer: SMTP_URL !== null }));
}
