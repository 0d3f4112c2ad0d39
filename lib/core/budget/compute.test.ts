import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryBudget } from "../../../tests/arbitrary-budget.ts";
import { type Ore, ore, sumKnown } from "../money.ts";
import { computeBudget } from "./compute.ts";
import { DEFAULT_LADDER } from "./ladder.ts";
import type {
  Budget,
  BudgetLine,
  BudgetSection,
  BudgetYear,
  Cell,
  ColumnKey,
  ControlFigure,
  Rule,
} from "./model.ts";
import { columnOf } from "./years.ts";

const kr = (kronor: number) => ore(kronor * 100);
const amount = (kronor: number): Cell => ({ type: "amount", amount: kr(kronor) });
const rule = (held: Rule): Cell => ({ type: "rule", rule: held });
const stop: Cell = { type: "stop" };
const rise = (value: number, round: 1 | 10 | 100 | 1000 = 1): Rule => ({ type: "percent", value, round });
const share = (value: number, ...of: string[]): Rule => ({ type: "shareOf", value, of, round: 1 });

const THREE: BudgetYear[] = [
  { year: 2024, kind: "budget" },
  { year: 2025, kind: "plan" },
  { year: 2026, kind: "plan" },
];

function line(
  id: string,
  cells: Partial<Record<ColumnKey, Cell>>,
  rest: Partial<BudgetLine> = {},
): BudgetLine {
  return {
    id,
    lineageId: id,
    label: id,
    costType: null,
    level: null,
    decision: "decided",
    incomeKind: null,
    party: null,
    endYear: null,
    account: null,
    costCentre: null,
    project: null,
    note: null,
    cells,
    ...rest,
  };
}

function section(
  kind: "income" | "cost",
  lines: BudgetLine[],
  rest: Partial<BudgetSection> = {},
): BudgetSection {
  const id = rest.id ?? kind;
  return {
    id,
    lineageId: id,
    key: null,
    label: id,
    kind,
    costType: null,
    level: null,
    complete: true,
    lines,
    ...rest,
  };
}

function budget(sections: BudgetSection[], rest: Partial<Budget> = {}): Budget {
  return {
    years: THREE,
    sections,
    control: [],
    imported: null,
    opening: null,
    ladder: DEFAULT_LADDER,
    ...rest,
  };
}

const printed = (
  figure: ControlFigure["figure"],
  year: number,
  kronor: number,
  sectionId: string | null = null,
): ControlFigure => ({
  figure,
  sectionId,
  year,
  amount: kr(kronor),
  outdated: false,
});

const kronor = (row: readonly (Ore | null)[] | undefined) =>
  row?.map((value) => (value === null ? null : value / 100));
const amounts = (made: Budget, id: string) => kronor(computeBudget(made).amounts.get(id));
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

