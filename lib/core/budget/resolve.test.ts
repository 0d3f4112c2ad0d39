import { describe, expect, it } from "vitest";
import {
  amount,
  budget,
  kr,
  line,
  rise,
  rule,
  section,
  share,
  stop,
} from "../../../tests/budget-builders.ts";
import type { Ore } from "../money.ts";
import { computeBudget } from "./compute.ts";
import type { Budget, BudgetLine, BudgetYear, Cell, ColumnKey, Rule } from "./model.ts";

const kronor = (row: readonly (Ore | null)[] | undefined) =>
  row?.map((value) => (value === null ? null : value / 100));
const amounts = (made: Budget, id: string) => kronor(computeBudget(made).amounts.get(id));
describe("rules", () => {
  const lokaler = (cells: Partial<Record<ColumnKey, Cell>>, rest: Partial<BudgetLine> = {}) =>
    budget([section("cost", [line("lokaler", cells, rest)])]);

  it("starts every year from the rounded value of the year before", () => {
    const held = lokaler({ "2024:budget": amount(140_000), "2025:budget": rule(rise(3, 100)) });
    // As Skåne Nordost prints it: 148 526 rounded to 148 500.
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
    expect(kronor(computeBudget(held).sectionSums.get("cost"))?.[0]).toBe(100);
  });

  it("leaves a cell blank that would hold more than a billion", () => {
    const held = budget([
      section("cost", [line("a", { "2024:budget": amount(900_000_000), "2025:budget": rule(rise(900)) })]),
    ]);
    expect(amounts(held, "a")).toEqual([900_000_000, null, null]);
  });
});
