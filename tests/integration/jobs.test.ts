import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { JOB_KINDS, planDay } from "@/lib/features/operator/job-kinds.ts";
import { now, setClock } from "@/lib/platform/clock.ts";
import { prisma } from "@/lib/platform/db.ts";
import { enqueueJob, type JobKinds, runDueJobs } from "@/lib/platform/jobs.ts";
import { inScope, proveScope } from "@/lib/platform/scope.ts";
import { newWorkerId } from "@/lib/platform/worker-id.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const later = (ms: number) => setClock(new Date(Date.now() + ms));
const queue = (key: string, kind = "count", dueAt = now()) => enqueueJob(prisma, { kind, key, dueAt });
const job = (key: string) => prisma.job.findUniqueOrThrow({ where: { key } });

/** Kinds that note what they did. */
function counting(more: Partial<JobKinds[string]> = {}) {
  const done: string[] = [];
  const kinds: JobKinds = {
    count: {
      idempotent: true,
      maxAttempts: 3,
      run: async ({ id }) => {
        done.push(id);
      },
      ...more,
    },
  };
  return { done, kinds };
}

beforeEach(() => prisma.job.deleteMany());
afterEach(() => setClock(null));

describe("the job queue", () => {
  it("queues the same work once", async () => {
    expect(await queue("a")).toBe(true);
    expect(await queue("a")).toBe(false);
    const { done, kinds } = counting();
    expect(await runDueJobs(newWorkerId(), kinds)).toBe(1);
    expect(done).toHaveLength(1);
    expect(await queue("a")).toBe(false);
    expect(await job("a")).toMatchObject({ state: "done", doneAt: expect.any(Date) });
  });

  it("does nothing twice with several workers at once", async () => {
    for (let n = 0; n < 30; n += 1) await queue(`k${n}`);
    const { done, kinds } = counting();
    await Promise.all(Array.from({ length: 4 }, () => runDueJobs(newWorkerId(), kinds)));
    expect(done).toHaveLength(30);
    expect(new Set(done).size).toBe(30);
  });

  it("runs only what is due by the app's clock, and only kinds it knows", async () => {
    await queue("tomorrow", "count", new Date(now().getTime() + DAY));
    await queue("newer version's", "unknown");
    const { done, kinds } = counting();
    await runDueJobs(newWorkerId(), kinds);
    expect(done).toHaveLength(0);
    later(DAY + MINUTE);
    await runDueJobs(newWorkerId(), kinds);
    expect(done).toHaveLength(1);
    expect((await job("newer version's")).state).toBe("waiting");
  });

  it("tries a failing job again, then gives up", async () => {
    await queue("a");
    const { kinds } = counting({ run: () => Promise.reject(new Error("broken, see anna@exempel.se")) });
    for (let round = 1; round <= 4; round += 1) {
      await runDueJobs(newWorkerId(), kinds);
      later(round * 2 * 60 * MINUTE);
    }
    expect(await job("a")).toMatchObject({
      state: "failed",
      attempts: 3,
      lastError: "broken, see a•••@exempel.se",
    });
  });

  it.each([
    { idempotent: true, state: "done" },
    { idempotent: false, state: "failed" },
  ])(
    "takes up what a killed process left only when that is harmless: $state",
    async ({ idempotent, state }) => {
      await queue("a");
      const killed = { state: "claimed" as const, claimedBy: newWorkerId(), claimedAt: now(), attempts: 1 };
      await prisma.job.update({ where: { key: "a" }, data: killed });
      const { done, kinds } = counting({ idempotent });
      await runDueJobs(newWorkerId(), kinds);
      expect((await job("a")).state).toBe("claimed");
      later(MINUTE);
      await runDueJobs(newWorkerId(), kinds);
      expect((await job("a")).state).toBe(state);
      expect(done).toHaveLength(idempotent ? 1 : 0);
    },
  );
});

describe("the daily clearing", () => {
  it("is planned once a day and clears what time has made worthless", async () => {
    const person = await prisma.person.create({ data: { email: "rensa@jobs.example", name: "Rensa" } });
    const old = new Date(now().getTime() - DAY);
    const fresh = new Date(now().getTime() + DAY);
    for (const [token, expiresAt] of [["old", old] as const, ["fresh", fresh] as const]) {
      await prisma.session.create({ data: { token, expiresAt, userId: person.id } });
      await prisma.verification.create({ data: { identifier: token, value: "x", expiresAt } });
      await prisma.rateLimit.create({ data: { key: token, points: 1, expire: BigInt(expiresAt.getTime()) } });
    }
    await planDay();
    await planDay();
    expect(await prisma.job.count({ where: { kind: "prune" } })).toBe(1);
    await runDueJobs(newWorkerId(), JOB_KINDS);
    expect(await prisma.session.findMany({ select: { token: true } })).toEqual([{ token: "fresh" }]);
    expect(await prisma.verification.findMany({ select: { identifier: true } })).toEqual([
      { identifier: "fresh" },
    ]);
    expect(await prisma.rateLimit.findMany({ select: { key: true } })).toEqual([{ key: "fresh" }]);
  });

  it("empties old answers in every förbund but keeps the requests known", async () => {
    const person = await prisma.person.create({ data: { email: "svar@jobs.example", name: "Svar" } });
    const scopes = [1, 2].map(() => proveScope(crypto.randomUUID(), null));
    const requests: string[] = [];
    for (const [n, scope] of scopes.entries()) {
      const { forbundId } = scope;
      await inScope(scope, async (tx) => {
        await tx.forbund.create({
          data: { id: forbundId, slug: `jobb-${n}`, name: `Jobb ${n}`, shortName: "J" },
        });
        const year = await tx.planYear.create({ data: { forbundId, year: 2026 } });
        const budget = await tx.budget.create({
          data: { forbundId, planYearId: year.id, name: "Budget", ladder: [] },
        });
        for (const days of [1, 31]) {
          const requestId = crypto.randomUUID();
          requests.push(requestId);
          await tx.budgetRequest.create({
            data: {
              budgetId: budget.id,
              requestId,
              forbundId,
              personId: person.id,
              revision: 1,
              answer: { revision: 1 },
              at: new Date(now().getTime() - days * DAY),
            },
          });
        }
      });
    }
    await enqueueJob(prisma, { kind: "prune", key: "prune:now", dueAt: now() });
    await runDueJobs(newWorkerId(), JOB_KINDS);
    for (const scope of scopes) {
      const kept = await inScope(scope, (tx) => tx.budgetRequest.findMany({ orderBy: { at: "asc" } }));
      expect(kept.map((request) => request.answer)).toEqual([null, { revision: 1 }]);
    }
  });
});
