/** save.*: one changed cell, from the request to the log, against one bare UPDATE. */
import { randomUUID } from "node:crypto";
import http from "node:http";
import { z } from "zod";
import type { Measured } from "./results.ts";
import { median, ROUNDS } from "./rounds.ts";
import type { Served, Variables } from "./stage.ts";

const CHIEF = "forbundschef@skane-nordost.example";
const YEAR = 2023;
const SAVES_PER_ROUND = 60;
const WARM_UP_SAVES = 150;

type Save = () => Promise<void>;

const timed = async (save: Save) => {
  const start = performance.now();
  await save();
  return performance.now() - start;
};

/** In turns, one save at a time, so that neither has the database's or the processor's memory to itself. */
async function round(ours: Save, theirs: Save, saves: number): Promise<{ ours: number; theirs: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let count = 0; count < saves; count += 1) {
    times.ours.push(await timed(ours));
    times.theirs.push(await timed(theirs));
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}

/** Median milliseconds of each over the rounds, and of `ours / theirs` within a round. */
async function compareSaves(ours: Save, theirs: Save) {
  await round(ours, theirs, WARM_UP_SAVES);
  const rounds: { ours: number; theirs: number }[] = [];
  for (let count = 0; count < ROUNDS; count += 1) rounds.push(await round(ours, theirs, SAVES_PER_ROUND));
  return {
    ours: median(rounds.map((each) => each.ours)),
    theirs: median(rounds.map((each) => each.theirs)),
    ratio: median(rounds.map((each) => each.ours / each.theirs)),
  };
}

/** The next PATCH of a person who types in one cell, and what its answer says. */
class Typing {
  private readonly lineId: string;
  private revision: number;
  private amount = 100_000;

  constructor(lineId: string, revision: number) {
    this.lineId = lineId;
    this.revision = revision;
  }

  body() {
    this.amount += 1;
    const change = { op: "setValue", lineId: this.lineId, year: YEAR, amount: this.amount };
    return { baseRevision: this.revision, requestId: randomUUID(), changes: [change] };
  }

  saved(revision: number): void {
    this.revision = revision;
  }
}

const answerSchema = z.object({ revision: z.number() });
const listSchema = z.array(z.object({ id: z.string() }));
const documentSchema = z.object({
  revision: z.number(),
  sections: z.array(
    z.object({
      kind: z.string(),
      lines: z.array(z.object({ id: z.string(), values: z.record(z.string(), z.number()) })),
    }),
  ),
});

const milliseconds = (value: number) => `${value.toFixed(2)} ms`;

export async function measureHttp(served: Served): Promise<Measured> {
  const cookie = await served.signIn(CHIEF);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const call = (method: string, path: string, body?: object) =>
    request(new URL(path, served.origin), { method, agent, headers: { cookie } }, body);
  const [listed] = listSchema.parse(await call("GET", "/api/budgets?forbund=skane-nordost"));
  if (!listed) throw new Error("Skåne Nordost has no budget");
  const address = `/api/budgets/${listed.id}`;
  const { sections, revision } = documentSchema.parse(await call("GET", address));
  const line = sections
    .find(({ kind }) => kind === "cost")
    ?.lines.find(({ values }) => values[YEAR] !== undefined);
  if (!line) throw new Error("Skåne Nordost has no cost line");
  const typing = new Typing(line.id, revision);
  const { ours, theirs, ratio } = await compareSaves(
    async () => typing.saved(answerSchema.parse(await call("PATCH", address, typing.body())).revision),
    async () => void (await call("PATCH", "/api/bench/update")),
  );
  agent.destroy();
  return {
    name: "save.http",
    value: ratio,
    detail: `${milliseconds(ours)}, bare route ${milliseconds(theirs)}`,
  };
}

function request(url: URL, options: http.RequestOptions, body?: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = http.request(url, options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (answer.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${options.method} ${url.pathname}: ${answer.statusCode} ${text}`));
      });
    });
    sent.on("error", reject);
    sent.end(body && JSON.stringify(body));
  });
}

/** The same through the product's own functions and the same Prisma client, without the web server. */
export async function measureInProcess(app: Variables): Promise<Measured> {
  Object.assign(process.env, app);
  const { prisma } = await import("../../lib/platform/db.ts");
  const { inScope } = await import("../../lib/platform/scope.ts");
  const { openBudgetForbund, openForbund } = await import("../../lib/features/access/data.ts");
  const { listHeads, readContent } = await import("../../lib/features/budget/data.ts");
  const { parsePatch } = await import("../../lib/features/budget/change-schema.ts");
  const { changeBudget } = await import("../../lib/features/budget/mutations.ts");

  const { id: personId } = await prisma.person.findUniqueOrThrow({
    where: { email: CHIEF },
    select: { id: true },
  });
  const forbund = await openForbund({ personId }, "skane-nordost");
  if (!forbund) throw new Error("Skåne Nordost is missing");
  const stored = await inScope(forbund.scope, async (tx) => {
    const [head] = await listHeads(tx, forbund.scope.forbundId);
    return head ? readContent(tx, head) : null;
  });
  const line = stored?.budget.sections.find(({ kind }) => kind === "cost")?.lines[0];
  if (!stored || !line) throw new Error("Skåne Nordost has no budget");
  const typing = new Typing(line.id, stored.revision);

  const save = async () => {
    const input = parsePatch(typing.body());
    if (!input.ok) throw new Error(input.error);
    const opened = await openBudgetForbund({ personId }, stored.id);
    if (!opened) throw new Error("The budget is not to be seen");
    const saved = await changeBudget(opened.scope, opened.actor, stored.id, input.value);
    if (!saved.ok) throw new Error(saved.error.code);
    typing.saved(saved.value.revision);
  };
  const bare = async () => {
    await prisma.$transaction(
      (tx) =>
        tx.$queryRaw`UPDATE person SET updated_at = ${new Date()} WHERE id = ${personId}::uuid RETURNING id`,
    );
  };
  const { ours, theirs, ratio } = await compareSaves(save, bare);
  await prisma.$disconnect();
  return {
    name: "save.inprocess",
    value: ratio,
    detail: `${milliseconds(ours)}, bare update ${milliseconds(theirs)}`,
  };
}
