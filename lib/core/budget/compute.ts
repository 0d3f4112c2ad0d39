/**
 * The figures of a budget: one function, used by browser and server alike. Sums are plain integer
 * additions of öre; every unknown is null and never stands for 0.
 */
import { divideHalfAway, type Ore, ore } from "../money.ts";
import { ladderStepFor, recommendedAmount } from "./ladder.ts";
import type { Budget, BudgetYear, ColumnFigures, ComputedBudget, LadderStep } from "./model.ts";
import { type Printed, printedOf } from "./printed.ts";
import { resolveLines } from "./resolve.ts";
import { type ColumnSums, sumColumns } from "./sums.ts";
import { type Layout, layoutOf } from "./years.ts";

/** Computes every figure of every column, in the order of `budget.years`. Never throws on a cycle. */
export function computeBudget(budget: Budget): ComputedBudget {
  const layout = layoutOf(budget.years);
  const lines = resolveLines(budget);
  const printed = printedOf(budget, layout);
  const { columns, sectionSums } = sumColumns(budget, lines, printed);
  return {
    columns: chain(budget, layout, columns, printed),
    amounts: lines.amounts,
    governing: lines.governing,
    sectionSums,
  };
}

/** Equity at the start of a year, with all money and with decided money only. */
interface Balance {
  readonly all: Ore;
  readonly decided: Ore;
}

/**
 * Walks the columns in order and carries equity from year to year: the next opening is the first known closing
 * of the year before, outcome before forecast before budget.
 */
function chain(
  budget: Budget,
  layout: Layout,
  sums: readonly ColumnSums[],
  printed: Printed,
): readonly ColumnFigures[] {
  const figures = new Array<ColumnFigures>(budget.years.length);
  let year = Number.NaN;
  let lastYear: Balance | null = null;
  let thisYear: Balance | null = null;
  for (const index of layout.order) {
    const column = budget.years[index];
    const columnSums = sums[index];
    if (!column || !columnSums) continue;
    if (column.year !== year) {
      lastYear = column.year === year + 1 ? thisYear : null;
      thisYear = null;
      year = column.year;
    }
    const main = layout.main.get(column.year) ?? index;
    const opening: Balance | null =
      lastYear ?? startingBalance(budget, column, printed.openingEquity[main] ?? null);
    const { income, cost } = columnSums;
    const result =
      income !== null && cost !== null ? ore(income - cost) : (printed.forecastPriorYear[index] ?? null);
    // A result that is only printed says nothing of what is undecided in it.
    const kept = income !== null && cost !== null ? columnSums.undecidedCost : 0;
    const closing: Balance | null =
      opening !== null && result !== null
        ? { all: ore(opening.all + result), decided: ore(opening.decided + result + kept) }
        : sameBalance(printed.closingEquity[index] ?? null);
    thisYear ??= closing;
    figures[index] = columnFigures(
      budget.ladder,
      column,
      layout,
      index,
      columnSums,
      opening,
      result,
      closing,
    );
  }
  return figures;
}

function startingBalance(budget: Budget, column: BudgetYear, printed: Ore | null): Balance | null {
  return sameBalance(budget.opening?.year === column.year ? budget.opening.amount : printed);
}

function sameBalance(amount: Ore | null): Balance | null {
  return amount === null ? null : { all: amount, decided: amount };
}

function columnFigures(
  ladder: readonly LadderStep[],
  column: BudgetYear,
  layout: Layout,
  index: number,
  sums: ColumnSums,
  opening: Balance | null,
  result: Ore | null,
  closing: Balance | null,
): ColumnFigures {
  const base = sums.allocationBase;
  const step = base === null ? null : ladderStepFor(ladder, base, column.year);
  const threshold = base === null || step === null ? null : recommendedAmount(step, base);
  return {
    column: layout.keys[index] ?? `${column.year}:budget`,
    year: column.year,
    kind: column.kind,
    income: sums.income,
    cost: sums.cost,
    result,
    openingEquity: opening?.all ?? null,
    closingEquity: closing?.all ?? null,
    closingEquityDecidedOnly: closing?.decided ?? null,
    availableFunds: opening === null || sums.income === null ? null : ore(opening.all + sums.income),
    thresholdAmount: threshold,
    disposable: closing === null || threshold === null ? null : ore(closing.all - threshold),
    equityShare: closing === null || base === null ? null : percentShare(closing.all, base),
    allocationBase: base,
    undecidedCost: sums.undecidedCost,
    recommendedPercent: step?.percent ?? null,
    costByType: sums.costByType,
    costByLevel: sums.costByLevel,
  };
}

/** `part` as percent of `whole` with one decimal, half away from zero; null when there is nothing to share. */
export function percentShare(part: Ore, whole: Ore): number | null {
  if (whole <= 0) return null;
  return Number(divideHalfAway(BigInt(part) * 1000n, BigInt(whole))) / 10;
}
