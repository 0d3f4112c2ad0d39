/** `start.built` and `memory.idle`: `npm start` on a built tree, with data, port and database of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { buildWhenStale } from "../lib/build.ts";
import { freePort, node24, Refusal, root, until } from "../lib/paths.ts";
import { testDataDir } from "../lib/test-cluster.ts";
import type { Measured } from "./results.ts";
import { median } from "./rounds.ts";

const DIST_DIR = ".next-bench";
const ROUNDS = 3;
const READY_MS = 60_000;
/** The server is looked at when it has rested after one page. */
const REST_MS = 30_000;

interface Running {
  readonly child: ChildProcess;
  readonly seconds: number;
}

/** The first start makes database and example data; the measured ones are those a person waits for each day. */
export async function measureStart(): Promise<Measured[]> {
  await buildWhenStale(DIST_DIR, (text) => process.stderr.write(text));
  const port = await freePort();
  const dataDir = testDataDir("bench-start");
  const seconds: number[] = [];
  let megabytes = Number.NaN;
  try {
    await stop(await start(port, dataDir));
    for (let round = 1; round <= ROUNDS; round += 1) {
      const running = await start(port, dataDir);
      seconds.push(running.seconds);
      if (round === ROUNDS) megabytes = await idleMegabytes(running.child, port);
      await stop(running);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  return [
    { name: "start.built", value: median(seconds), detail: `median of ${ROUNDS} starts to the first answer` },
    { name: "memory.idle", value: megabytes, detail: "resident, server process alone, 30 s after one page" },
  ];
}

async function start(port: number, dataDir: string): Promise<Running> {
  const hooks = pathToFileURL(path.join(root, "scripts", "lib", "hooks.mjs")).href;
  const began = performance.now();
  const child = spawn(node24, ["--import", hooks, path.join(root, "scripts", "start-main.ts")], {
    cwd: root,
    env: { ...process.env, ...settings(port, dataDir) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const answered = await until<true>(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    return answer?.ok ? true : null;
  }, READY_MS);
  if (!answered) {
    child.kill("SIGTERM");
    throw new Refusal("npm start svarade inte inom en minut. Felet står ovanför.");
  }
  return { child, seconds: (performance.now() - began) / 1000 };
}

/** Nothing of the developer's own settings. */
function settings(port: number, dataDir: string) {
  const unset = {
    DATABASE_URL: "",
    MIGRATE_DATABASE_URL: "",
    APP_URL: "",
    AUTH_SECRET: "",
    SMTP_URL: "",
    MAIL_FROM: "",
  };
  return {
    ...unset,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    DEMO: "1",
    NEXT_DIST_DIR: DIST_DIR,
  };
}

async function stop({ child }: Running): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  child.kill("SIGTERM");
  await ended;
}

async function idleMegabytes(child: ChildProcess, port: number): Promise<number> {
  const origin = `http://127.0.0.1:${port}`;
  const signedIn = await fetch(`${origin}/api/demo/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "forbundschef@skane-nordost.example" }),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const page = await fetch(`${origin}/skane-nordost/2023/budget`, { headers: { cookie } });
  if (!page.ok) throw new Refusal(`Budgetsidan svarade ${page.status}.`);
  await page.text();
  await wait(REST_MS);
  return residentMegabytes(serverOf(child.pid ?? 0));
}

/** The child of `npm start` that serves; the others are the database's. */
function serverOf(parent: number): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8")
    .trim()
    .split(" ")
    .map(Number);
  const found = children.find((pid) => /next/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8")));
  if (found === undefined) throw new Refusal("Serverprocessen hittades inte.");
  return found;
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes ?? Number.NaN) / 1024;
}
