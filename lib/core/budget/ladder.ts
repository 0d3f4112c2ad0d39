/**
 * The recommendation on equity ("trappa"): how much saved money Nationella rådet recommends at most,
 * by the size of the yearly allocation. A recommendation, never a limit in law.
 */
import { type Ore, percentOf, ZERO } from "../money.ts";
import type { LadderStep } from "./model.ts";

/**
 * Put on a budget that comes without steps of its own. 20 % is what two förbund use (Lund 2019 at 7 Mkr,
 * Burlöv-Kävlinge-Staffanstorp-Vellinge 2023 at 4 Mkr); the steps of Nationella rådets rekommendation
 * 2013-10-02 are not published, so none are invented here.
 */
export const DEFAULT_LADDER: readonly LadderStep[] = [
  {
    from: ZERO,
    to: null,
    percent: 20,
    cap: null,
    source: "vanligt tillämpad; kontrollera mot Nationella rådets trappa",
    validFrom: null,
  },
];

/**
 * The step that holds for an allocation in a year: `from` is inclusive, `to` exclusive; among the steps
 * that match, the one with the latest valid-from not after 31 December of the year. null when none does.
 */
export function ladderStepFor(
  ladder: readonly LadderStep[],
  allocation: Ore,
  year: number,
): LadderStep | null {
  const lastDay = `${year}-12-31`;
  let best: LadderStep | null = null;
  for (const step of ladder) {
    if (allocation < step.from || (step.to !== null && allocation >= step.to)) continue;
    if (step.validFrom !== null && step.validFrom > lastDay) continue;
    if (best === null || (step.validFrom ?? "") > (best.validFrom ?? "")) best = step;
  }
  return best;
}

/** Highest recommended equity by a step, öre: the percent of the allocation, but at most the cap. */
export function recommendedAmount(step: LadderStep, allocation: Ore): Ore {
  const amount = percentOf(allocation, step.percent);
  return step.cap !== null && amount > step.cap ? step.cap : amount;
}
