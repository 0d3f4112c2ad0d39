import { describe, expect, it } from "vitest";
import { ore } from "../money.ts";
import { DEFAULT_LADDER, ladderStepFor, recommendedAmount } from "./ladder.ts";
import type { LadderStep } from "./model.ts";

const kr = (kronor: number) => ore(kronor * 100);
const step = (
  from: number,
  to: number | null,
  percent: number,
  rest: Partial<LadderStep> = {},
): LadderStep => ({
  from: kr(from),
  to: to === null ? null : kr(to),
  percent,
  cap: null,
  source: null,
  validFrom: null,
  ...rest,
});

describe("ladder", () => {
  const ladder = [
    step(0, 5_000_000, 30),
    step(5_000_000, null, 20),
    step(5_000_000, null, 15, { validFrom: "2025-12-31" }),
  ];

  it.each<[number, number, number]>([
    [4_999_999, 2024, 30],
    [5_000_000, 2024, 20],
    [5_000_000, 2025, 15],
    [4_000_000, 2026, 30],
  ])("an allocation of %d kr in %d has %d %%", (allocation, year, percent) => {
    expect(ladderStepFor(ladder, kr(allocation), year)?.percent).toBe(percent);
  });

  it("has no step below the first or without any", () => {
    expect(ladderStepFor([step(1000, 2000, 20)], kr(999), 2024)).toBeNull();
    expect(ladderStepFor([step(1000, 2000, 20)], kr(2000), 2024)).toBeNull();
    expect(ladderStepFor([], kr(1), 2024)).toBeNull();
  });

  it("recommends the percent, but at most the cap", () => {
    expect(recommendedAmount(step(0, null, 20, { cap: kr(1_500_000) }), kr(7_000_000))).toBe(kr(1_400_000));
    expect(recommendedAmount(step(0, null, 20, { cap: kr(1_500_000) }), kr(12_492_000))).toBe(kr(1_500_000));
  });

  it("says of the common 20 % that it is only commonly used", () => {
    expect(DEFAULT_LADDER).toHaveLength(1);
    expect(DEFAULT_LADDER[0]).toMatchObject({ percent: 20, cap: null });
    expect(DEFAULT_LADDER[0]?.source).toContain("vanligt tillämpad");
  });
});
