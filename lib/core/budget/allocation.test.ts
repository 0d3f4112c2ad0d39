import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ore } from "../money.ts";
import { plainDate } from "../swedish-date.ts";
import { type AllocationInput, allocateContributions, type ShareKey, splitByWeight } from "./allocation.ts";

const kr = (kronor: number) => ore(kronor * 100);
const region: ShareKey = { type: "equal", members: [{ id: "Region Skåne" }] };
const state = (amount: number): AllocationInput["state"] => ({
  year: 2024,
  amount: ore(amount),
  status: "preliminary",
  source: "Försäkringskassans brev",
  date: plainDate("2023-10-12"),
});
const kommun = (type: "percent" | "amount", ...weights: number[]): ShareKey => ({
  type,
  members: weights.map((weight, index) => ({ id: `k${index}`, weight })),
});
function amounts(input: AllocationInput) {
  const made = allocateContributions(input);
  if (!made.ok) return made.error;
  return made.value.map(({ amount }) => amount / 100);
}

describe("allocateContributions", () => {
  it("gives half, a quarter and a quarter: the 4 000 000 kr of Burlöv-Kävlinge-Staffanstorp-Vellinge 2024", () => {
    const kommuner = kommun("percent", 25, 25, 25, 25);
    expect(amounts({ state: state(200_000_000), regions: region, kommuner })).toEqual([
      2_000_000, 1_000_000, 250_000, 250_000, 250_000, 250_000,
    ]);
  });

  it("lets a kommun outside a region pay the other half (5 a §)", () => {
    expect(amounts({ state: state(300_000_00), regions: null, kommuner: kommun("percent", 100) })).toEqual([
      300_000, 300_000,
    ]);
  });

  it("shares by population at a date, in whole kronor", () => {
    const date = plainDate("2023-11-30");
    if (date === null) throw new Error("date");
    const members = [20_000, 33_000, 27_000, 38_000].map((weight, index) => ({ id: `k${index}`, weight }));
    const shares = amounts({
      state: state(200_000_000),
      regions: region,
      kommuner: { type: "population", date, members },
      step: 1,
    });
    // 169 491.53, 279 661.02, 228 813.56 and 322 033.90: two kronor are left, for the two largest remainders.
    expect(shares).toEqual([2_000_000, 1_000_000, 169_491, 279_661, 228_814, 322_034]);
  });

  it.each<[string, ShareKey, object]>([
    [
      "percents that do not make 100",
      kommun("percent", 50, 49.9),
      { code: "percentSum", group: "kommuner", percent: 99.9 },
    ],
    [
      "amounts that do not make the part",
      kommun("amount", 100),
      { code: "amountSum", group: "kommuner", difference: -99_999_900 },
    ],
    ["a negative share", kommun("percent", 150, -50), { code: "weights", group: "kommuner" }],
    ["nobody to pay", { type: "equal", members: [] }, { code: "noMembers", group: "kommuner" }],
  ])("refuses %s", (_, kommuner, problem) => {
    expect(amounts({ state: state(200_000_000), regions: region, kommuner })).toEqual(problem);
  });

  it("keeps agreed amounts to the öre", () => {
    const kommuner = kommun("amount", 60_000_001, 39_999_999);
    expect(amounts({ state: state(200_000_000), regions: region, kommuner, step: 1000 })).toEqual([
      2_000_000, 1_000_000, 600_000.01, 399_999.99,
    ]);
  });

  it("always sums to twice the state's amount", () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 9 })
      .filter((all) => all.some(Boolean));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        weights,
        fc.constantFrom(undefined, 1 as const, 1000 as const),
        fc.integer({ min: 1, max: 3 }),
        (amount, population, step, regions) => {
          const date = plainDate("2023-11-30");
          if (date === null) throw new Error("date");
          const made = allocateContributions({
            state: state(amount),
            regions: {
              type: "equal",
              members: Array.from({ length: regions }, (_, index) => ({ id: `r${index}` })),
            },
            kommuner: {
              type: "population",
              date,
              members: population.map((weight, index) => ({ id: `k${index}`, weight })),
            },
            ...(step === undefined ? {} : { step }),
          });
          expect(made.ok && made.value.reduce((sum, part) => sum + part.amount, 0)).toBe(2 * amount);
        },
      ),
    );
  });
});

describe("splitByWeight", () => {
  it("gives the öre left over to the largest remainder, then the larger weight, then the order given", () => {
    expect(splitByWeight(ore(100), [1n, 1n, 1n])).toEqual([34, 33, 33]);
    expect(splitByWeight(ore(5), [1n, 3n])).toEqual([1, 4]);
    expect(splitByWeight(ore(1), [1n, 1n])).toEqual([1, 0]);
    expect(splitByWeight(ore(2), [1n, 3n])).toEqual([0, 2]);
  });

  it("gives öre that make no whole step to the largest weight", () => {
    // 2.5 and 7.5 steps: the tie goes to the larger weight.
    expect(splitByWeight(ore(kr(100) + 7), [1n, 3n], 10)).toEqual([kr(20), kr(80) + 7]);
  });

  it("never gives anybody a step more or less than the exact share", () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 1_000_000n }), { minLength: 1, maxLength: 8 })
      .filter((all) => all.some(Boolean));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), weights, (total, given) => {
        const sum = given.reduce((all, weight) => all + weight, 0n);
        const parts = splitByWeight(ore(total), given);
        expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
        for (const [index, part] of parts.entries()) {
          const off = BigInt(part) * sum - BigInt(total) * (given[index] ?? 0n);
          expect(off < sum && off > -sum).toBe(true);
        }
      }),
    );
  });
});
