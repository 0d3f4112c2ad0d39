import "server-only";
import { Prisma } from "../../generated/prisma/client.ts";
import { now } from "./clock.ts";
import { prisma } from "./db.ts";
import { log } from "./log.ts";
import { type Deliver, type Delivery, smtpDelivery } from "./mail.ts";
import type { Tx } from "./scope.ts";
import { claimIsStale } from "./worker-id.ts";

export interface NewMail {
  readonly kind: "code" | "notice";
  readonly forbundId?: string | null;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** At once when left out. */
  readonly dueAt?: Date;
  /** After this the mail is worth nothing and is not sent. */
  readonly expiresAt?: Date | null;
}

/** A mail is a row of the transaction that causes it: it goes out if and only if that commits. */
export async function enqueueMail(tx: Tx, mail: NewMail): Promise<string> {
  const { id } = await tx.outboxMail.create({
    data: {
      kind: mail.kind,
      forbundId: mail.forbundId ?? null,
      toEmail: mail.to,
      subject: mail.subject,
      body: mail.body,
      dueAt: mail.dueAt ?? now(),
      expiresAt: mail.expiresAt ?? null,
      createdAt: now(),
    },
    select: { id: true },
  });
  return id;
}

/** Seconds to wait after each refused attempt; after the last one a person has to act. */
const RETRY_SECONDS = [15, 60, 300, 1800, 7200] as const;

interface Claimed {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
}

/**
 * Sends what is due, one mail at a time: claimed and committed first, so that no other process takes it and
 * a killed one leaves a trace. Returns how many left. Without a mail server only the outbox is tidied.
 */
export async function sendDue(
  workerId: string,
  deliver: Deliver | null = smtpDelivery(),
  isStopping: () => boolean = () => false,
): Promise<number> {
  await markAbandoned(workerId);
  await closeExpired();
  if (deliver === null) return 0;
  let sent = 0;
  while (!isStopping()) {
    const mail = await claim(workerId);
    if (mail === null) break;
    const delivery = await deliver(mail);
    await record(workerId, mail, delivery);
    if (delivery.outcome === "sent") sent += 1;
    else log.warn({ mailId: mail.id, ...delivery }, "mail not sent");
  }
  return sent;
}

async function claim(workerId: string): Promise<Claimed | null> {
  const at = now();
  const claimed = await prisma.$queryRaw<Claimed[]>`
    UPDATE outbox_mail SET state = 'claimed', claimed_by = ${workerId}, claimed_at = ${at}, attempts = attempts + 1
    WHERE id = (
      SELECT id FROM outbox_mail
      WHERE state = 'waiting' AND due_at <= ${at} AND (expires_at IS NULL OR expires_at > ${at})
      ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, to_email AS "to", subject, body, attempts`;
  return claimed[0] ?? null;
}

async function record(workerId: string, mail: Claimed, delivery: Delivery): Promise<void> {
  // Also over "unsure": another process may have given this one up for dead, but here it is known.
  const mine = { id: mail.id, claimedBy: workerId, state: { in: ["claimed" as const, "unsure" as const] } };
  if (delivery.outcome === "sent") {
    await prisma.outboxMail.updateMany({
      where: mine,
      data: { state: "sent", sentAt: now(), lastError: null },
    });
    await prisma.outboxMail.updateMany({
      where: { id: mail.id, kind: "code", state: "sent" },
      data: SECRET_GONE,
    });
    return;
  }
  const wait = RETRY_SECONDS[mail.attempts - 1];
  const again = delivery.outcome === "refused" && !delivery.permanent && wait !== undefined;
  await prisma.outboxMail.updateMany({
    where: mine,
    data: {
      state: delivery.outcome === "unsure" ? "unsure" : again ? "waiting" : "failed",
      lastError: delivery.reason,
      ...(again ? { dueAt: new Date(now().getTime() + wait * 1000), claimedBy: null, claimedAt: null } : {}),
    },
  });
}

/** A code that was sent or has expired is of no use to anyone but a thief. */
const SECRET_GONE = { body: "" } as const;

/** Whether a killed process's mail left nobody knows; sending it again is for a person to decide. */
async function markAbandoned(workerId: string): Promise<void> {
  await prisma.$executeRaw`
    UPDATE outbox_mail SET state = 'unsure', last_error = 'process ended'
    WHERE state = 'claimed' AND claimed_by <> ${workerId} AND ${claimIsStale(Prisma.sql`outbox_mail`, now())}`;
}

async function closeExpired(): Promise<void> {
  await prisma.outboxMail.updateMany({
    where: { state: "waiting", expiresAt: { lte: now() } },
    data: { state: "failed", lastError: "expired" },
  });
  await prisma.outboxMail.updateMany({
    where: {
      kind: "code",
      expiresAt: { lte: now() },
      state: { in: ["failed", "unsure"] },
      body: { not: "" },
    },
    data: SECRET_GONE,
  });
}

/** Puts a failed or unsure mail back in the queue; false when it is neither, or has expired. */
export async function resend(mailId: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const at = now();
    const moved = await tx.outboxMail.updateMany({
      where: {
        id: mailId,
        state: { in: ["failed", "unsure"] },
        body: { not: "" },
        OR: [{ expiresAt: null }, { expiresAt: { gt: at } }],
      },
      data: { state: "waiting", dueAt: at, attempts: 0, claimedBy: null, claimedAt: null, lastError: null },
    });
    if (moved.count > 0) await tx.$queryRaw`SELECT pg_notify('finsamplan_due', 'outbox_mail')::text`;
    return moved.count > 0;
  });
}
