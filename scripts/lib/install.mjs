// Runs on the machine's own Node (20 or later) before anything is installed: built-in modules only.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
const modules = path.join(root, "node_modules");
const stamp = path.join(modules, ".finsamplan-install");

/** Node 24 out of the `node` package; the machine's own may be older. */
export const node24 = path.join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : null);

export function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(name) : entry.isFile() ? [name] : [];
    })
    .sort();
}

/** One hash over names and contents, to know whether something made of these files is stale. */
export function hashOf(files, ...extra) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash.update(`${path.relative(root, file)}\0`);
    hash.update(readFileSync(file));
  }
  for (const text of extra) hash.update(`\0${text}`);
  return hash.digest("hex");
}

const lockHash = () => hashOf([path.join(root, "package-lock.json")], process.platform, process.arch);

/** True when npm's own record of what is installed holds every package of the lock file in its version. */
function matchesLock() {
  const hidden = read(path.join(modules, ".package-lock.json"));
  if (!hidden) return false;
  const installed = JSON.parse(hidden).packages ?? {};
  const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages ?? {};
  return (
    "" in wanted &&
    Object.entries(wanted).every(([place, entry]) => {
      if (place === "" || entry.optional || entry.devOptional || entry.peer) return true;
      return installed[place]?.version === entry.version && installed[place]?.integrity === entry.integrity;
    })
  );
}

function isInstalled() {
  if (!existsSync(node24)) return false;
  const wanted = lockHash();
  if (read(stamp)?.trim() === wanted) return true;
  if (!matchesLock()) return false;
  writeFileSync(stamp, `${wanted}\n`);
  return true;
}

/** Runs a command with all its output on standard error. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", 2, 2], ...options });
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${path.basename(command)} ${args.join(" ")} slutade med kod ${code}.`)),
    );
  });
}

// `prisma generate` needs no engine, but looks for one to download unless told of an existing file.
const engineEnv = () => ({
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
});

function npm(args) {
  const env = { ...process.env, ...engineEnv(), npm_config_loglevel: "warn" };
  // npm's own script file, so that a Windows `npm.cmd` needs no shell.
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return runQuietly(process.execPath, [script, ...args], { env });
  return runQuietly("npm", args, { env, shell: process.platform === "win32" });
}

async function install() {
  console.error("Installerar paketen ur package-lock.json …");
  await npm(["ci", "--include=dev", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, `${lockHash()}\n`);
}

const generated = path.join(root, "generated", "prisma");

function clientHash() {
  const files = [...filesUnder(path.join(root, "prisma", "schema")), path.join(root, "prisma.config.ts")];
  return hashOf(files, read(path.join(modules, "prisma", "package.json")) ?? "");
}

const isGenerated = () => read(path.join(generated, ".stamp"))?.trim() === clientHash();

async function generateClient() {
  const wanted = clientHash();
  await runQuietly(node24, [path.join(modules, "prisma", "build", "index.js"), "generate"], {
    env: { ...process.env, ...engineEnv(), PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
  });
  writeFileSync(path.join(generated, ".stamp"), `${wanted}\n`);
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** Two commands on a fresh clone must not install over each other: the second waits for the first. */
async function withLock(work) {
  const folder = path.join(root, ".cache");
  const lock = path.join(folder, "install.lock");
  mkdirSync(folder, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, `${process.pid} ${os.hostname()}\n`, { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const [pid, host] = (read(lock) ?? "").trim().split(" ");
      const unreadable =
        !pid && Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 5000;
      if (unreadable || host !== os.hostname() || (pid && !isAlive(Number(pid))))
        rmSync(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Installs from the lock file and generates the Prisma client, each only when missing or stale. */
export async function ensureInstalled() {
  if (isInstalled() && isGenerated()) return;
  await withLock(async () => {
    if (!isInstalled()) await install();
    if (!isGenerated()) await generateClient();
  });
}

/**
 * Installs what is missing and runs a TypeScript file under Node 24. Resolves to its exit code.
 * Ctrl-C reaches the child too (same terminal), so this process only waits for it to end.
 */
export async function runInstalled(script, args = process.argv.slice(2), options = {}) {
  await ensureInstalled();
  const hooks = path.join(root, "scripts", "lib", "hooks.mjs");
  const flags = ["--disable-warning=ExperimentalWarning", "--import", pathToFileURL(hooks).href];
  const child = spawn(node24, [...flags, path.join(root, "scripts", script), ...args], {
    stdio: "inherit",
    cwd: root,
    ...options,
  });
  const pass = (signal) => child.kill(signal);
  const wait = () => {};
  // npm passes SIGTERM to the shell between it and us, which dies without a word: a new parent tells.
  const parent = process.ppid;
  const orphaned = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500);
  if (!process.env.npm_lifecycle_event) clearInterval(orphaned);
  process.on("SIGINT", wait);
  process.on("SIGTERM", pass);
  process.on("SIGHUP", pass);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit, signal) => resolve(exit ?? (signal ? 1 : 0)));
  });
  clearInterval(orphaned);
  process.off("SIGINT", wait);
  process.off("SIGTERM", pass);
  process.off("SIGHUP", pass);
  return code;
}

/** The whole of a thin command: run it, turn a failure before it into one sentence. */
export async function command(script, options) {
  try {
    process.exitCode = await runInstalled(script, process.argv.slice(2), options);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
