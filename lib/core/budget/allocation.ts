/**
 * The members' contributions from the state's amount (lag 2003:1210 5 and 5 a §§). The state (Försäkringskassan for
 * itself and Arbetsförmedlingen) pays half; the others follow it.
 */
import { MAX_CELL_ORE, type Ore, ore, percentScaled, type RoundingStep } from "../money.ts";
import { err, ok, type Result } from "../result.ts";
import type { PlainDate } from "../swedish-date.ts";
import type { PartyGroup } from "./model.ts";

/** How sure the state's amount is: the förbund's assumption, preliminary from Försäkringskassan, or decided. */
export const ALLOCATION_STATUSES = ["assumed", "preliminary", "decided"] as const;
export type AllocationStatus = (typeof ALLOCATION_STATUSES)[number];

export interface StateAmount {
  readonly year: number;
  readonly amount: Ore;
  readonly status: AllocationStatus;
  /** Letter, decision or minutes that the amount stands in. */
  readonly source: string | null;
  readonly date: PlainDate | null;
}

/**
 * How the members of one part (regions, kommuner) share it. 5 § leaves it to them: "som de kommer överens om".
 * `weight` is inhabitants, percent or öre by the type; equal shares need none.
 */
export type ShareKey =
  | { readonly type: "equal"; readonly members: readonly { readonly id: string }[] }
  | {
      readonly type: "population";
      /** Reference date of the population figures, for example 30 November of the year before. */
      readonly date: PlainDate;
      readonly members: readonly Weighted[];
    }
  | { readonly type: "percent"; readonly members: readonly Weighted[] }
  | { readonly type: "amount"; readonly members: readonly Weighted[] };
export interface Weighted {
  readonly id: string;
  readonly weight: number;
}

export interface AllocationInput {
  readonly state: StateAmount;
  /** null when no region takes part: the kommun then pays the other half (5 a §, a kommun outside a region). */
  readonly regions: ShareKey | null;
  readonly kommuner: ShareKey;
  /** Whole öre when absent, else whole steps of kronor as far as the amount allows. */
  readonly step?: RoundingStep;
}

export interface Contribution {
  readonly group: PartyGroup;
  /** null for the state, which pays as one. */
  readonly id: string | null;
  readonly amount: Ore;
}

export type AllocationProblem =
  | { readonly code: "stateAmount" }
  | { readonly code: "noMembers"; readonly group: PartyGroup }
  /** A weight that is negative or not a number, inhabitants that are not whole, or all weights zero. */
  | { readonly code: "weights"; readonly group: PartyGroup }
  | { readonly code: "percentSum"; readonly group: PartyGroup; readonly percent: number }
  /** Agreed amounts that do not make the part; `difference` = agreed − part, öre. */
  | { readonly code: "amountSum"; readonly group: PartyGroup; readonly difference: Ore };

/**
 * Contributions in order: state, regions, kommuner. Half, a quarter and a quarter (5 §); without region half and half
 * (5 a §). The parts always sum to twice the state's amount.
 */
export function allocateContributions(input: AllocationInput): Result<Contribution[], AllocationProblem> {
  const { state, regions, kommuner, step } = input;
  if (!Number.isSafeInteger(state.amount) || state.amount < 0 || state.amount > MAX_CELL_ORE) {
    return err({ code: "stateAmount" });
  }
  const [regionPart = ore(0), kommunPart = ore(0)] =
    regions === null ? [ore(0), state.amount] : splitByWeight(state.amount, [1n, 1n], step);
  const contributions: Contribution[] = [{ group: "state", id: null, amount: state.amount }];
  for (const [group, key, part] of [
    ["region", regions, regionPart],
    ["kommuner", kommuner, kommunPart],
  ] as const) {
    if (key === null) continue;
    const shares = shareOut(group, part, key, step);
    if (!shares.ok) return shares;
    contributions.push(...shares.value);
  }
  return ok(contributions);
}

function shareOut(
  group: PartyGroup,
  part: Ore,
  key: ShareKey,
  step: RoundingStep | undefined,
): Result<Contribution[], AllocationProblem> {
  if (key.members.length === 0) return err({ code: "noMembers", group });
  const weights = weightsOf(group, part, key);
  if (!weights.ok) return weights;
  const amounts = splitByWeight(part, weights.value, key.type === "amount" ? undefined : step);
  return ok(key.members.map(({ id }, index) => ({ group, id, amount: amounts[index] ?? ore(0) })));
}

function weightsOf(group: PartyGroup, part: Ore, key: ShareKey): Result<bigint[], AllocationProblem> {
  if (key.type === "equal") return ok(key.members.map(() => 1n));
  const numbers = key.members.map(({ weight }) => weight);
  const whole = key.type !== "percent";
  if (
    numbers.some((weight) => !(weight >= 0 && weight <= MAX_CELL_ORE) || (whole && !Number.isInteger(weight)))
  ) {
    return err({ code: "weights", group });
  }
  const weights = whole ? numbers.map(BigInt) : numbers.map(percentScaled);
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (key.type === "percent" && sum !== 100_000_000n) {
    return err({ code: "percentSum", group, percent: Number(sum) / 1_000_000 });
  }
  const difference = Number(sum - BigInt(part));
  if (key.type === "amount" && difference !== 0)
    return err({ code: "amountSum", group, difference: ore(difference) });
  return sum === 0n && part !== 0 ? err({ code: "weights", group }) : ok(weights);
}

/**
 * Splits an amount in proportion to weights by the largest remainder. Steps that are left over go to the largest
 * remainders; among equal remainders to the larger weight first, then in the order given. With a step, öre that do not make
 * a whole step go to the largest weight (the first of them). The parts always sum to the whole. `total` is not negative and
 * the weights not all zero, unless there is nothing to split.
 */
export function splitByWeight(total: Ore, weights: readonly bigint[], step?: RoundingStep): Ore[] {
  const size = step === undefined ? 1 : step * 100;
  const steps = BigInt(Math.floor(total / size));
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) return weights.map(() => ore(0));
  const parts = weights.map((weight, index) => ({
    index,
    weight,
    whole: (steps * weight) / sum,
    remainder: (steps * weight) % sum,
  }));
  let left = Number(steps - parts.reduce((all, { whole }) => all + whole, 0n));
  const amounts = parts.map(({ whole }) => Number(whole) * size);
  const byRemainder = parts.toSorted(
    (a, b) => compare(b.remainder, a.remainder) || compare(b.weight, a.weight) || a.index - b.index,
  );
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    amounts[index] = (amounts[index] ?? 0) + size;
    left -= 1;
  }
  const largest = parts.toSorted((a, b) => compare(b.weight, a.weight) || a.index - b.index)[0]?.index ?? 0;
  amounts[largest] = (amounts[largest] ?? 0) + (total % size);
  return amounts.map(ore);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
