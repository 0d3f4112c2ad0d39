import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { freePort, happensWithin, isAlive, pause, portIsFree, Refusal, until } from "./paths.ts";
import {
  cleanEnv,
  initialise,
  readSecrets,
  recoverSecrets,
  run,
  type Secrets,
  saveSecrets,
} from "./postgres-init.ts";
import { findPlace, type PostgresPlace } from "./postgres-place.ts";

const DATABASE = "finsamplan";
const OWNER = "finsamplan_owner";
const APP = "finsamplan_app";
const START_TRIES = 3;
const START_MS = 60_000;
const STOP_MS = 20_000;

export type DatabaseUrls = { readonly superuser: string; readonly owner: string; readonly app: string };

/** A running embedded PostgreSQL; `urlsOf` names another database of the same server. */
export type Cluster = {
  readonly place: PostgresPlace;
  readonly urls: DatabaseUrls;
  readonly urlsOf: (database: string) => DatabaseUrls;
  readonly stop: () => Promise<void>;
  /** Resolves if the server ends without having been asked to. */
  readonly lost: Promise<void>;
};

type Options = {
  readonly dataDir: string;
  /** A database that may be thrown away: no flushing to disk. */
  readonly forTests?: boolean;
};

/** The server process that holds the data folder, by its own note there. */
export function postmasterPid(dataDir: string): number | null {
  const file = path.join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, "utf8").split("\n")[0] ?? "", 10);
  return pid > 0 && isAlive(pid) && isPostgres(pid) ? pid : null;
}

/** After a crash the number may belong to another program by now. */
function isPostgres(pid: number): boolean {
  const note = `/proc/${pid}/comm`;
  return (
    process.platform !== "linux" || (existsSync(note) && readFileSync(note, "utf8").startsWith("postgres"))
  );
}

/** Stops a server left behind by a killed start, and clears the note of one that crashed. */
async function clearCrashed(place: PostgresPlace) {
  const pid = postmasterPid(place.dataDir);
  if (pid !== null) {
    await run(place, place.pgCtl, ["stop", "-D", place.dataDir, "-m", "fast", "-t", "20"]);
    const gone = await until(() => (isAlive(pid) ? null : true), STOP_MS);
    if (!gone)
      throw new Refusal(
        `En tidigare databas (process ${pid}) går inte att stoppa. Avsluta den och starta igen.`,
      );
  }
  rmSync(path.join(place.dataDir, "postmaster.pid"), { force: true });
}

function settings(options: Options): string[] {
  const all: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: "64MB",
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    log_min_messages: "warning",
    ...(options.forTests
      ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" }
      : {}),
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function launch(place: PostgresPlace, port: number, options: Options): Promise<ChildProcess> {
  const log = path.join(path.dirname(place.stateFile), "postgres.log");
  const out = openSync(log, "w", 0o600);
  // A group of its own: Ctrl-C in the terminal reaches the one that started it, which stops the web server first.
  const child = spawn(place.postgres, ["-D", place.dataDir, "-p", String(port), ...settings(options)], {
    ...(place.user ?? {}),
    cwd: "/",
    env: cleanEnv(),
    detached: process.platform !== "win32",
    stdio: ["ignore", out, out],
    windowsHide: true,
  });
  closeSync(out);
  child.once("error", () => {});
  return child;
}

const url = (user: string, password: string, port: number, database: string) =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

async function answers(connectionString: string): Promise<true | null> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

/** The two roles and the database; passwords follow the state file, whatever was there before. */
async function prepareRoles(secrets: Secrets) {
  const client = new pg.Client({
    connectionString: url("postgres", secrets.superuser, secrets.port, "postgres"),
  });
  await client.connect();
  try {
    for (const [role, password] of [
      [OWNER, secrets.owner],
      [APP, secrets.app],
    ] as const) {
      const known = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      if (known.rowCount === 0) await client.query(`CREATE ROLE ${role}`);
      await client.query(
        `ALTER ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD '${password}'`,
      );
    }
    const known = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
}

async function launchSomewhere(place: PostgresPlace, first: Secrets, options: Options) {
  let secrets = first;
  for (let attempt = 1; ; attempt++) {
    if (!(await portIsFree(secrets.port))) {
      secrets = { ...secrets, port: await freePort() };
      saveSecrets(place, secrets);
    }
    const child = await launch(place, secrets.port, options);
    const reachable = url("postgres", secrets.superuser, secrets.port, "postgres");
    const state = await until<"up" | "down">(async () => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return "down";
      return (await answers(reachable)) ? "up" : null;
    }, START_MS);
    if (state === "up") return { child, secrets };
    child.kill("SIGQUIT");
    const log = path.join(path.dirname(place.stateFile), "postgres.log");
    const said = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(-8).join("\n") : "";
    if (attempt === START_TRIES)
      throw new Refusal(`Databasen i ${place.dataDir} startar inte. Den säger:\n${said}`);
    secrets = { ...secrets, port: await freePort() };
    saveSecrets(place, secrets);
    await pause(200);
  }
}

/** Starts the embedded PostgreSQL of a data folder; the caller has made sure that no other start uses it. */
export async function startCluster(options: Options): Promise<Cluster> {
  const place = await findPlace(options.dataDir);
  await clearCrashed(place);
  const initialised =
    existsSync(path.join(place.dataDir, "PG_VERSION")) &&
    existsSync(path.join(place.dataDir, "global", "pg_control"));
  const kept = initialised
    ? (readSecrets(place) ?? (await recoverSecrets(place)))
    : await initialise(place, options.forTests ?? false);
  const { child, secrets } = await launchSomewhere(place, kept, options);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await prepareRoles(secrets);
  let stopping = false;
  const urlsOf = (database: string): DatabaseUrls => ({
    superuser: url("postgres", secrets.superuser, secrets.port, database),
    owner: url(OWNER, secrets.owner, secrets.port, database),
    app: url(APP, secrets.app, secrets.port, database),
  });
  return {
    place,
    urls: urlsOf(DATABASE),
    urlsOf,
    lost: ended.then(() => (stopping ? new Promise<void>(() => {}) : undefined)),
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      // SIGINT is PostgreSQL's "fast" shutdown: ends the sessions, writes everything, leaves nothing to recover.
      if (process.platform === "win32")
        await run(place, place.pgCtl, ["stop", "-D", place.dataDir, "-m", "fast"]);
      else child.kill("SIGINT");
      const stopped = await happensWithin(ended, STOP_MS);
      if (!stopped) child.kill("SIGQUIT");
    },
  };
}
