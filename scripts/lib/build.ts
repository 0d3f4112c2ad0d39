import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { filesUnder, hashOf } from "./install.mjs";
import { node24, nodeModules, Refusal, root } from "./paths.ts";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "tsconfig.build.json",
  "package.json",
  "package-lock.json",
];

const nextBin = path.join(nodeModules, "next", "dist", "bin", "next");

function sourceHash(): string {
  const files = SOURCES.flatMap((name) => filesUnder(path.join(root, name)));
  return hashOf(files.filter((file) => !/\.test\.tsx?$/.test(file)));
}

const stampOf = (distDir: string) => path.join(root, distDir, "finsamplan-build");

export function isBuilt(distDir: string): boolean {
  const stamp = stampOf(distDir);
  return existsSync(stamp) && readFileSync(stamp, "utf8").trim() === sourceHash();
}

/** Modules are loaded during a build; none may reach a database or hold a secret of this machine. */
const BUILD_VARIABLES = {
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  DATABASE_URL: "postgresql://build:build@127.0.0.1:1/build",
  MIGRATE_DATABASE_URL: "",
  AUTH_SECRET: "only-during-the-build-and-never-served",
  APP_URL: "",
  SMTP_URL: "",
  DEMO: "0",
} as const;

export type Output = (text: string) => void;

/** `next build` when anything it reads has changed since the last one. Answers whether it built. */
export async function buildWhenStale(distDir: string, output: Output): Promise<boolean> {
  if (isBuilt(distDir)) return false;
  const wanted = sourceHash();
  rmSync(stampOf(distDir), { force: true });
  const child = spawn(node24, [nextBin, "build"], {
    cwd: root,
    env: { ...process.env, ...BUILD_VARIABLES, NEXT_DIST_DIR: distDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", (chunk) => output(String(chunk)));
  child.stderr.on("data", (chunk) => output(String(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Refusal("Bygget misslyckades. Felet står ovanför.");
  writeFileSync(stampOf(distDir), `${wanted}\n`);
  return true;
}

export const nextCommand = (kind: "start" | "dev", host: string, port: number) => [
  nextBin,
  kind,
  "-H",
  host,
  "-p",
  String(port),
];
