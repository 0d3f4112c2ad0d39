import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { deadCode, endChildren, lint, type Tally, types, vitest } from "./lib/steps.ts";

process.on("SIGTERM", () => {
  endChildren();
  process.exit(1);
});

const folder = mkdtempSync(path.join(os.tmpdir(), "finsamplan-report-"));
const tallies: Tally[] = [];
for (const step of [lint, types, deadCode]) tallies.push(await step());
tallies.push(await vitest(["unit", "architecture"], path.join(folder, "vitest.json")));
rmSync(folder, { recursive: true, force: true });

const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(sum("failed") === 0 ? 0 : 1);
