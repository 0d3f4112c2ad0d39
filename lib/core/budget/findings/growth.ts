/** A line that follows the same growth every year but one. */
import type { Ore } from "../../money.ts";

/** Amounts of one line by year, the year in question left as it is. */
export type Series = ReadonlyMap<number, Ore>;

/** Growth in tenths of a percent: 40 is 4,0 % a year. */
type Growth = number;

/**
 * Whether `expected` in `year` makes a line follow one constant growth (whole tenths of a percent, 0
 * included) that all its other years follow and its present amount does not. With a single other year the
 * growth must be named in the label, as in "Lokaler (hyreshöjning 3 %/år)".
 *
 * @param step smallest step the amounts are printed in, öre; each printed amount is rounded on its own
 */
export function breaksGrowth(
  series: Series,
  year: number,
  expected: Ore,
  step: number,
  label: string,
): boolean {
  const actual = series.get(year);
  const before = series.get(year - 1);
  const after = series.get(year + 1);
  if (before === undefined && after === undefined) return false;
  // Small amounts fit almost any growth once they are rounded.
  if (Math.abs(expected) < 50 * step) return false;
  const growth = otherGrowth(series, year, step) ?? growthInLabel(label);
  if (growth === null) return false;
  const fits = (amount: number) =>
    (before === undefined || follows(before, amount, growth, step)) &&
    (after === undefined || follows(amount, after, growth, step));
  return fits(expected) && (actual === undefined || !fits(actual));
}

/** The one growth that all pairs of neighbouring years but `year` follow; null when there is none. */
function otherGrowth(series: Series, year: number, step: number): Growth | null {
  let growth: Growth | null = null;
  for (const [at, amount] of series) {
    const gap = at + 1 === year ? 2 : 1;
    const next = series.get(at + gap);
    if (at === year || next === undefined || amount === 0) continue;
    const ratio = next / amount;
    if (ratio <= 0) return null;
    const found = Math.round((ratio ** (1 / gap) - 1) * 1000);
    const reached = amount * (1 + found / 1000) ** gap;
    if (Math.abs(reached - next) > tolerance(found, step) * gap || (growth !== null && growth !== found))
      return null;
    growth = found;
  }
  return growth;
}

function growthInLabel(label: string): Growth | null {
  const percent = /(\d+(?:[.,]\d)?)\s?%/.exec(label)?.[1];
  return percent === undefined ? null : Math.round(Number(percent.replace(",", ".")) * 10);
}

function follows(from: number, to: number, growth: Growth, step: number): boolean {
  return Math.abs(from * (1 + growth / 1000) - to) <= tolerance(growth, step);
}

/** Half a step for the rounding of each of two printed amounts, the first of them grown. */
function tolerance(growth: Growth, step: number): number {
  return (step * (2 + Math.abs(growth) / 1000)) / 2;
}
