/** Words shared by the sentences about a budget: amounts, percents, years and the names of figures. */
import { divideHalfAway, type Ore, ore, type Unit } from "../../money.ts";
import { formatInUnit, formatPercent } from "../../swedish-number.ts";
import type { Budget, BudgetLine } from "../model.ts";
import type { ChainFigure } from "./graph.ts";
import type { Place } from "./types.ts";

/** "1 329 910 kr", or in the document's own unit "1 240 tkr". */
export function money(amount: Ore, unit: Unit = "kr"): string {
  return formatInUnit(amount, unit);
}

export function positive(amount: Ore): Ore {
  return ore(Math.abs(amount));
}

/** Whole percent of a whole, rounded once from the unrounded ratio: "72 %"; null when there is no whole. */
function wholePercent(part: Ore, whole: Ore): string {
  return formatPercent(Number(divideHalfAway(BigInt(part) * 100n, BigInt(whole))));
}

/**
 * The share of the allocation that stands above a recommended percent: whole percent, but with a decimal
 * where 20,4 % would read as the recommended 20 %.
 */
export function shareAbove(part: Ore, whole: Ore | null, recommended: number | null): string | null {
  if (whole === null || whole <= 0) return null;
  const tenths = Number(divideHalfAway(BigInt(part) * 1000n, BigInt(whole))) / 10;
  const rounded = wholePercent(part, whole);
  return recommended !== null && tenths > recommended && rounded === formatPercent(Math.round(recommended))
    ? formatPercent(tenths)
    : rounded;
}

/** "20 %", "12,25 %": a percent somebody has set, with all its decimals. */
export function percent(value: number): string {
  return `${String(value).replace(".", ",").replace("-", "\u2212")}\u00a0%`;
}

/** "2023", "2023 och 2024", "2023–2025", "2023, 2024 och 2026". */
export function yearList(years: readonly number[]): string {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return "";
  if (sorted.length > 2 && last - first === sorted.length - 1) return `${first}–${last}`;
  return wordList(sorted.map(String));
}

/** "a", "a och b", "a, b och c". */
export function wordList(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} och ${last}`;
}

const FIGURE_NAMES = {
  totalIncome: "Summa intäkter",
  totalCost: "Summa kostnader",
  result: "Årets resultat",
  openingEquity: "Sparade medel 1 januari",
  closingEquity: "Sparade medel 31 december",
  thresholdAmount: "Rekommenderat högst",
  disposable: "Beloppet över eller under rekommendationen",
  availableFunds: "Tillgängliga medel",
} as const satisfies Record<ChainFigure, string>;

const ALLOCATION_NAMES = {
  allocationState: "Statens del",
  allocationRegion: "Regionens del",
  allocationKommuner: "Kommunernas del",
} as const;

/** The name of a place as it stands in the budget: the line's, the section's sum, or the figure's. */
export function placeName(budget: Budget, { section, line, figure }: Place): string {
  if (line !== null) return lineOf(budget, line)?.label ?? "Raden";
  const inSection = budget.sections.find(({ id }) => id === section);
  if (figure === null) return inSection ? `Summan för ${inSection.label}` : "Budgeten";
  const names: Partial<Record<typeof figure, string>> = { ...FIGURE_NAMES, ...ALLOCATION_NAMES };
  return names[figure] ?? "Beloppet";
}

/** The same name inside a sentence. */
export function placeInSentence(budget: Budget, place: Place): string {
  const name = placeName(budget, place);
  return place.line === null ? name.charAt(0).toLocaleLowerCase("sv") + name.slice(1) : name;
}

export function lineOf(budget: Budget, id: string): BudgetLine | null {
  for (const section of budget.sections) for (const line of section.lines) if (line.id === id) return line;
  return null;
}
