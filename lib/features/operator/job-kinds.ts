import "server-only";
import { dateInStockholm } from "../../core/swedish-date.ts";
import { now } from "../../platform/clock.ts";
import { prisma } from "../../platform/db.ts";
import { enqueueJob, type JobKinds } from "../../platform/jobs.ts";
import { endSessionsOfEndedRoles } from "../people/session-data.ts";
import { prune } from "./prune.ts";

/** Every kind of job there is. A new one is a row here. */
export const JOB_KINDS = {
  prune: { run: (_job, at) => prune(at), idempotent: true, maxAttempts: 5 },
  endSessions: { run: (_job, at) => endSessionsOfEndedRoles(at), idempotent: true, maxAttempts: 5 },
} as const satisfies JobKinds;

let plannedDay = "";
let plannedEnds = "";

/** Queues the day's work once; the key lets only one of several processes do it. */
export async function planDay(): Promise<void> {
  const at = now();
  // Roles end at midnight in Sweden, an hour or two before the day turns in UTC.
  const swedishDay = dateInStockholm(at);
  if (swedishDay !== plannedEnds) {
    await enqueueJob(prisma, { kind: "endSessions", key: `endSessions:${swedishDay}`, dueAt: at });
    plannedEnds = swedishDay;
  }
  const day = at.toISOString().slice(0, 10);
  if (day === plannedDay) return;
  await enqueueJob(prisma, { kind: "prune", key: `prune:${day}`, dueAt: at });
  plannedDay = day;
}
