/** The real budgets of tests/fixtures, as files and as budgets with stable row ids. */
import { readdirSync, readFileSync } from "node:fs";
import { computeBudget } from "../lib/core/budget/compute.ts";
import { budgetFromFile } from "../lib/core/budget/file.ts";
import type { BudgetFile } from "../lib/core/budget/file-types.ts";
import { findFindings } from "../lib/core/budget/findings/find.ts";
import type { Finding } from "../lib/core/budget/findings/types.ts";
import type { Budget, BudgetLine, ComputedBudget } from "../lib/core/budget/model.ts";
import { columnKey } from "../lib/core/budget/years.ts";
import { oreFromUnit, type Unit } from "../lib/core/money.ts";

const fixtures = new URL("fixtures/", import.meta.url);

interface Expected {
  readonly computed: Readonly<Record<string, object>>;
  readonly rootFindings: readonly object[];
}

/** "skane-nordost-2023-2025" and the others. */
export const BUDGET_FILES: readonly string[] = readdirSync(fixtures)
  .filter((name) => /\d\.json$/.test(name))
  .map((name) => name.replace(".json", ""));

export function readBudgetFile(name: string): BudgetFile {
  return JSON.parse(readFileSync(new URL(`${name}.json`, fixtures), "utf8"));
}

export function readExpected(name: string): Expected {
  return JSON.parse(readFileSync(new URL(`expected/${name}.json`, fixtures), "utf8"));
}

export interface LoadedBudget {
  readonly budget: Budget;
  readonly computed: ComputedBudget;
  readonly findings: readonly Finding[];
  readonly unit: Unit;
}

/** A file, or one of the fixtures by name, as a budget with its figures and findings. */
export function loadBudget(source: BudgetFile | string): LoadedBudget {
  let rows = 0;
  const file = typeof source === "string" ? readBudgetFile(source) : source;
  const imported = budgetFromFile(file, () => {
    rows += 1;
    return `row${rows}`;
  });
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  const { budget, unit } = imported.value;
  const computed = computeBudget(budget);
  return { budget, computed, findings: findFindings(budget, computed), unit };
}

/** A file as a budget, with an amount typed into a line of a budget or plan year, in the file's unit. */
export function editLine(file: BudgetFile, label: string, year: number, value: number): Budget {
  const { budget, unit } = loadBudget(file);
  const amount = oreFromUnit(value, unit);
  if (amount === null) throw new Error(`${value} ${unit} has parts of an öre`);
  const sections = budget.sections.map((section) => ({
    ...section,
    lines: section.lines.map((line): BudgetLine => {
      if (line.label !== label) return line;
      return { ...line, cells: { ...line.cells, [columnKey(year, "budget")]: { type: "amount", amount } } };
    }),
  }));
  return { ...budget, sections };
}
