import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildWhenStale } from "./lib/build.ts";
import { ensureChromium } from "./lib/chromium.ts";
import { deadCode, endChildren, lint, playwright, type Tally, types, vitest } from "./lib/steps.ts";

const resultFile = process.env.FINSAMPLAN_TEST_RESULT;
const folder = mkdtempSync(path.join(os.tmpdir(), "finsamplan-report-"));
const total: Tally = { passed: 0, failed: 0 };

// The developer's own settings are not what is tested.
for (const name of [
  "DATABASE_URL",
  "MIGRATE_DATABASE_URL",
  "DATA_DIR",
  "APP_URL",
  "AUTH_SECRET",
  "SMTP_URL",
  "DEMO",
]) {
  delete process.env[name];
}

/** What is known so far, for the last line: `finished` stays false when this process dies under way. */
function note(finished: boolean) {
  if (resultFile) writeFileSync(resultFile, JSON.stringify({ ...total, finished }));
}

async function count(step: () => Promise<Tally>) {
  let tally: Tally = { passed: 0, failed: 1 };
  try {
    tally = await step();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  }
  total.passed += tally.passed;
  total.failed += tally.failed;
  note(false);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    endChildren();
    process.exit(1);
  });
}

const GROUPS = ["static", "unit", "architecture", "integration", "e2e"];
const given = process.argv.slice(2);
const groups = given[0] !== undefined && GROUPS.includes(given[0]) ? [given[0]] : GROUPS;
const rest = groups.length === 1 ? given.slice(1) : given;
const chosen = (name: string) => groups.includes(name);

/** The browser tests' build and browser are made ready while the quicker steps run. */
async function prepareBrowser(): Promise<string> {
  const chromium = await ensureChromium();
  let said = "";
  await buildWhenStale(".next-test", (text) => {
    said += text;
  }).catch((error: unknown) => {
    console.log(said);
    throw error;
  });
  return chromium;
}

try {
  note(false);
  const browser = chosen("e2e")
    ? prepareBrowser().then(
        (chromium) => ({ chromium }),
        (error: unknown) => ({ error }),
      )
    : null;
  if (chosen("static")) {
    await count(lint);
    await count(types);
    await count(deadCode);
  }
  const projects = ["unit", "architecture", "integration"].filter(chosen);
  if (projects.length > 0) await count(() => vitest(projects, path.join(folder, "vitest.json"), rest));
  if (browser) {
    await count(async () => {
      const ready = await browser;
      if ("error" in ready) throw ready.error;
      return playwright(ready.chromium, path.join(folder, "playwright.json"), rest);
    });
  }
  note(true);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(total.failed === 0 ? 0 : 1);
