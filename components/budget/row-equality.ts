/** A key press renders only the rows whose figures it changed: the computed arrays are new each time. */
import type { GoverningRule } from "../../lib/core/budget/model.ts";
import type { Ore } from "../../lib/core/money.ts";

export type Amounts = readonly (Ore | null)[];
export type Rules = readonly (GoverningRule | null)[];

export function sameAmounts(a: Amounts, b: Amounts): boolean {
  return a === b || (a.length === b.length && a.every((amount, index) => amount === b[index]));
}

export function sameRules(a: Rules, b: Rules): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((rule, index) => rule?.rule === b[index]?.rule && rule?.setIn === b[index]?.setIn))
  );
}

/** Shallow equality of props but for the arrays named. */
export function sameProps<P extends object>(
  before: P,
  after: P,
  arrays: { readonly [K in keyof P]?: (a: P[K], b: P[K]) => boolean },
): boolean {
  for (const key in after) {
    const same = arrays[key];
    if (same ? !same(before[key], after[key]) : before[key] !== after[key]) return false;
  }
  return true;
}
