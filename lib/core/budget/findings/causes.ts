/** What may have gone wrong where a printed figure contradicts the figures it is made of. */
import { type Ore, ore } from "../../money.ts";
import type { BudgetLine } from "../model.ts";
import { areDigitsSwapped } from "./digits.ts";
import { type Node, type PrintedGraph, placeOf } from "./graph.ts";
import { breaksGrowth, type Series } from "./growth.ts";
import type { Cause, Place } from "./types.ts";

/** More candidates than three say nothing. */
const MAX_CAUSES = 3;

/** One term of a sum as it is printed: a line, or a figure that is itself printed. */
interface Term {
  readonly place: Place;
  readonly sign: 1 | -1;
  readonly amount: Ore | null;
  readonly line: BudgetLine | null;
}

/** Most specific first: evidence from the line itself before mere coincidence of numbers. */
const RANK = [
  "swapped digits that also restore the line's growth",
  "growth",
  "swapped digits in a line",
  "swapped digits in a line, one of them 0",
  "line entered twice",
  "blank line with the same amount another year",
  "term left out of the sum",
  "wrong sign",
  "term counted twice",
  "swapped digits in the sum",
  "rounding",
] as const;

interface Candidate {
  readonly rank: (typeof RANK)[number];
  readonly cause: Cause;
}

/**
 * Up to three candidates that explain a difference exactly, most specific first; null when none does.
 *
 * @param printed the printed figure, öre
 * @param step what the figures one step before give, öre
 */
export function findCauses(
  graph: PrintedGraph,
  node: Node,
  printed: Ore,
  step: Ore,
): readonly Cause[] | null {
  const difference = printed - step;
  if (difference === 0) return null;
  const terms = termsOf(graph, node);
  const unit = graph.unit();
  const year = graph.budget.years[node.column]?.year ?? 0;
  const candidates = terms.flatMap((term) => {
    const series = term.line === null ? null : seriesOf(graph, term.line, node.column);
    return explain(term, terms, ore(difference * term.sign), { series, year, unit });
  });
  if (areDigitsSwapped(printed, step)) {
    const cause: Cause = { type: "digits-swapped", place: placeOf(node), actual: printed, expected: step };
    candidates.push({ rank: "swapped digits in the sum", cause });
  }
  const rounded = terms.filter(({ amount }) => amount !== null && amount !== 0).length;
  if (rounded > 1 && 2 * Math.abs(difference) <= rounded * unit) {
    const cause: Cause = { type: "rounding", place: placeOf(node), actual: null, expected: null };
    candidates.push({ rank: "rounding", cause });
  }
  candidates.sort((a, b) => RANK.indexOf(a.rank) - RANK.indexOf(b.rank));
  return candidates.length === 0 ? null : candidates.slice(0, MAX_CAUSES).map(({ cause }) => cause);
}

interface Surroundings {
  readonly series: Series | null;
  readonly year: number;
  readonly unit: number;
}

/** What could be wrong with one term if it alone makes the difference. */
function explain(
  term: Term,
  terms: readonly Term[],
  difference: Ore,
  { series, year, unit }: Surroundings,
): Candidate[] {
  const { amount, place, line } = term;
  const expected = ore((amount ?? 0) + difference);
  const found: Candidate[] = [];
  const add = (rank: Candidate["rank"], type: Cause["type"]) =>
    found.push({ rank, cause: { type, place, actual: amount, expected } });
  const grows = line !== null && series !== null && breaksGrowth(series, year, expected, unit, line.label);
  if (amount === null || amount === 0) {
    const sameOtherYear = series?.get(year - 1) === expected || series?.get(year + 1) === expected;
    if (sameOtherYear || grows) add("blank line with the same amount another year", "line-missing");
    return found;
  }
  if (line !== null && areDigitsSwapped(amount, expected)) {
    add(rankOfSwap(amount, expected, grows), "digits-swapped");
  } else if (grows) add("growth", "growth-broken");
  if (difference === -amount) {
    if (isTwin(term, terms)) add("line entered twice", "line-doubled");
    else if (!hasTwin(term, terms)) add("term left out of the sum", "line-missing");
  } else if (difference === -2 * amount) add("wrong sign", "wrong-sign");
  else if (difference === amount) add("term counted twice", "line-doubled");
  return found;
}

/** A 0 that has moved is often a round amount that happens to fit: 3 100 for 3 010. */
function rankOfSwap(amount: Ore, expected: Ore, grows: boolean): Candidate["rank"] {
  if (grows) return "swapped digits that also restore the line's growth";
  const digits = [...String(Math.abs(amount))];
  const others = [...String(Math.abs(expected))];
  const movesZero = digits.some((digit, at) => digit !== others[at] && (digit === "0" || others[at] === "0"));
  return movesZero || digits.length !== others.length
    ? "swapped digits in a line, one of them 0"
    : "swapped digits in a line";
}

function hasTwin(term: Term, terms: readonly Term[]): boolean {
  return terms.some((other) => other !== term && areTwins(other, term));
}

/** A later line with the amount, and the name, of an earlier one. */
function isTwin(term: Term, terms: readonly Term[]): boolean {
  return terms.slice(0, terms.indexOf(term)).some((other) => areTwins(other, term));
}

function areTwins(a: Term, b: Term): boolean {
  if (a.line === null || b.line === null || a.amount !== b.amount) return false;
  const name = (label: string) => label.trim().toLocaleLowerCase("sv");
  return name(a.line.label) === name(b.line.label);
}

/** The terms of a figure: printed figures one step before, and where those are not printed their own terms. */
function termsOf(graph: PrintedGraph, node: Node, sign: 1 | -1 = 1): Term[] {
  if (node.figure === "subtotal") {
    return node.section.lines.map((line) => ({
      place: { section: node.section.id, line: line.id, figure: null },
      sign,
      amount: graph.computed.amounts.get(line.id)?.[node.column] ?? null,
      line,
    }));
  }
  return graph.inputs(node).flatMap((input) => {
    const inputSign = input.sign === sign ? 1 : -1;
    const isSum = input.node.figure === "subtotal" && !input.node.section.complete;
    const value = graph.value(input.node);
    if (isSum || graph.printed(input.node) !== null) {
      return [{ place: placeOf(input.node), sign: inputSign, amount: value, line: null }];
    }
    return termsOf(graph, input.node, inputSign);
  });
}

/** A line's known amounts by year, the year in question from its own column. */
function seriesOf(graph: PrintedGraph, line: BudgetLine, column: number): Series {
  const row = graph.computed.amounts.get(line.id) ?? [];
  const series = new Map<number, Ore>();
  graph.budget.years.forEach(({ year }, at) => {
    const amount = row[at] ?? null;
    if (amount !== null && amount !== 0 && (at === column || !series.has(year))) series.set(year, amount);
  });
  return series;
}