describe("rules", () => {
  const lokaler = (cells: Partial<Record<ColumnKey, Cell>>, rest: Partial<BudgetLine> = {}) =>
    budget([section("cost", [line("lokaler", cells, rest)])]);

  it("starts every year from the rounded value of the year before", () => {
    const held = lokaler({ "2024:budget": amount(140_000), "2025:budget": rule(rise(3, 100)) });
    // 3 % on 144 200 is 148 526, rounded 148 500; on the unrounded chain it would be the same but not for 4 %.
    expect(amounts(held, "lokaler")).toEqual([140_000, 144_200, 148_500]);
  });

  it.each<[string, Rule, (number | null)[]]>([
    ["as last year", { type: "same", round: 1 }, [140_000, 140_000, 140_000]],
    ["as last year, rounded", { type: "same", round: 1000 }, [140_000, 140_000, 140_000]],
    ["plus kronor", { type: "amount", value: kr(-1250), round: 100 }, [140_000, 138_800, 137_600]],
    ["an expression", { type: "expression", text: "35000*12", round: 1 }, [140_000, 420_000, 420_000]],
  ])("%s", (_, held, expected) => {
    expect(
      amounts(lokaler({ "2024:budget": amount(140_000), "2025:budget": rule(held) }), "lokaler"),
    ).toEqual(expected);
  });

  it("gives nothing from a blank year, and ends at a stop, at an amount and after the line's last year", () => {
    const three = rule(rise(10));
    expect(amounts(lokaler({ "2025:budget": three }), "lokaler")).toEqual([null, null, null]);
    const held = { "2024:budget": amount(100), "2025:budget": three } as const;
    expect(amounts(lokaler({ ...held, "2026:budget": stop }), "lokaler")).toEqual([100, 110, null]);
    expect(amounts(lokaler({ ...held, "2026:budget": amount(0) }), "lokaler")).toEqual([100, 110, 0]);
    expect(amounts(lokaler(held, { endYear: 2025 }), "lokaler")).toEqual([100, 110, null]);
  });

  it("never flows into an outcome, passes by a forecast, and starts from the same series of last year", () => {
    const years: BudgetYear[] = [
      { year: 2024, kind: "budget" },
      { year: 2025, kind: "bokslut" },
      { year: 2025, kind: "plan" },
      { year: 2026, kind: "prognos" },
      { year: 2026, kind: "plan" },
    ];
    const cells = {
      "2024:budget": rule({ type: "expression", text: "100", round: 1 }),
      "2025:outcome": amount(999),
      "2025:budget": rule(rise(10)),
      "2026:forecast": amount(500),
    } as const;
    const held = budget([section("cost", [line("a", cells)])], { years });
    expect(amounts(held, "a")).toEqual([100, 999, 110, 500, 121]);
  });

  it("goes on from a forecast into the budget", () => {
    const years: BudgetYear[] = [
      { year: 2026, kind: "prognos" },
      { year: 2027, kind: "budget" },
    ];
    const cells = {
      "2026:forecast": rule({ type: "expression", text: "200", round: 1 }),
      "2027:budget": rule(rise(5)),
    } as const;
    expect(amounts(budget([section("cost", [line("a", cells)])], { years }), "a")).toEqual([200, 210]);
  });

  it("says which rule governs a cell and where it was set", () => {
    const held = lokaler({ "2024:budget": amount(100), "2025:budget": rule(rise(3)) });
    const governing = computeBudget(held).governing.get("lokaler");
    expect(governing?.map((found) => found?.setIn ?? null)).toEqual([null, 1, 1]);
  });
});

describe("shares of other lines", () => {
  it("takes social fees as 40.9 % of two lines in their own section", () => {
    const lines = [
      line("board", { "2024:budget": amount(250_000) }),
      line("staff", { "2024:budget": amount(693_868) }),
      line("fees", { "2024:budget": rule(share(40.9, "board", "staff")) }),
    ];
    expect(amounts(budget([section("cost", lines)]), "fees")).toEqual([386_042, null, null]);
  });

  it("resolves shares of shares whatever the order of the rows, and counts a row named twice once", () => {
    const lines = [
      line("third", { "2024:budget": rule(share(50, "second")) }),
      line("second", { "2024:budget": rule(share(50, "first", "base")) }),
      line("first", { "2024:budget": amount(1000) }, {}),
    ];
    const base = section("cost", lines);
    const other = section("cost", [line("fifth", { "2024:budget": rule(share(10, "cost", "first")) })], {
      id: "other",
    });
    const held = budget([base, other]);
    expect(amounts(held, "third")?.[0]).toBe(250);
    expect(amounts(held, "fifth")?.[0]).toBe(175);
  });

  it("leaves the cells of a cycle blank and never hangs", () => {
    const lines = [
      line("a", { "2024:budget": rule(share(50, "b", "c")) }),
      line("b", { "2024:budget": rule(share(50, "a")) }),
      line("c", { "2024:budget": amount(100) }),
    ];
    const held = budget([section("cost", lines)]);
    expect([amounts(held, "a")?.[0], amounts(held, "b")?.[0]]).toEqual([null, null]);
    expect(figure(held, "cost")[0]).toBe(100);
  });

  it("leaves a cell blank that would hold more than a billion", () => {
    const held = budget([
      section("cost", [line("a", { "2024:budget": amount(900_000_000), "2025:budget": rule(rise(900)) })]),
    ]);
    expect(amounts(held, "a")).toEqual([900_000_000, null, null]);
  });
});

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
