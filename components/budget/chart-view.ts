/** What the chart of saved money shows. */

import type { Budget, ComputedBudget } from "../../lib/core/budget/model.ts";
import { layoutOf } from "../../lib/core/budget/years.ts";
import { ore } from "../../lib/core/money.ts";
import { formatCompact, formatPercent } from "../../lib/core/swedish-number.ts";
import type { EquityPoint } from "../chart/equity-data.ts";

/** The opening of the first year, then each year-end; of a year that stands twice the column a bare year means. */
export function equityPoints(budget: Budget, computed: ComputedBudget): EquityPoint[] {
  const { order, main } = layoutOf(budget.years);
  const columns = order
    .filter((index) => main.get(budget.years[index]?.year ?? 0) === index)
    .flatMap((index) => computed.columns[index] ?? []);
  const [first] = columns;
  if (!first) return [];
  return [
    {
      label: `1 jan ${first.year}`,
      all: first.openingEquity,
      decided: first.openingEquity,
      recommended: null,
    },
    ...columns.map((column) => ({
      label: `31 dec ${column.year}`,
      all: column.closingEquity,
      decided: column.closingEquityDecidedOnly,
      recommended: column.thresholdAmount,
    })),
  ];
}

export interface ChartUnit {
  readonly name: string;
  readonly format: (amount: number) => string;
}

/** Mnkr with a decimal where the bars are that large, else tkr. */
export function chartUnit(points: readonly EquityPoint[]): ChartUnit {
  const largest = Math.max(
    0,
    ...points.flatMap(({ all, decided }) => [Math.abs(all ?? 0), Math.abs(decided ?? 0)]),
  );
  return largest >= 100_000_000
    ? { name: "Mnkr", format: (amount) => rounded(amount / 100_000_000, 1) }
    : { name: "Tkr", format: (amount) => rounded(amount / 100_000, 0) };
}

const numbers = [0, 1].map(
  (decimals) =>
    new Intl.NumberFormat("sv-SE", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
);

function rounded(value: number, decimals: 0 | 1): string {
  return numbers[decimals]?.format(value) ?? "";
}

/** The message of the chart as one or two sentences. */
export function chartCaption(computed: ComputedBudget): string {
  const last = computed.columns.findLast((column) => column.closingEquity !== null);
  if (!last || last.closingEquity === null) return "Sparade medel är inte kända än.";
  const { year, closingEquity, closingEquityDecidedOnly: decided, equityShare, disposable } = last;
  const share = equityShare === null ? "" : `, ${formatPercent(equityShare)} av tilldelningen`;
  const sentences = [
    `Sparade medel 31 december ${year} beräknas till ${formatCompact(closingEquity)}${share}, om hela budgeten används.`,
  ];
  if (disposable !== null && disposable !== 0) {
    const gap = formatCompact(ore(Math.abs(disposable)));
    sentences.push(`Det är ${gap} ${disposable > 0 ? "mer" : "mindre"} än rekommenderat.`);
  }
  if (decided !== null && decided !== closingEquity) {
    sentences.push(`Om bara beslutade pengar används blir de ${formatCompact(decided)}.`);
  }
  return sentences.join(" ");
}
