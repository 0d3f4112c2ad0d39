import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  divideHalfAway,
  isCellAmount,
  MAX_CELL_ORE,
  ore,
  oreFromUnit,
  percentOf,
  percentOfToStep,
  ROUNDING_STEPS,
  roundToStep,
  sumKnown,
  unitFromOre,
} from "./money.ts";

const cell = fc.integer({ min: -MAX_CELL_ORE, max: MAX_CELL_ORE }).map((value) => ore(value));

describe("oreFromUnit", () => {
  it.each<[number, "kr" | "tkr" | "mnkr", number | null]>([
    [4000.05, "kr", 400_005],
    [0.29, "kr", 29],
    [1.005, "kr", null],
    [999_999_999.99, "kr", 99_999_999_999],
    [999_999_999.999, "kr", null],
    [148.52, "tkr", 14_852_000],
    [8.16, "mnkr", 816_000_000],
    [Number.NaN, "kr", null],
    [Number.POSITIVE_INFINITY, "kr", null],
    [1e300, "kr", null],
    [-0, "kr", 0],
  ])("%d %s is %d öre", (amount, unit, expected) => {
    expect(oreFromUnit(amount, unit)).toBe(expected);
  });

  it("reads back what unitFromOre writes, in every unit", () => {
    fc.assert(
      fc.property(cell, fc.constantFrom("kr" as const, "tkr" as const, "mnkr" as const), (amount, unit) => {
        expect(oreFromUnit(JSON.parse(JSON.stringify(unitFromOre(amount, unit))), unit)).toBe(amount);
      }),
    );
  });
});

describe("rounding is half away from zero", () => {
  it.each<[number, 1 | 10 | 100 | 1000, number]>([
    [14_852_600, 100, 14_850_000],
    [50, 1, 100],
    [49, 1, 0],
    [-50, 1, -100],
    [-49, 1, 0],
    [50_000, 1000, 100_000],
    [-149_999, 1000, -100_000],
  ])("%d öre to whole %d kr is %d", (amount, step, expected) => {
    expect(roundToStep(ore(amount), step)).toBe(expected);
  });

  it("agrees with exact division for every amount and step", () => {
    fc.assert(
      fc.property(cell, fc.constantFrom(...ROUNDING_STEPS), (amount, step) => {
        const size = BigInt(step * 100);
        expect(roundToStep(amount, step)).toBe(Number(divideHalfAway(BigInt(amount), size) * size));
      }),
    );
  });

  it("takes 40.9 % of 943 868 kr as 386 042 kr, rounded once", () => {
    expect(percentOfToStep(ore(94_386_800), 40.9, 1)).toBe(38_604_200);
    expect(percentOf(ore(50), 1)).toBe(1);
    expect(percentOf(ore(-50), 1)).toBe(-1);
    expect(percentOfToStep(ore(4_999_999), 100, 1000)).toBe(5_000_000);
    expect(percentOfToStep(ore(4_950_000), 99.9999, 1000)).toBe(4_900_000);
  });
});

it("keeps a sum unknown only when every part is unknown", () => {
  expect(sumKnown([null, undefined])).toBeNull();
  expect(sumKnown([null, ore(0)])).toBe(0);
  expect(sumKnown([ore(3), null, ore(-5)])).toBe(-2);
});

it("holds at most a billion kronor in a cell", () => {
  expect(isCellAmount(MAX_CELL_ORE)).toBe(true);
  expect(isCellAmount(MAX_CELL_ORE + 1)).toBe(false);
  expect(isCellAmount(0.5)).toBe(false);
  expect(() => ore(0.5)).toThrow(RangeError);
});
