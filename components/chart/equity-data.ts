import type { Ore } from "../../lib/core/money.ts";

/** One bar: saved money at a date, öre. */
export interface EquityPoint {
  readonly label: string;
  /** If the whole budget is used. */
  readonly all: Ore | null;
  /** If only decided money is used. */
  readonly decided: Ore | null;
  readonly recommended: Ore | null;
}

/**
 * The two parts of a bar. `used` is what is left if all is used, downwards when the money does not last; on top of it
 * stands what is above zero only because it is not decided.
 */
export function stackOf({ all, decided }: EquityPoint): {
  readonly used: number;
  readonly undecided: number;
} {
  const used = all ?? 0;
  return { used, undecided: Math.max(0, (decided ?? used) - Math.max(used, 0)) };
}
