import "server-only";
import { err, ok, type Result } from "../../core/result.ts";
import { prisma } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import { enqueueMail } from "../../platform/outbox.ts";
import { limit } from "../../platform/rate-limit.ts";
import type { Report } from "./schema.ts";

const HOUR = 60 * 60;

// Anyone may write without an account. Per network address: a few, since a person reports a few things; all of
// an office or a proxy share one. In all: a flood must not fill the operator's mailbox.
const limits = {
  byPeer: limit("report-peer", 10, HOUR),
  all: limit("report-all", 100, 24 * HOUR),
};

export interface TooMany {
  readonly kind: "too-many";
  readonly waitMs: number;
}

/** A letter to each operator of the installation, or to the sender's own address while there is no operator. */
export async function reportInaccessible(report: Report, peer: string): Promise<Result<null, TooMany>> {
  const waitMs = (await limits.byPeer.take(peer)) ?? (await limits.all.take("all"));
  if (waitMs !== null) return err({ kind: "too-many", waitMs });
  await prisma.$transaction(async (tx) => {
    const operators = await tx.$queryRaw<{ email: string }[]>`
      SELECT p.email FROM operator o JOIN person p ON p.id = o.person_id WHERE p.erased_at IS NULL ORDER BY p.email`;
    const to = operators.length > 0 ? operators.map(({ email }) => email) : [ownAddress()];
    for (const address of to) {
      // The subject holds nothing of what was typed: it stands in logs and lists.
      await enqueueMail(tx, {
        kind: "notice",
        to: address,
        subject: "Brist i tillgänglighet rapporterad",
        body: letterOf(report),
      });
    }
  });
  return ok(null);
}

function letterOf({ description, page, email }: Report): string {
  return [
    "Någon har rapporterat en brist i tillgängligheten i Finsamplan.",
    "",
    `Sida: ${page || "inte angiven"}`,
    `Svar till: ${email || "inget svar önskas"}`,
    "",
    description,
    "",
    `Tillgänglighetsredogörelsen finns på ${env().APP_URL}/tillganglighet. Rätta den om bristen är ny.`,
  ].join("\n");
}

/** The address inside `Finsamplan <post@finsamplan.example>`. */
const ownAddress = () => /[^\s<>]+@[^\s<>]+/.exec(env().MAIL_FROM)?.[0] ?? env().MAIL_FROM;
