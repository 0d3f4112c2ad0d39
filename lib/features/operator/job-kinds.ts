import "server-only";
import { now } from "../../platform/clock.ts";
import { prisma } from "../../platform/db.ts";
import { enqueueJob, type JobKinds } from "../../platform/jobs.ts";
import { prune } from "./prune.ts";

/** Every kind of job there is. A new one is a row here. */
export const JOB_KINDS = {
  prune: { run: (_job, at) => prune(at), idempotent: true, maxAttempts: 5 },
} as const satisfies JobKinds;

let plannedDay = "";

/** Queues the day's work once; the key lets only one of several processes do it. */
export async function planDay(): Promise<void> {
  const at = now();
  const day = at.toISOString().slice(0, 10);
  if (day === plannedDay) return;
  await enqueueJob(prisma, { kind: "prune", key: `prune:${day}`, dueAt: at });
  plannedDay = day;
}
