/**
 * The sentence a budget opens with: what the budget year does to the saved money, what is left, and when
 * that is within the recommendation. Made from the figures; says both cases, with all the money and with
 * decided money only, wherever the recommendation is mentioned.
 */
import { divideHalfAway, type Ore, ore } from "../money.ts";
import { money, positive } from "./findings/wording.ts";
import type { Budget, ColumnFigures, ComputedBudget } from "./model.ts";
import { budgetYearOf } from "./years.ts";

export interface LeadingSentence {
  /** One short sentence, set in bold. */
  readonly lead: string;
  /** Up to three sentences more; empty when there is nothing to say. */
  readonly rest: string;
}

const BOTH = "både med alla pengar och med bara beslutade";

/** The leading sentence of a budget. Amounts of a million kronor or more in mnkr with one decimal. */
export function leadingSentence(budget: Budget, computed: ComputedBudget): LeadingSentence {
  const columns = [...computed.columns].sort((a, b) => a.year - b.year);
  const first = leadingColumn(budget, columns);
  if (first === null) return { lead: "Lägg till ett budgetår.", rest: "" };
  const unknown = unknownResult(first);
  if (unknown !== null) return unknown;
  const later = columns.filter(({ year }) => year > first.year);
  const rest = [atYearEnd(first), towardsRecommendation(first, later), shortage(first, later)];
  return { lead: leadOf(first), rest: rest.filter((sentence) => sentence !== "").join(" ") };
}

/** The budget year, else the first plan year, else the last year there is. */
function leadingColumn(budget: Budget, columns: readonly ColumnFigures[]): ColumnFigures | null {
  const year = budgetYearOf(budget.years);
  return (
    columns.find((column) => column.year === year && column.kind === "budget") ??
    columns.find(({ kind }) => kind === "plan") ??
    columns.at(-1) ??
    null
  );
}

function unknownResult({ year, income, cost, result }: ColumnFigures): LeadingSentence | null {
  if (result !== null) return null;
  if (income === null && cost === null)
    return {
      lead: `Fyll i intäkter och kostnader ${year}.`,
      rest: "Då räknas resultatet och sparade medel fram här.",
    };
  if (income === null && cost !== null)
    return {
      lead: `${year} kostar ${money(cost)}.`,
      rest: "Fyll i intäkterna, så räknas resultatet och sparade medel fram här.",
    };
  return {
    lead: `${year} är intäkterna ${money(income ?? ore(0))}.`,
    rest: "Fyll i kostnaderna, så räknas resultatet och sparade medel fram här.",
  };
}

function leadOf({ year, result, closingEquity }: ColumnFigures): string {
  if (result === null || result === 0) return `${year} används lika mycket som kommer in.`;
  const amount = money(positive(result));
  if (result > 0) return `${year} sparas ${amount}.`;
  // Money that is not there cannot be used.
  if (closingEquity !== null && closingEquity < 0)
    return `${year} kostar ${amount} mer än vad som kommer in.`;
  return `${year} används ${amount} av sparade medel.`;
}

function atYearEnd({ year, closingEquity, thresholdAmount }: ColumnFigures): string {
  if (closingEquity === null)
    return `Fyll i sparade medel 1 januari ${year}, så syns vad som finns vid årets slut.`;
  if (closingEquity < 0) return "";
  const left = `Vid årets slut finns ${short(closingEquity)}`;
  if (thresholdAmount === null) return `${left}.`;
  const over = closingEquity - thresholdAmount;
  if (over === 0) return `${left}, precis vad som är rekommenderat högst.`;
  const gap = besides(closingEquity, ore(Math.abs(over)));
  return over > 0 ? `${left}, ${gap} mer än rekommenderat.` : `${left}, ${gap} under rekommendationen.`;
}

/** When, and on what condition, the saved money is within what is recommended. */
function towardsRecommendation(first: ColumnFigures, later: readonly ColumnFigures[]): string {
  const now = positionOf(first);
  if (now === null) return "";
  const ahead = later.map(positionOf).filter((position) => position !== null);
  if (now.isOver) {
    const within = ahead.find(({ isOver }) => !isOver);
    if (within) {
      if (within.closing < 0) return "";
      return within.isOverDecided
        ? `Inom rekommendationen ${within.year} bara om ${short(within.undecided)} som inte är beslutade används.`
        : `Inom rekommendationen ${within.year}, ${BOTH}.`;
    }
    const last = ahead.at(-1);
    if (last) return `Fortfarande över rekommendationen ${last.year}, ${BOTH}.`;
    return now.undecided > 0
      ? `Med bara beslutade pengar finns ${short(now.decided)}.`
      : `Det gäller ${BOTH}.`;
  }
  if (now.closing < 0) return "";
  if (now.isOverDecided)
    return `Inom rekommendationen bara om ${short(now.undecided)} som inte är beslutade används.`;
  const over = ahead.find(({ isOver }) => isOver);
  const holds =
    now.undecided === 0
      ? `Det gäller ${BOTH}.`
      : "Också med bara beslutade pengar är det inom rekommendationen.";
  return over ? `${holds} ${over.year} blir det mer än rekommenderat, ${BOTH}.` : holds;
}

/** The first year the money does not last. */
function shortage(first: ColumnFigures, later: readonly ColumnFigures[]): string {
  const missing = [first, ...later].find(({ closingEquity }) => closingEquity !== null && closingEquity < 0);
  if (!missing || missing.closingEquity === null) return "";
  const { closingEquity, closingEquityDecidedOnly: decided } = missing;
  const when = missing === first ? "Vid årets slut" : `${missing.year}`;
  const gap = `${when} saknas ${short(positive(closingEquity))}`;
  if (decided === null || decided === closingEquity) return `${gap}.`;
  return decided < 0
    ? `${gap} om alla pengar används, ${short(positive(decided))} med bara beslutade.`
    : `${gap} om alla pengar används. Med bara beslutade finns ${short(decided)}.`;
}

interface Position {
  readonly year: number;
  readonly closing: Ore;
  readonly decided: Ore;
  /** What is not decided up to and including the year. */
  readonly undecided: Ore;
  readonly isOver: boolean;
  readonly isOverDecided: boolean;
}

function positionOf(figures: ColumnFigures): Position | null {
  const { year, closingEquity, closingEquityDecidedOnly, thresholdAmount } = figures;
  if (closingEquity === null || thresholdAmount === null) return null;
  const decided = closingEquityDecidedOnly ?? closingEquity;
  return {
    year,
    closing: closingEquity,
    decided,
    undecided: ore(decided - closingEquity),
    isOver: closingEquity > thresholdAmount,
    isOverDecided: decided > thresholdAmount,
  };
}

const MNKR = 100_000_000;

/** "9,1 mnkr" from a million kronor and up, else "87 000 kr". */
function short(amount: Ore): string {
  return Math.abs(amount) >= MNKR ? `${tenths(amount)}\u00a0mnkr` : money(amount);
}

/** An amount after another in the same sentence: "9,1 mnkr, 6,6 mer", but "1,6 mnkr, 32 271 kr mer". */
function besides(before: Ore, amount: Ore): string {
  const isMnkr = Math.abs(before) >= MNKR && Math.abs(amount) >= MNKR / 20;
  return isMnkr ? tenths(amount) : short(amount);
}

function tenths(amount: Ore): string {
  const rounded = divideHalfAway(BigInt(amount), BigInt(MNKR / 10));
  const digits = (rounded < 0n ? -rounded : rounded).toString().padStart(2, "0");
  return `${rounded < 0n ? "−" : ""}${digits.slice(0, -1)},${digits.slice(-1)}`;
}
