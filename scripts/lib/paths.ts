import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
export const nodeModules = path.join(root, "node_modules");

/** Node 24 out of the `node` package, for every child process. */
export const node24 = path.join(
  nodeModules,
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** Secrets are written so that no other user of the machine can read them, and never half. */
export function writeSecret(file: string, text: string) {
  mkdirSync(path.dirname(file), { recursive: true });
  const next = `${file}.${process.pid}.new`;
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, file);
}

export function readJson(file: string): unknown {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

export const randomSecret = () => randomBytes(32).toString("hex");

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** A port nothing listens to right now. The caller handles the rare race for it. */
export function freePort(host = "127.0.0.1"): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("Ingen port svarade.")),
      );
    });
  });
}

/** Whether this process may listen there now. */
export function portIsFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Whether it came about in time; leaves no timer behind that would keep the process alive. */
export async function happensWithin(event: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  return Promise.race([event.then(() => true), late]).finally(() => clearTimeout(timer));
}

/** Waits until `check` answers something, at most so long. */
export async function until<T>(
  check: () => Promise<T | null> | T | null,
  milliseconds: number,
): Promise<T | null> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await check();
    if (answer !== null || Date.now() > end) return answer;
    await pause(50);
  }
}

/** A refusal with a sentence for the one at the keyboard; shown without a stack trace. */
export class Refusal extends Error {}
