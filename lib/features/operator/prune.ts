import "server-only";
import { prisma } from "../../platform/db.ts";
import { asOperator, inScope, proveScope } from "../../platform/scope.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** A client repeats a request within minutes; a month also covers a laptop that was closed over a holiday. */
const KEEP_ANSWERS_DAYS = 30;
const KEEP_DONE_JOBS_DAYS = 30;

/**
 * Empties what time has made worthless: ended sessions, old codes and counters, done jobs, and the first
 * answers to requests nobody repeats any more. Such a request stays known (its row remains, the answer
 * becomes `null`), so that it is never applied twice.
 */
export async function prune(at: Date): Promise<void> {
  const before = (days: number) => new Date(at.getTime() - days * DAY_MS);
  await prisma.session.deleteMany({ where: { expiresAt: { lt: at } } });
  await prisma.verification.deleteMany({ where: { expiresAt: { lt: at } } });
  await prisma.rateLimit.deleteMany({ where: { expire: { lt: BigInt(at.getTime()) } } });
  await prisma.job.deleteMany({ where: { state: "done", doneAt: { lt: before(KEEP_DONE_JOBS_DAYS) } } });
  const forbunds = await asOperator((tx) => tx.forbund.findMany({ select: { id: true } }));
  for (const { id } of forbunds) {
    await inScope(
      proveScope(id, null),
      (tx) => tx.$executeRaw`
        UPDATE budget_request SET answer = 'null'::jsonb
        WHERE forbund_id = ${id}::uuid AND at < ${before(KEEP_ANSWERS_DAYS)} AND answer <> 'null'::jsonb`,
    );
  }
}
