/**
 * Money is whole öre. One branded type, so that kronor can never be added to öre by mistake.
 *
 * A cell holds at most ±10⁹ kr (10¹¹ öre). Sums of ten thousand cells stay below 2⁵³, so plain
 * number arithmetic on `Ore` is exact; only percentages need BigInt.
 */
declare const oreBrand: unique symbol;
export type Ore = number & { readonly [oreBrand]: "ore" };

/** Largest absolute amount in one cell, in kronor. */
export const MAX_CELL_KR = 1_000_000_000;
/** Largest absolute amount in one cell, in öre. */
export const MAX_CELL_ORE = MAX_CELL_KR * 100;

export const ZERO = 0 as Ore;

/** Brands an integer number of öre. Throws RangeError for anything that is not a safe integer. */
export function ore(value: number): Ore {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not whole öre: ${value}`);
  return (value === 0 ? 0 : value) as Ore;
}

/** Whether an amount fits one cell (±10⁹ kr). */
export function isCellAmount(value: number): boolean {
  return Number.isSafeInteger(value) && Math.abs(value) <= MAX_CELL_ORE;
}

/**
 * Kronor, tkr or mnkr with at most two decimals of kronor (so up to 5 in tkr, 8 in mnkr) to öre.
 * Returns null when the amount has fractions of an öre or is not finite.
 */
export function oreFromUnit(amount: number, unit: Unit): Ore | null {
  if (!Number.isFinite(amount)) return null;
  const scaled = amount * ORE_PER_UNIT[unit];
  const rounded = Math.round(scaled);
  if (!Number.isSafeInteger(rounded)) return null;
  // Doubles carry 4000.05 * 100 as 400004.99999…: accept only the noise of the multiplication.
  const noise = Math.abs(scaled) * 1e-14;
  return Math.abs(scaled - rounded) <= noise ? ore(rounded) : null;
}

/** Öre to a plain number in the unit, for JSON. Exact to the nearest double. */
export function unitFromOre(amount: Ore, unit: Unit): number {
  return amount / ORE_PER_UNIT[unit];
}

export type Unit = "kr" | "tkr" | "mnkr";
export const ORE_PER_UNIT = { kr: 100, tkr: 100_000, mnkr: 100_000_000 } as const satisfies Record<
  Unit,
  number
>;

/** Rounding steps a rule may use, in kronor. */
export const ROUNDING_STEPS = [1, 10, 100, 1000] as const;
export type RoundingStep = (typeof ROUNDING_STEPS)[number];

/** Exact quotient rounded half away from zero. `denominator` must be positive. */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const quotient = (2n * size + denominator) / (2n * denominator);
  return negative ? -quotient : quotient;
}

/** Rounds to whole steps of 1, 10, 100 or 1000 kr, half away from zero. */
export function roundToStep(amount: Ore, step: RoundingStep): Ore {
  const size = step * 100;
  const whole = Math.trunc(amount / size);
  const rest = amount - whole * size;
  return ore((2 * Math.abs(rest) >= size ? whole + Math.sign(amount) : whole) * size);
}

/** Percent as an integer of millionths of a percent, so that 40.9 % is exactly 40_900_000. */
export function percentScaled(percent: number): bigint {
  return BigInt(Math.round(percent * 1_000_000));
}

/** `percent` per cent of an amount, rounded to whole öre half away from zero. Multiplied in BigInt. */
export function percentOf(amount: Ore, percent: number): Ore {
  return ore(Number(divideHalfAway(BigInt(amount) * percentScaled(percent), 100_000_000n)));
}

/** `percent` per cent of an amount rounded straight to a step, so that no rounding happens twice. */
export function percentOfToStep(amount: Ore, percent: number, step: RoundingStep): Ore {
  const size = BigInt(step * 100);
  return ore(Number(divideHalfAway(BigInt(amount) * percentScaled(percent), 100_000_000n * size) * size));
}

/** A sum that stays unknown (null) only when every part is unknown. */
export function sumKnown(amounts: Iterable<Ore | null | undefined>): Ore | null {
  let sum: number | null = null;
  for (const amount of amounts) if (amount != null) sum = (sum ?? 0) + amount;
  return sum === null ? null : ore(sum);
}
