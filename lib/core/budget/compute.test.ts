import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryBudget } from "../../../tests/arbitrary-budget.ts";
import { amount, budget, kr, line, printed, section } from "../../../tests/budget-builders.ts";
import { sumKnown } from "../money.ts";
import { computeBudget } from "./compute.ts";
import type { Budget, BudgetYear } from "./model.ts";
import { columnOf } from "./years.ts";

/** One figure over the columns, in kr. */
function figure(
  made: Budget,
  name:
    | "income"
    | "cost"
    | "result"
    | "openingEquity"
    | "closingEquity"
    | "closingEquityDecidedOnly"
    | "thresholdAmount"
    | "disposable",
) {
  return computeBudget(made).columns.map((column) => {
    const value = column[name];
    return value === null ? null : value / 100;
  });
}

describe("sides", () => {
  const income = section("income", [
    line("in", { "2024:budget": amount(1000) }, { incomeKind: "contribution" }),
  ]);

  it("tells blank from 0", () => {
    const held = budget([income, section("cost", [line("a", { "2024:budget": amount(0) })])]);
    expect(figure(held, "cost")).toEqual([0, null, null]);
    expect(figure(held, "result")).toEqual([1000, null, null]);
  });

  it("counts an incomplete section by its printed subtotal, and falls back on the printed total", () => {
    const some = section("cost", [line("a", { "2024:budget": amount(10), "2025:budget": amount(10) })], {
      complete: false,
    });
    const whole = section("cost", [line("b", { "2024:budget": amount(5), "2025:budget": amount(5) })], {
      id: "whole",
    });
    const control = [
      printed("subtotal", 2024, 300, "cost"),
      printed("totalCost", 2024, 999),
      printed("totalCost", 2025, 777),
    ];
    expect(figure(budget([income, some, whole], { control }), "cost")).toEqual([305, 777, null]);
  });

  it("takes the printed figures of a year that stands twice for the budget", () => {
    const years: BudgetYear[] = [
      { year: 2024, kind: "bokslut" },
      { year: 2024, kind: "budget" },
    ];
    const held = budget([], { years, control: [printed("totalCost", 2024, 50)] });
    expect(figure(held, "cost")).toEqual([null, 50]);
  });
});

describe("equity chain", () => {
  const sections = (cost: number) => [
    section("income", [
      line(
        "in",
        { "2024:budget": amount(1000), "2025:budget": amount(1000), "2026:budget": amount(1000) },
        { incomeKind: "contribution" },
      ),
    ]),
    section("cost", [
      line("out", { "2024:budget": amount(cost), "2025:budget": amount(cost), "2026:budget": amount(cost) }),
      line("new", { "2025:budget": amount(50) }, { decision: "planned" }),
    ]),
  ];

  it("carries the closing over, with all money and with decided money only", () => {
    const held = budget(sections(900), { opening: { year: 2024, amount: kr(500), source: "prognos" } });
    expect(figure(held, "openingEquity")).toEqual([500, 600, 650]);
    expect(figure(held, "closingEquity")).toEqual([600, 650, 750]);
    expect(figure(held, "closingEquityDecidedOnly")).toEqual([600, 700, 800]);
  });

  it("takes the computed closing before a printed opening, and a given opening before a printed one", () => {
    const control = [printed("openingEquity", 2024, 1), printed("openingEquity", 2025, 2)];
    expect(figure(budget(sections(900), { control }), "openingEquity")).toEqual([1, 101, 151]);
    const opening = { year: 2024, amount: kr(500), source: "bokslut" } as const;
    expect(figure(budget(sections(900), { control, opening }), "openingEquity")[0]).toBe(500);
  });

  it("computes nothing backwards from a printed closing", () => {
    const held = budget(sections(900), { control: [printed("closingEquity", 2024, 42)] });
    expect(figure(held, "openingEquity")).toEqual([null, 42, 92]);
  });

  it("prefers the outcome of last year to its forecast and budget", () => {
    const years: BudgetYear[] = [
      { year: 2024, kind: "bokslut" },
      { year: 2024, kind: "budget" },
      { year: 2025, kind: "plan" },
    ];
    const cells = { "2024:outcome": amount(10), "2024:budget": amount(20) } as const;
    const held = budget(
      [
        section("income", [line("in", cells)]),
        section("cost", [line("out", { "2024:outcome": amount(0), "2024:budget": amount(0) })]),
      ],
      {
        years,
        opening: { year: 2024, amount: kr(100), source: "bokslut" },
      },
    );
    expect(figure(held, "closingEquity").slice(0, 2)).toEqual([110, 120]);
    expect(figure(held, "openingEquity")[2]).toBe(110);
  });

  it("does not jump over a missing year", () => {
    const years: BudgetYear[] = [
      { year: 2024, kind: "budget" },
      { year: 2026, kind: "plan" },
    ];
    const held = budget(sections(900), {
      years,
      opening: { year: 2024, amount: kr(500), source: "bokslut" },
    });
    expect(figure(held, "openingEquity")).toEqual([500, null]);
  });

  it("has no recommendation without steps", () => {
    expect(figure(budget(sections(900), { ladder: [] }), "thresholdAmount")).toEqual([null, null, null]);
  });
});

describe("whatever the budget", () => {
  it("sums lines to sections, types and levels, and keeps the chain whole", () => {
    fc.assert(
      fc.property(arbitraryBudget(), (made) => {
        const computed = computeBudget(made);
        for (const [index, column] of computed.columns.entries()) {
          expect(column.column).toBe(columnOf(made.years[index] ?? { year: 0, kind: "budget" }));
          for (const { id, lines } of made.sections) {
            const rows = lines.map((row) => computed.amounts.get(row.id)?.[index]);
            expect(computed.sectionSums.get(id)?.[index]).toBe(sumKnown(rows));
          }
          const byType = sumKnown(Object.values(column.costByType)) ?? 0;
          expect(sumKnown(Object.values(column.costByLevel)) ?? 0).toBe(byType);
          if (made.sections.every(({ kind, complete }) => kind === "income" || complete)) {
            expect(byType).toBe(column.cost === null ? 0 : sumOfCosts(made, computed, index));
          }
          if (column.openingEquity !== null && column.result !== null) {
            expect(column.closingEquity).toBe(column.openingEquity + column.result);
          }
        }
      }),
    );
  });

  it("does not depend on the order of the columns", () => {
    fc.assert(
      fc.property(arbitraryBudget(), (made) => {
        const reversed = computeBudget({ ...made, years: made.years.toReversed() });
        expect(reversed.columns.toReversed()).toEqual(computeBudget(made).columns);
      }),
    );
  });
});

function sumOfCosts(made: Budget, computed: ReturnType<typeof computeBudget>, index: number): number {
  const costs = made.sections.filter(({ kind }) => kind === "cost");
  return sumKnown(costs.map(({ id }) => computed.sectionSums.get(id)?.[index])) ?? 0;
}
