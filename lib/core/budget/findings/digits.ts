/** Tests on single numbers: swapped digits, and the smallest step a document prints in. */
import type { Ore } from "../../money.ts";
import type { Budget, ComputedBudget } from "../model.ts";

/** Whether two amounts differ by exactly two adjacent digits that have changed places, 540 and 450. */
export function areDigitsSwapped(a: Ore, b: Ore): boolean {
  // Swapping two digits always changes a number by a multiple of nine.
  if (a === b || (a - b) % 9 !== 0 || Math.sign(a) * Math.sign(b) < 0) return false;
  const size = Math.max(Math.abs(a), Math.abs(b)).toString().length;
  const left = Math.abs(a).toString().padStart(size, "0");
  const right = Math.abs(b).toString().padStart(size, "0");
  let at = 0;
  while (left[at] === right[at]) at += 1;
  return (
    left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2)
  );
}

/** Whole thousands of kronor is the coarsest step a document is taken to be rounded to. */
const COARSEST_STEP = 100_000;

/**
 * The smallest step the figures of a document are printed in, öre: the largest power of ten, at most
 * 1 000 kr, that divides every amount. Kronor gives 100, whole tkr 100 000.
 */
export function printedStep(budget: Budget, computed: ComputedBudget): number {
  let step = COARSEST_STEP;
  const shrinkFor = (amount: number) => {
    while (step > 1 && amount % step !== 0) step /= 10;
  };
  for (const row of computed.amounts.values())
    for (const amount of row) if (amount !== null) shrinkFor(amount);
  for (const { figure, amount } of budget.control)
    if (figure !== "share" && figure !== "thresholdPercent") shrinkFor(amount);
  return step;
}
