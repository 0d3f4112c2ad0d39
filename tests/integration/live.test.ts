import { afterEach, expect, it } from "vitest";
import { prisma } from "@/lib/platform/db.ts";
import { env } from "@/lib/platform/env.ts";
import { Live } from "@/lib/platform/live.ts";
import type { LiveEvent } from "@/lib/platform/live-read.ts";
import type { Watched } from "@/lib/platform/live-stream.ts";
import { type BuiltForbund, buildChange, buildForbund } from "../factories.ts";

/** Each Live is what one server process has: its own listening connection. */
const running: Live[] = [];
function startProcess(heartbeatMs = 60_000): Live {
  const process = new Live({ connectionString: env().DATABASE_URL, heartbeatMs, onTrouble: () => {} });
  running.push(process);
  return process;
}
afterEach(async () => {
  for (const process of running.splice(0)) await process.close();
});

const watchOf = (...forbunds: BuiltForbund[]): Watched[] =>
  forbunds.map(({ slug, scope }) => ({ slug, scope, rights: "forbundschef" }));

interface Message {
  id: string | null;
  event: LiveEvent | null;
  comment: string | null;
}

/** What an EventSource reads: messages in order, with the id it would send as Last-Event-ID. */
class Browser {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #text = new TextDecoder();
  readonly #aborter: AbortController;
  #rest = "";
  lastEventId: string | null = null;

  constructor(body: ReadableStream<Uint8Array>, aborter: AbortController) {
    this.#reader = body.getReader();
    this.#aborter = aborter;
  }

  leave(): void {
    this.#aborter.abort();
  }

  /** null when the stream has ended. */
  async #message(): Promise<Message | null> {
    while (!this.#rest.includes("\n\n")) {
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#rest += this.#text.decode(value, { stream: true });
    }
    const end = this.#rest.indexOf("\n\n");
    const block = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end + 2);
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "m").exec(block)?.[1] ?? null;
    const id = field("id");
    if (id !== null) this.lastEventId = id;
    const data = field("data");
    return { id, event: data === null ? null : JSON.parse(data), comment: field("") };
  }

  async next(): Promise<LiveEvent | null> {
    for (;;) {
      const message = await this.#message();
      if (message === null) return null;
      if (message.event) return message.event;
    }
  }

  async opening(): Promise<void> {
    await this.#message();
  }

  async comment(): Promise<string | null> {
    return (await this.#message())?.comment ?? null;
  }
}

async function connect(
  process: Live,
  watched: readonly Watched[] | (() => Promise<readonly Watched[] | null>),
  lastEventId: string | null = null,
): Promise<Browser> {
  const aborter = new AbortController();
  const body = await process.open({
    watch: typeof watched === "function" ? watched : async () => watched,
    lastEventId,
    signal: aborter.signal,
  });
  if (!body) throw new Error("No session");
  const browser = new Browser(body, aborter);
  await browser.opening();
  return browser;
}

it("tells a change to the browsers of every process, once per request", async () => {
  const forbund = await buildForbund();
  const first = await connect(startProcess(), watchOf(forbund));
  const second = await connect(startProcess(), watchOf(forbund));
  const change = await buildChange({ forbund, entries: 3 });
  const next = await buildChange({ forbund, subjectId: change.subjectId, revision: 2 });
  for (const browser of [first, second]) {
    expect(await browser.next()).toEqual({
      forbund: forbund.slug,
      seq: 3,
      subject: "budget",
      subjectId: change.subjectId,
      revision: 1,
      requestId: change.requestId,
    });
    expect(await browser.next()).toMatchObject({ seq: 4, revision: 2, requestId: next.requestId });
  }
});

it("starts at the present when the browser brings no position", async () => {
  const forbund = await buildForbund();
  await buildChange({ forbund });
  const browser = await connect(startProcess(), watchOf(forbund));
  const after = await buildChange({ forbund, revision: 2 });
  expect(await browser.next()).toMatchObject({ seq: 2, subjectId: after.subjectId });
});

