import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryBudget } from "../../../tests/arbitrary-budget.ts";
import { ore } from "../money.ts";
import { applyChanges } from "./changes.ts";
import { computeBudget } from "./compute.ts";
import { DEFAULT_LADDER } from "./ladder.ts";
import type { Budget } from "./model.ts";
import { computeRoom } from "./room.ts";
import { columnKey } from "./years.ts";

const kr = (kronor: number) => ore(kronor * 100);

/** Skåne Nordost 2023–2025 in short: the same income, costs, opening and unallocated frame. */
function skaneNordost(): Budget {
  const empty: Budget = {
    years: [
      { year: 2023, kind: "budget" },
      { year: 2024, kind: "plan" },
      { year: 2025, kind: "plan" },
    ],
    sections: [],
    control: [],
    imported: null,
    opening: { year: 2023, amount: kr(9_553_010), source: "prognos" },
    ladder: DEFAULT_LADDER,
  };
  const cells = (...amounts: [number, number, number]) => ({
    "2023:budget": { type: "amount" as const, amount: kr(amounts[0]) },
    "2024:budget": { type: "amount" as const, amount: kr(amounts[1]) },
    "2025:budget": { type: "amount" as const, amount: kr(amounts[2]) },
  });
  const built = applyChanges(empty, [
    { op: "addSection", sectionId: "in", after: null, section: { label: "Intäkter", kind: "income" } },
    { op: "addSection", sectionId: "out", after: "in", section: { label: "Kostnader", kind: "cost" } },
    {
      op: "addLine",
      sectionId: "in",
      lineId: "m",
      after: null,
      line: { label: "Medlemsinbetalningar", cells: cells(12_492_000, 12_492_000, 12_492_000) },
    },
    {
      op: "addLine",
      sectionId: "out",
      lineId: "rest",
      after: null,
      line: { label: "Allt annat", cells: cells(7_993_550, 6_784_816, 6_522_210) },
    },
    {
      op: "addLine",
      sectionId: "out",
      lineId: "new",
      after: null,
      line: { label: "Nya processer", decision: "planned", cells: cells(5_000_000, 9_500_000, 9_500_000) },
    },
  ]);
  if (!built.ok) throw new Error(built.error.refusal.code);
  return built.value;
}

describe("computeRoom", () => {
  const budget = skaneNordost();
  const computed = computeBudget(budget);

  it("is closing equity over the recommendation, with all money and with decided money only", () => {
    const room = computeRoom(budget, computed, 2025);
    expect(room?.allMoney.total).toBe(kr(-769_966));
    expect(room?.decidedOnly.total).toBe(kr(25_728_434 - 2_498_400));
  });

  it("spreads it evenly over the years that are left, the remainder in the first", () => {
    expect(computeRoom(budget, computed, 2025)?.allMoney.perYear).toEqual([
      { year: 2023, amount: kr(-256_656) },
      { year: 2024, amount: kr(-256_655) },
      { year: 2025, amount: kr(-256_655) },
    ]);
  });

  it("is unknown before the budget year, in a year without a column, and without a recommendation", () => {
    expect(computeRoom(budget, computed, 2022)).toBeNull();
    expect(computeRoom(budget, computed, 2030)).toBeNull();
    const without = { ...budget, ladder: [] };
    expect(computeRoom(without, computeBudget(without), 2025)).toBeNull();
  });

  it("brings closing equity exactly to the recommendation when it is used", () => {
    const used = computeRoom(budget, computed, 2025)?.decidedOnly.perYear ?? [];
    const cells = Object.fromEntries(
      used.map(({ year, amount }) => [columnKey(year, "budget"), { type: "amount" as const, amount }]),
    );
    const spent = applyChanges(budget, [
      { op: "addLine", sectionId: "out", lineId: "room", after: null, line: { label: "Nytt", cells } },
    ]);
    expect(spent.ok && computeBudget(spent.value).columns[2]).toMatchObject({
      closingEquityDecidedOnly: kr(2_498_400),
      thresholdAmount: kr(2_498_400),
    });
  });

  it("always sums to the total", () => {
    fc.assert(
      fc.property(arbitraryBudget(), fc.integer({ min: 2023, max: 2027 }), (made, year) => {
        const room = computeRoom(made, computeBudget(made), year);
        for (const part of room ? [room.allMoney, room.decidedOnly] : []) {
          expect(part.perYear.reduce((sum, { amount }) => sum + amount, 0)).toBe(part.total);
        }
      }),
    );
  });
});
