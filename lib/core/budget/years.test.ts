import { describe, expect, it } from "vitest";
import type { BudgetYear, YearKind } from "./model.ts";
import { budgetYearOf, checkYears, columnForYear, columnOf, layoutOf, sortColumns } from "./years.ts";

const years = (...columns: [number, YearKind][]): BudgetYear[] =>
  columns.map(([year, kind]) => ({ year, kind }));

describe("columns", () => {
  it("stand chronologically, within a year outcome, forecast, budget", () => {
    const mixed = years([2025, "plan"], [2024, "budget"], [2024, "bokslut"], [2024, "prognos"]);
    expect(sortColumns(mixed).map(columnOf)).toEqual([
      "2024:outcome",
      "2024:forecast",
      "2024:budget",
      "2025:budget",
    ]);
  });

  it("a bare year means budget before outcome before forecast", () => {
    expect(columnForYear(years([2024, "prognos"], [2024, "bokslut"], [2024, "plan"]), 2024)?.kind).toBe(
      "plan",
    );
    expect(columnForYear(years([2024, "prognos"], [2024, "bokslut"]), 2024)?.kind).toBe("bokslut");
    expect(columnForYear(years([2024, "prognos"]), 2025)).toBeNull();
  });

  it("the budget year is the first of kind budget, wherever it stands", () => {
    expect(budgetYearOf(years([2023, "prognos"], [2026, "budget"], [2024, "budget"], [2025, "plan"]))).toBe(
      2024,
    );
    expect(budgetYearOf(years([2023, "bokslut"], [2024, "plan"]))).toBeNull();
  });

  it("last year is the same series if there is one, else outcome, forecast, budget", () => {
    const columns = years(
      [2024, "bokslut"],
      [2024, "prognos"],
      [2024, "budget"],
      [2025, "plan"],
      [2025, "bokslut"],
      [2026, "prognos"],
      [2028, "plan"],
    );
    expect(layoutOf(columns).previous).toEqual([-1, -1, -1, 2, 0, 4, -1]);
  });
});

describe("checkYears", () => {
  it.each<[string, BudgetYear[], string]>([
    ["none", [], "noYears"],
    ["the same year and series twice", years([2024, "budget"], [2024, "plan"]), "duplicateYear"],
    ["a year of the past millennium's past", years([1899, "budget"]), "yearOutside"],
    ["half a year", years([2024.5, "budget"]), "yearOutside"],
    [
      "eleven years",
      Array.from({ length: 11 }, (_, at) => ({ year: 2020 + at, kind: "plan" as const })),
      "tooManyYears",
    ],
  ])("refuses %s", (_, columns, code) => {
    const checked = checkYears(columns);
    expect(!checked.ok && checked.error.code).toBe(code);
  });

  it("takes ten years of which all stand as budget and outcome", () => {
    const ten = Array.from({ length: 10 }, (_, at) =>
      years([2020 + at, "plan"], [2020 + at, "bokslut"]),
    ).flat();
    expect(checkYears(ten).ok).toBe(true);
  });
});