it("resumes in another process without losing or repeating a change", async () => {
  const [forbund, other] = [await buildForbund(), await buildForbund()];
  const browser = await connect(startProcess(), watchOf(forbund, other));
  await buildChange({ forbund });
  expect(await browser.next()).toMatchObject({ seq: 1 });
  browser.leave();
  await buildChange({ forbund });
  await buildChange({ forbund: other });
  await buildChange({ forbund });
  const back = await connect(startProcess(), watchOf(forbund, other), browser.lastEventId);
  const heard = [await back.next(), await back.next(), await back.next()];
  expect(heard.filter((event) => event?.forbund === forbund.slug).map((event) => event?.seq)).toEqual([2, 3]);
  expect(heard.filter((event) => event?.forbund === other.slug).map((event) => event?.seq)).toEqual([1]);
  await buildChange({ forbund });
  expect(await back.next()).toMatchObject({ forbund: forbund.slug, seq: 4 });
});

it("hears every change of many at once, in order and without a gap", async () => {
  const forbund = await buildForbund();
  const browser = await connect(startProcess(), watchOf(forbund));
  const changes = 40;
  await Promise.all(Array.from({ length: changes }, () => buildChange({ forbund })));
  const heard: number[] = [];
  while (heard.length < changes) heard.push((await browser.next())?.seq ?? Number.NaN);
  expect(heard).toEqual(Array.from({ length: changes }, (_, index) => index + 1));
});

it("never tells of a förbund the person does not see, also when its position is forged", async () => {
  const [mine, secret] = [await buildForbund(), await buildForbund()];
  const browser = await connect(startProcess(), watchOf(mine), `${secret.slug}:0,${mine.slug}:0`);
  await buildChange({ forbund: secret });
  const change = await buildChange({ forbund: mine });
  expect(await browser.next()).toMatchObject({ forbund: mine.slug, subjectId: change.subjectId });
  expect(browser.lastEventId).toBe(`${mine.slug}:1`);
});

it("does not believe a position ahead of the log", async () => {
  const forbund = await buildForbund();
  const browser = await connect(startProcess(), watchOf(forbund), `${forbund.slug}:999999`);
  await buildChange({ forbund });
  expect(await browser.next()).toMatchObject({ seq: 1 });
});

it("reads what was told while its connection to the database was down", async () => {
  const forbund = await buildForbund();
  const browser = await connect(startProcess(), watchOf(forbund));
  await buildChange({ forbund });
  expect(await browser.next()).toMatchObject({ seq: 1 });
  const ended = await prisma.$queryRaw<{ gone: boolean }[]>`
    SELECT pg_terminate_backend(pid, 5000) AS gone FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'finsamplan finsamplan_change'`;
  expect(ended).toEqual([{ gone: true }]);
  await buildChange({ forbund });
  expect(await browser.next()).toMatchObject({ seq: 2 });
});

it("is refused without a session, and ends when the session ends", async () => {
  const forbund = await buildForbund();
  const process = startProcess(20);
  const nobody = await process.open({
    watch: async () => null,
    lastEventId: null,
    signal: new AbortController().signal,
  });
  expect(nobody).toBeNull();
  let session: Watched[] | null = watchOf(forbund);
  const browser = await connect(process, async () => session);
  expect(await browser.comment()).toBe("live");
  session = null;
  expect(await browser.next()).toBeNull();
  expect(process.size).toBe(0);
});

it("ends when the person's roles change, so that the browser comes back with the new ones", async () => {
  const [forbund, added] = [await buildForbund(), await buildForbund()];
  let watched = watchOf(forbund);
  const browser = await connect(startProcess(20), async () => watched);
  watched = watchOf(forbund, added);
  expect(await browser.next()).toBeNull();
  watched = watchOf(forbund);
  const again = await connect(startProcess(20), async () => watched);
  watched = watched.map((entry) => ({ ...entry, rights: "auditor" }));
  expect(await again.next()).toBeNull();
});

it("lets go of a browser that left, and of all when the server stops", async () => {
  const forbund = await buildForbund();
  const process = startProcess();
  const [left, stays] = [await connect(process, watchOf(forbund)), await connect(process, watchOf(forbund))];
  left.leave();
  expect(process.size).toBe(1);
  await process.close();
  expect(await stays.next()).toBeNull();
  expect(process.size).toBe(0);
});
