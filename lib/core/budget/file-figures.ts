/** The computed figures as JSON in the reader's unit: `computed` of the API and of check-budget. */
import { type Ore, ore, type Unit, unitFromOre } from "../money.ts";
import { percentShare } from "./compute.ts";
import type { BudgetYear, ComputedBudget, YearFigures } from "./model.ts";
import { columnForYear, columnOf } from "./years.ts";

export interface FileShares {
  /** Percent of the year's known costs per cost type, one decimal. */
  readonly costType: Readonly<Record<string, number>>;
  readonly level: Readonly<Record<string, number>>;
}

export type FileFigures = { readonly [Figure in keyof YearFigures]: number | null } & {
  readonly shares: FileShares;
};

/** Year → figures; of a year that stands twice, the column that the bare year means. null is unknown. */
export function figuresToFile(
  years: readonly BudgetYear[],
  computed: ComputedBudget,
  unit: Unit,
): Record<string, FileFigures> {
  const inUnit = (amount: Ore | null) => (amount === null ? null : unitFromOre(amount, unit));
  const file: Record<string, FileFigures> = {};
  for (const figures of computed.columns) {
    const main = columnForYear(years, figures.year);
    if (main === null || columnOf(main) !== figures.column) continue;
    file[figures.year] = {
      income: inUnit(figures.income),
      cost: inUnit(figures.cost),
      result: inUnit(figures.result),
      openingEquity: inUnit(figures.openingEquity),
      closingEquity: inUnit(figures.closingEquity),
      closingEquityDecidedOnly: inUnit(figures.closingEquityDecidedOnly),
      availableFunds: inUnit(figures.availableFunds),
      thresholdAmount: inUnit(figures.thresholdAmount),
      disposable: inUnit(figures.disposable),
      equityShare: figures.equityShare,
      shares: { costType: sharesOf(figures.costByType), level: sharesOf(figures.costByLevel) },
    };
  }
  return file;
}

function sharesOf(amounts: Readonly<Partial<Record<string, Ore>>>): Record<string, number> {
  let whole = 0;
  for (const amount of Object.values(amounts)) whole += amount ?? 0;
  const shares: Record<string, number> = {};
  for (const [name, amount] of Object.entries(amounts)) {
    const share = amount === undefined ? null : percentShare(amount, ore(whole));
    if (share !== null) shares[name] = share;
  }
  return shares;
}
