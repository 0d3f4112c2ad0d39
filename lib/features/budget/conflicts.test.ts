import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { findLine } from "../../core/budget/change-rows.ts";
import type { Change } from "../../core/budget/change-types.ts";
import { applyChanges } from "../../core/budget/changes.ts";
import { budgetFromFile } from "../../core/budget/file.ts";
import type { Budget, BudgetLine } from "../../core/budget/model.ts";
import { ore } from "../../core/money.ts";
import { reconcile, touchedBy } from "./conflicts.ts";
import { parseBudgetFile } from "./file-schema.ts";

const budget = skaneNordost();
const lokaler = lineNamed("Lokaler");
const inventarier = lineNamed("Inventarier");
const section = budget.sections[3];

const set = (line: BudgetLine, year: number, kr: number | null): Change => ({
  op: "setValue",
  lineId: line.id,
  year,
  amount: kr === null ? null : ore(kr * 100),
});
const rename = (line: BudgetLine, label: string): Change => ({
  op: "updateLine",
  lineId: line.id,
  set: { label },
});
const rule = (value: number): Change => ({
  op: "setRule",
  lineId: lokaler.id,
  year: 2024,
  rule: { type: "percent", value, round: 100 },
});
const remove = (line: BudgetLine): Change => ({ op: "deleteLine", lineId: line.id });

/** What someone else did since, what I want now, and what comes of it. */
const cases: [string, Change[], Change, "clear" | "dropped" | "gone" | unknown[]][] = [
  ["another cell", [set(inventarier, 2023, 1)], set(inventarier, 2024, 2), "clear"],
  ["the same cell alike", [set(inventarier, 2023, 7)], set(inventarier, 2023, 7), "dropped"],
  [
    "the same cell",
    [set(inventarier, 2023, 1)],
    set(inventarier, 2023, 2),
    [{ year: 2023, yours: 2, theirs: 1 }],
  ],
  [
    "0 against empty",
    [set(inventarier, 2023, null)],
    set(inventarier, 2023, 0),
    [{ yours: 0, theirs: null }],
  ],
  ["two rules", [rule(4)], rule(5), [{ year: 2024, yours: 147000, theirs: 145600 }]],
  ["the same rule", [rule(4)], rule(4), "dropped"],
  ["a rule and a typed amount", [set(lokaler, 2024, 145600)], rule(4), [{ yours: 145600, theirs: 145600 }]],
  ["a year that only follows", [rule(4)], set(lokaler, 2025, 150000), "clear"],
  [
    "two names",
    [rename(inventarier, "Möbler")],
    rename(inventarier, "Datorer"),
    [{ field: "label", yours: "Datorer", theirs: "Möbler" }],
  ],
  ["name and amount", [rename(inventarier, "Möbler")], set(inventarier, 2023, 1), "clear"],
  ["a removed row", [remove(inventarier)], set(inventarier, 2023, 1), "gone"],
  ["removed by both", [remove(inventarier)], remove(inventarier), "dropped"],
  [
    "removing what another wrote in",
    [set(inventarier, 2023, 1)],
    remove(inventarier),
    [{ lineId: inventarier.id }],
  ],
  [
    "the same year added",
    [{ op: "addYear", year: 2026, kind: "plan" }],
    { op: "addYear", year: 2026, kind: "plan" },
    "dropped",
  ],
  [
    "removing a year another wrote in",
    [set(inventarier, 2025, 1)],
    { op: "deleteYear", year: 2025 },
    [{ year: 2025 }],
  ],
];

it.each(cases)("%s", (_name, theirs, mine, expected) => {
  const later = theirs.map((change) => ({ touched: touchedBy(change, budget.years), by: "Ekonomen" }));
  const applied = applyChanges(budget, theirs);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  const gone = theirs.flatMap((change) => (change.op === "deleteLine" ? [change.lineId] : []));
  const met = reconcile(applied.value, gone, [mine], later);
  if (expected === "gone") expect(met).toEqual({ type: "gone", id: inventarier.id });
  else if (expected === "clear") expect(met).toEqual({ type: "clear", changes: [mine] });
  else if (expected === "dropped") expect(met).toEqual({ type: "clear", changes: [] });
  else expect(met).toMatchObject({ type: "conflict", conflicts: expected });
});

it("puts a new row last when the row it was to follow is gone", () => {
  const applied = applyChanges(budget, [remove(inventarier)]);
  if (!applied.ok || !section) throw new Error("fixture");
  const added: Change = {
    op: "addLine",
    sectionId: section.id,
    lineId: randomUUID(),
    after: inventarier.id,
    line: { label: "Ny" },
  };
  const met = reconcile(applied.value, [inventarier.id], [added], []);
  const last = applied.value.sections[3]?.lines.at(-1)?.id;
  expect(met).toMatchObject({ type: "clear", changes: [{ op: "addLine", after: last }] });
});

function skaneNordost(): Budget {
  const path = new URL("../../../tests/fixtures/skane-nordost-2023-2025.json", import.meta.url);
  const file = parseBudgetFile(JSON.parse(readFileSync(path, "utf8")));
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const imported = budgetFromFile(file.value, randomUUID);
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  return imported.value.budget;
}

function lineNamed(label: string): BudgetLine {
  const found = budget.sections.flatMap(({ lines }) => lines).find((line) => line.label.startsWith(label));
  const placed = found && findLine(budget, found.id);
  if (!placed) throw new Error(label);
  return placed.line;
}
