import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { freePort, randomSecret, readJson, writeSecret } from "./paths.ts";
import type { PostgresPlace } from "./postgres-place.ts";

const secretsSchema = z.object({
  port: z.number().int(),
  superuser: z.string(),
  owner: z.string(),
  app: z.string(),
});
export type Secrets = z.infer<typeof secretsSchema>;

export function readSecrets(place: PostgresPlace): Secrets | null {
  const read = secretsSchema.safeParse(readJson(place.stateFile));
  return read.success ? read.data : null;
}

export const saveSecrets = (place: PostgresPlace, secrets: Secrets) =>
  writeSecret(place.stateFile, `${JSON.stringify(secrets)}\n`);

type Ran = { code: number | null; output: string };

export function run(place: PostgresPlace, program: string, args: string[], input = ""): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...(place.user ?? {}), cwd: "/", env: cleanEnv() });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** PG* variables of the user's shell must not steer the embedded server; messages stay in English for logs. */
export function cleanEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: "C", NODE_ENV: process.env.NODE_ENV ?? "production" };
}

export async function initialise(place: PostgresPlace, forTests: boolean): Promise<Secrets> {
  const secrets = {
    port: await freePort(),
    superuser: randomSecret(),
    owner: randomSecret(),
    app: randomSecret(),
  };
  // An initdb that was killed half-way leaves files but no usable cluster; it refuses a folder that is not empty.
  if (existsSync(place.dataDir)) {
    for (const name of readdirSync(place.dataDir))
      rmSync(path.join(place.dataDir, name), { recursive: true });
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), "finsamplan-"));
  const passwordFile = path.join(folder, "password");
  try {
    writeFileSync(passwordFile, `${secrets.superuser}\n`, { mode: 0o600 });
    if (place.user) {
      chownSync(folder, place.user.uid, place.user.gid);
      chownSync(passwordFile, place.user.uid, place.user.gid);
    }
    const flags = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    const made = await run(place, place.initdb, [
      `--pgdata=${place.dataDir}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      ...flags,
      ...(forTests ? ["--no-sync"] : []),
    ]);
    if (made.code !== 0) throw new Error(`initdb failed:\n${made.output}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  saveSecrets(place, secrets);
  return secrets;
}

/** The data is there but not its passwords (DATA_DIR was emptied): the server's own user sets a new one. */
export async function recoverSecrets(place: PostgresPlace): Promise<Secrets> {
  const secrets = {
    port: await freePort(),
    superuser: randomSecret(),
    owner: randomSecret(),
    app: randomSecret(),
  };
  const asked = `ALTER ROLE postgres PASSWORD '${secrets.superuser}'\n`;
  const done = await run(place, place.postgres, ["--single", "-D", place.dataDir, "postgres"], asked);
  if (done.code !== 0)
    throw new Error(`The passwords of ${place.dataDir} could not be set anew:\n${done.output}`);
  saveSecrets(place, secrets);
  return secrets;
}
