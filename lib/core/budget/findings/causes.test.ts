import { describe, expect, it } from "vitest";
import { loadBudget } from "../../../../tests/read-budget.ts";
import { ore } from "../../money.ts";
import type { BudgetFile, ByYear, FileLine } from "../file-types.ts";
import { areDigitsSwapped } from "./digits.ts";
import { breaksGrowth } from "./growth.ts";

const kr = (amount: number) => ore(amount * 100);

describe("areDigitsSwapped", () => {
  it.each([
    [540, 450, true],
    [693_868, 639_868, true],
    [3100, 3010, true],
    [-540, -450, true],
    // Three digits turned round, two apart, or a sign are other faults.
    [543, 345, false],
    [540, 405, false],
    [54, -45, false],
    [540, 540, false],
    [386_000, 386_042, false],
  ])("%d for %d: %s", (a, b, expected) => {
    expect(areDigitsSwapped(kr(a), kr(b))).toBe(expected);
    expect(areDigitsSwapped(kr(b), kr(a))).toBe(expected);
  });
});

describe("breaksGrowth", () => {
  const series = (values: ByYear) =>
    new Map(Object.entries(values).map(([year, amount]) => [Number(year), kr(amount)]));
  it.each<[string, ByYear, number, number, string, boolean]>([
    ["4 % after it", { 2024: 386_000, 2025: 401_484, 2026: 417_543 }, 2024, 386_042, "", true],
    ["3 % on both sides", { 2024: 100_000, 2025: 130_000, 2026: 106_090 }, 2025, 103_000, "", true],
    ["level every other year", { 2024: 50_000, 2025: 50_000, 2026: 5000 }, 2026, 50_000, "", true],
    ["a percent in the label", { 2024: 140_000, 2025: 142_400 }, 2025, 144_200, "Lokaler (3 %/år)", true],
    ["one other year and nothing known", { 2024: 140_000, 2025: 142_400 }, 2025, 144_200, "Lokaler", false],
    [
      "other years of no one growth",
      { 2024: 386_000, 2025: 401_484, 2026: 500_000 },
      2024,
      386_042,
      "",
      false,
    ],
    [
      "an amount that follows already",
      { 2024: 386_042, 2025: 401_484, 2026: 417_543 },
      2024,
      386_042,
      "",
      false,
    ],
  ])("%s", (_, values, year, expected, label, answer) => {
    expect(breaksGrowth(series(values), year, kr(expected), 100, label)).toBe(answer);
  });
});

describe("causes", () => {
  /** The first cause of a group of costs whose printed sum is off. */
  function cause(lines: readonly FileLine[], printedSubtotal: ByYear) {
    const file: BudgetFile = {
      forbund: "Exempelbygden",
      unit: "kr",
      years: [2027, 2028, 2029].map((year) => ({ year, kind: year === 2027 ? "budget" : "plan" })),
      sections: [{ key: "grupp", label: "Grupp", kind: "cost", lines, printedSubtotal }],
    };
    const { budget, findings } = loadBudget(file);
    const first = findings.find(({ code }) => code === "subtotal-mismatch")?.cause?.[0];
    const label = budget.sections[0]?.lines.find(({ id }) => id === first?.place.line)?.label ?? null;
    return first ? [first.type, label, first.expected === null ? null : first.expected / 100] : null;
  }
  const line = (label: string, ...values: number[]): FileLine => {
    return { label, values: Object.fromEntries(values.map((value, index) => [2027 + index, value])) };
  };

  it.each<[string, FileLine[], ByYear, unknown[] | null]>([
    ["left out of the sum", [line("A", 1000), line("B", 217)], { 2027: 1000 }, ["line-missing", "B", 0]],
    ["counted twice", [line("A", 1000), line("B", 217)], { 2027: 1434 }, ["line-doubled", "B", 434]],
    [
      "entered twice",
      [line("B", 217), line("A", 1000), line("B", 217)],
      { 2027: 1217 },
      ["line-doubled", "B", 0],
    ],
    ["wrong sign", [line("A", 1000), line("B", -217)], { 2027: 1217 }, ["wrong-sign", "B", 217]],
    [
      "blank but there next year",
      [line("A", 1000, 1000), { label: "B", values: { 2028: 217 } }],
      { 2027: 1217 },
      ["line-missing", "B", 217],
    ],
    ["rounding", [line("A", 1001), line("B", 217), line("C", 333)], { 2027: 1552 }, ["rounding", null, null]],
    ["nothing that fits", [line("A", 1001), line("B", 217)], { 2027: 1300 }, null],
  ])("%s", (_, lines, printed, expected) => {
    expect(cause(lines, printed)).toEqual(expected);
  });
});
