import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { z } from "zod";
import { node24, nodeModules, readJson, root } from "./paths.ts";

export type Tally = { passed: number; failed: number };

const running = new Set<ChildProcess>();

/** For a run that is broken off: nothing it started may outlive it. */
export function endChildren() {
  for (const child of running) child.kill("SIGTERM");
}

type Run = { readonly code: number; readonly output: string };
type Options = { readonly env?: Readonly<Record<string, string>>; readonly live?: boolean };

/** Runs a tool of node_modules under Node 24; `live` shows its output as it comes. */
export function runTool(
  script: string,
  args: readonly string[],
  { env = {}, live = false }: Options = {},
): Promise<Run> {
  const child = spawn(node24, [path.join(nodeModules, script), ...args], {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  const listen = (chunk: Buffer) => {
    output += String(chunk);
    if (live) process.stdout.write(chunk);
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 1, output: String(error) }));
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** One static check counts as one case; its output is shown when it fails. */
async function check(name: string, script: string, args: readonly string[]): Promise<Tally> {
  const since = Date.now();
  const { code, output } = await runTool(script, args);
  console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds(since)})`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export const lint = () =>
  check("lint", "@biomejs/biome/bin/biome", ["ci", "--colors=off", "--max-diagnostics=50"]);
export const types = () => check("types", "typescript/bin/tsc", ["--noEmit", "-p", "tsconfig.build.json"]);
export const deadCode = () => check("dead code", "knip/bin/knip.js", ["--no-progress", "--no-config-hints"]);

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** Vitest's cases; a file that could not even be loaded counts as one. */
export async function vitest(
  projects: readonly string[],
  report: string,
  rest: readonly string[] = [],
): Promise<Tally> {
  const chosen = projects.flatMap((name) => ["--project", name]);
  const args = [
    "run",
    ...chosen,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...rest,
  ];
  const { code } = await runTool("vitest/vitest.mjs", args, { live: true });
  const read = vitestReport.safeParse(readJson(report));
  if (!read.success) return { passed: 0, failed: 1 };
  const unloaded = read.data.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
  ).length;
  const failed = read.data.numFailedTests + unloaded;
  // An error outside every test, or a runner that died, still fails the run.
  return { passed: read.data.numPassedTests, failed: code !== 0 ? Math.max(1, failed) : failed };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** Playwright's cases; a setup that fails counts as one. */
export async function playwright(
  chromium: string,
  report: string,
  rest: readonly string[] = [],
): Promise<Tally> {
  const env = { CHROMIUM_PATH: chromium, E2E_REPORT: report, PLAYWRIGHT_FORCE_TTY: "0" };
  const { code } = await runTool("@playwright/test/cli.js", ["test", ...rest], { env, live: true });
  const read = playwrightReport.safeParse(readJson(report));
  if (!read.success) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = read.data.stats;
  return { passed: expected, failed: code !== 0 ? Math.max(1, unexpected + flaky) : unexpected + flaky };
}
