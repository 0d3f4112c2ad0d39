import "server-only";
import { Prisma } from "../../generated/prisma/client.ts";
import { now } from "./clock.ts";
import { prisma } from "./db.ts";
import { log } from "./log.ts";
import { maskSecrets } from "./mask.ts";
import type { Tx } from "./scope.ts";
import { claimIsStale } from "./worker-id.ts";

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly forbundId: string | null;
  readonly payload: unknown;
  readonly attempts: number;
}

export interface JobKind {
  readonly run: (job: JobRow, at: Date) => Promise<void>;
  /** Doing it twice does no harm, so a claim left by a killed process may be taken up again. */
  readonly idempotent: boolean;
  readonly maxAttempts: number;
}

/** Every kind of job stands in one table, handed to the worker at start. */
export type JobKinds = Readonly<Record<string, JobKind>>;

export interface NewJob {
  readonly kind: string;
  /** The same work is never queued twice. */
  readonly key: string;
  readonly dueAt: Date;
  readonly forbundId?: string | null;
  readonly payload?: Prisma.InputJsonObject;
}

/** Queues work in the caller's transaction; false when a job with the key is there already. */
export async function enqueueJob(tx: Tx, job: NewJob): Promise<boolean> {
  const made = await tx.job.createMany({
    data: [{ ...job, forbundId: job.forbundId ?? null, payload: job.payload ?? {} }],
    skipDuplicates: true,
  });
  return made.count > 0;
}

/** Runs what is due of the known kinds, one at a time, claimed and committed first. Returns how many were done. */
export async function runDueJobs(
  workerId: string,
  kinds: JobKinds,
  isStopping: () => boolean = () => false,
): Promise<number> {
  await takeUpAbandoned(workerId, kinds);
  let done = 0;
  while (!isStopping()) {
    const job = await claim(workerId, kinds);
    if (job === null) break;
    const kind = kinds[job.kind];
    if (kind && (await attempt(workerId, job, kind))) done += 1;
  }
  return done;
}

async function claim(workerId: string, kinds: JobKinds): Promise<JobRow | null> {
  const at = now();
  const claimed = await prisma.$queryRaw<JobRow[]>`
    UPDATE job SET state = 'claimed', claimed_by = ${workerId}, claimed_at = ${at}, attempts = attempts + 1
    WHERE id = (
      SELECT id FROM job WHERE state = 'waiting' AND due_at <= ${at} AND kind = ANY(${Object.keys(kinds)})
      ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, forbund_id AS "forbundId", payload, attempts`;
  return claimed[0] ?? null;
}

async function attempt(workerId: string, job: JobRow, kind: JobKind): Promise<boolean> {
  const mine = { id: job.id, state: "claimed" as const, claimedBy: workerId };
  try {
    await kind.run(job, now());
  } catch (error) {
    log.error({ jobId: job.id, kind: job.kind, attempts: job.attempts, err: error }, "job failed");
    const again = job.attempts < kind.maxAttempts;
    const reason = maskSecrets(error instanceof Error ? error.message : String(error)).slice(0, 500);
    await prisma.job.updateMany({
      where: mine,
      data: again
        ? {
            state: "waiting",
            lastError: reason,
            dueAt: retryAt(job.attempts),
            claimedBy: null,
            claimedAt: null,
          }
        : { state: "failed", lastError: reason },
    });
    return false;
  }
  const done = await prisma.job.updateMany({
    where: mine,
    data: { state: "done", doneAt: now(), lastError: null },
  });
  return done.count > 0;
}

/** Puts a failed job back in the queue; false when it is not failed. */
export async function retryJob(jobId: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const moved = await tx.job.updateMany({
      where: { id: jobId, state: "failed" },
      data: { state: "waiting", dueAt: now(), attempts: 0, claimedBy: null, claimedAt: null },
    });
    if (moved.count > 0) await tx.$queryRaw`SELECT pg_notify('finsamplan_due', 'job')::text`;
    return moved.count > 0;
  });
}

/** One minute, two, four … at most an hour. */
const retryAt = (attempts: number) => new Date(now().getTime() + Math.min(60, 2 ** (attempts - 1)) * 60_000);

async function takeUpAbandoned(workerId: string, kinds: JobKinds): Promise<void> {
  const again = Object.keys(kinds).filter((name) => kinds[name]?.idempotent);
  await prisma.$executeRaw`
    UPDATE job SET
      state = CASE WHEN kind = ANY(${again}) THEN 'waiting' ELSE 'failed' END::"JobState",
      claimed_by = NULL, claimed_at = NULL, last_error = 'process ended'
    WHERE state = 'claimed' AND kind = ANY(${Object.keys(kinds)}) AND claimed_by <> ${workerId}
      AND ${claimIsStale(Prisma.sql`job`, now())}`;
}
