import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { BUDGET_FILES, readBudgetFile, readExpected } from "../tests/read-budget.ts";
import { checkBudget } from "./lib/check-budget.ts";
import { root } from "./lib/install.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "check-budget-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return name;
}

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command as npm runs it: from the root, with the caller's folder in INIT_CWD. */
function run(...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, [path.join(root, "scripts", "check-budget.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

const fixture = (name: string) => path.join(root, "tests", "fixtures", `${name}.json`);

describe("check-budget", () => {
  it("prints nothing but the figures and findings, and ends with 0 or 1", { timeout: 30_000 }, async () => {
    const clean = await run(fixture("skane-nordost-2023-2025"));
    expect(clean.code).toBe(0);
    expect(Object.keys(JSON.parse(clean.out))).toEqual(["computed", "findings"]);
    expect((await run(fixture("hoglandet-2023"))).code).toBe(1);
  });

  it("ends with 2 and a sentence where there is no budget to check", { timeout: 30_000 }, async () => {
    const cases = [
      [],
      ["finns-inte.json"],
      [write("trasig.json", "{")],
      [write("fel.json", JSON.stringify({ ...readBudgetFile("finnveden-2023"), unit: "öre" }))],
    ];
    for (const args of cases) {
      const { code, out, err } = await run(...args);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(/^\S.{20,}$/m);
      expect(err).not.toContain(" at ");
    }
  });

  it("finds a file by a path relative to where the caller stands", { timeout: 30_000 }, async () => {
    const name = write("här.json", JSON.stringify(readBudgetFile("finnveden-2023")));
    expect((await run(name)).code).toBe(0);
  });
});

describe("checkBudget", () => {
  it.each(BUDGET_FILES)("%s: figures in the file's unit and the expected roots", (name) => {
    const checked = checkBudget(JSON.stringify(readBudgetFile(name)));
    if (!checked.ok) throw new Error(checked.error.join(" "));
    const { computed, findings } = checked.value;
    expect(computed).toMatchObject(readExpected(name).computed);
    const roots = findings.filter(
      ({ code, causedBy }) => causedBy === null && /mismatch|equity-chain-break|negative-equity/.test(code),
    );
    expect(roots).toMatchObject(readExpected(name).rootFindings);
    expect(roots).toHaveLength(readExpected(name).rootFindings.length);
  });

  it("reads a file that begins with a byte order mark", () => {
    expect(checkBudget(`\uFEFF${JSON.stringify(readBudgetFile("finnveden-2023"))}`).ok).toBe(true);
  });

  it("names the place of a rule that goes in a circle", () => {
    const file = readBudgetFile("finnveden-2023");
    const circle = (of: string) => ({ type: "shareOf" as const, value: 10, of: [of] });
    const lines = [
      { label: "A", values: {}, rules: { 2024: circle("ring/B") } },
      { label: "B", values: {}, rules: { 2024: circle("ring/A") } },
    ];
    const sections = [{ key: "ring", label: "Ring", kind: "cost" as const, lines }];
    const checked = checkBudget(JSON.stringify({ ...file, sections }));
    expect(checked.ok ? [] : checked.error.join(" ")).toMatch(/A.*B|B.*A/);
  });
});
