/**
 * Swedish numbers: one parser, one formatter. Written by hand rather than by Intl, so that the same text comes out on every
 * machine and the parser reads everything the formatter writes.
 */
import { isCellAmount, ORE_PER_UNIT, type Ore, ore, type Unit } from "./money.ts";
import { err, ok, type Result } from "./result.ts";

/** U+2212: as wide as the digits' plus, and what sv-SE uses. */
const MINUS = "\u2212";
const NBSP = "\u00a0";

const SPACES = /[\s\u00a0\u202f\u2009\u2007]/g;
/** Footnote marks and units that documents put after amounts. */
const SUFFIX = /(?:kronor|kr\.?|sek|:-|\*)+$/i;
const MINUSES = "[-\\u2212\\u2013\\u2011]";
const LEADING_SIGN = new RegExp(`^(?:(${MINUSES})|\\+)`);
const TRAILING_MINUS = new RegExp(`${MINUSES}$`);
const LONE_DASH = new RegExp(`^${MINUSES}?$`);

/** Decimals of a kronor amount that öre can hold, per unit. */
const DECIMALS = { kr: 2, tkr: 5, mnkr: 8 } as const satisfies Record<Unit, number>;

export type AmountProblem =
  | { readonly code: "notANumber" }
  /** "1,234" and "1.234": thousands or decimals? Both readings, to be asked about and never guessed. */
  | { readonly code: "ambiguous"; readonly readings: readonly [Ore, Ore] }
  | { readonly code: "tooManyDecimals"; readonly max: number }
  /** Over ±10⁹ kr. */
  | { readonly code: "tooLarge" };

/**
 * An amount as people type and paste it, in kronor or another unit, to öre; null is an empty cell ("", "-", "–").
 * Spaces of all kinds, "kr", "SEK", ":-" and "*" are passed by. Minus may be any dash before or after, or parentheses. A
 * comma with one or two digits after it is a decimal comma; dots between groups of three are thousands.
 */
export function parseAmount(text: string, unit: Unit = "kr"): Result<Ore | null, AmountProblem> {
  const packed = text.replace(SPACES, "");
  if (LONE_DASH.test(packed)) return ok(null);
  const unsigned = readSign(packed.replace(SUFFIX, ""));
  if (unsigned === null) return err({ code: "notANumber" });
  const { body, negative } = unsigned;
  const toOre = (whole: string, decimals: string) => scale(whole, decimals, negative, unit);

  const plain = /^(\d+)(?:([.,])(\d+))?$/.exec(body);
  if (plain) {
    const [, whole = "", mark, decimals = ""] = plain;
    const group = mark !== undefined && /^[1-9]\d{0,2}$/.test(whole) && decimals.length === 3;
    // With a space in front ("1 234,567") the groups are spaces, so the mark can only be decimal.
    if (!group || /\d\s+\d/.test(text)) return toOre(whole, decimals);
    const thousands = toOre(whole + decimals, "");
    const kept = toOre(whole, decimals.slice(0, DECIMALS[unit]));
    if (!thousands.ok || !kept.ok) return err({ code: "tooLarge" });
    return err({ code: "ambiguous", readings: [thousands.value, kept.value] });
  }
  // Groups with one mark, decimals with the other: 1.234.567, 1.234,50 and the English 1,234.50.
  const grouped =
    /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(body) ??
    /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(body);
  if (!grouped) return err({ code: "notANumber" });
  const [, groups = "", decimals = ""] = grouped;
  return toOre(groups.replace(/\D/g, ""), decimals);
}

function readSign(text: string): { body: string; negative: boolean } | null {
  const inParentheses = /^\((.+)\)$/.exec(text)?.[1];
  if (inParentheses !== undefined) return { body: inParentheses.replace(SUFFIX, ""), negative: true };
  const sign = LEADING_SIGN.exec(text);
  if (sign) return { body: text.slice(sign[0].length), negative: sign[1] !== undefined };
  const trailing = TRAILING_MINUS.test(text);
  return { body: (trailing ? text.slice(0, -1) : text).replace(SUFFIX, ""), negative: trailing };
}

function scale(whole: string, decimals: string, negative: boolean, unit: Unit): Result<Ore, AmountProblem> {
  const max = DECIMALS[unit];
  const significant = decimals.replace(/0+$/, "");
  if (significant.length > max) return err({ code: "tooManyDecimals", max });
  const size = Number(whole + significant.padEnd(max, "0"));
  if (!isCellAmount(size)) return err({ code: "tooLarge" });
  return ok(ore(negative ? -size : size));
}

/** "−1 234 567" in the unit, exact: no decimals where there are none, öre always with two. */
export function formatAmount(amount: Ore, unit: Unit): string {
  const size = Math.abs(amount);
  const per = ORE_PER_UNIT[unit];
  const rest = size % per;
  const whole = group((size - rest) / per);
  const decimals = String(rest).padStart(DECIMALS[unit], "0").replace(/0+$/, "");
  const sign = amount < 0 ? MINUS : "";
  if (rest === 0) return sign + whole;
  return `${sign}${whole},${unit === "kr" ? decimals.padEnd(2, "0") : decimals}`;
}

/** "−1 234 567", öre only where there are any. */
export function formatKr(amount: Ore): string {
  return formatAmount(amount, "kr");
}

/** "1 240 tkr": the amount with its unit. */
export function formatInUnit(amount: Ore, unit: Unit): string {
  return `${formatAmount(amount, unit)}${NBSP}${unit}`;
}

/**
 * For sentences: "9,1 mnkr" from a million kronor, below that "501 550 kr" in whole kronor. Rounded half away from zero;
 * exact millions are written without decimal ("4 mnkr"), rounded ones with ("4,0 mnkr").
 */
export function formatCompact(amount: Ore): string {
  const size = Math.abs(amount);
  const sign = amount < 0 ? MINUS : "";
  const kronor = roundedParts(size, ORE_PER_UNIT.kr);
  if (kronor < 1_000_000) return `${kronor === 0 ? "" : sign}${group(kronor)}${NBSP}kr`;
  const tenths = roundedParts(size, ORE_PER_UNIT.mnkr / 10);
  const whole = group(Math.floor(tenths / 10));
  const decimal = size % ORE_PER_UNIT.mnkr === 0 ? "" : `,${tenths % 10}`;
  return `${sign}${whole}${decimal}${NBSP}mnkr`;
}

/** "76,4 %", or "20 %" where there is no decimal. Takes percent, rounds to one decimal half away from zero. */
export function formatPercent(percent: number): string {
  const tenths = Math.round(Math.abs(percent) * 10);
  const sign = percent < 0 && tenths > 0 ? MINUS : "";
  const decimal = tenths % 10 === 0 ? "" : `,${tenths % 10}`;
  return `${sign}${group(Math.floor(tenths / 10))}${decimal}${NBSP}%`;
}

/** Non-negative integers only. */
function roundedParts(size: number, part: number): number {
  const rest = size % part;
  return (size - rest) / part + (2 * rest >= part ? 1 : 0);
}

function group(whole: number): string {
  return String(whole).replace(/\B(?=(?:\d{3})+$)/g, NBSP);
}
