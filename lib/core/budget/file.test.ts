import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseBudgetFile } from "../../features/budget/file-schema.ts";
import { computeBudget } from "./compute.ts";
import { budgetFromFile, type ImportedBudget } from "./file.ts";
import { figuresToFile } from "./file-figures.ts";
import type { BudgetFile } from "./file-types.ts";
import { budgetToFile } from "./file-write.ts";

const FIXTURES = "tests/fixtures";
const names = readdirSync(FIXTURES).filter((name) => name.endsWith(".json") && name !== "budget.schema.json");

function ids(): () => string {
  let next = 0;
  return () => `id${next++}`;
}

function read(json: unknown): ImportedBudget {
  const file = parseBudgetFile(json);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const imported = budgetFromFile(file.value, ids());
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  return imported.value;
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

describe.each(names)("%s", (name) => {
  const imported = read(json(`${FIXTURES}/${name}`));

  it("gives exactly the expected figures", () => {
    const expected = json(`${FIXTURES}/expected/${name}`);
    const figures = figuresToFile(imported.budget.years, computeBudget(imported.budget), imported.unit);
    const computed = Object.fromEntries(
      Object.entries(figures).map(([year, { shares: _, ...tenKeys }]) => [year, tenKeys]),
    );
    expect({ unit: imported.unit, computed }).toEqual(
      expect.objectContaining(expected ? pickComputed(expected) : {}),
    );
  });
});

function pickComputed(expected: object): object {
  return Object.fromEntries(Object.entries(expected).filter(([key]) => key === "unit" || key === "computed"));
}
