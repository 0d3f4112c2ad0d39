/** The computed figures as JSON by year, in the reader's unit: the shape of tests/fixtures/expected. */
import { type Ore, type Unit, unitFromOre } from "../money.ts";
import { percentShare } from "./compute.ts";
import type { ColumnFigures, ComputedBudget, CostType, YearKind } from "./model.ts";
import type { LevelOrUnknown } from "./sums.ts";

export interface YearJson {
  readonly income: number | null;
  readonly cost: number | null;
  readonly result: number | null;
  readonly openingEquity: number | null;
  readonly closingEquity: number | null;
  readonly closingEquityDecidedOnly: number | null;
  readonly availableFunds: number | null;
  readonly thresholdAmount: number | null;
  readonly disposable: number | null;
  /** Percent, one decimal. */
  readonly equityShare: number | null;
  /** Percent of all cost, one decimal; null where the document does not say what all the cost is. */
  readonly shares: {
    readonly costType: Readonly<Partial<Record<CostType, number>>> | null;
    readonly level: Readonly<Partial<Record<LevelOrUnknown, number>>> | null;
  };
}
export type ComputedJson = Readonly<Record<string, YearJson>>;

/** A bare year means its budget, else its outcome, else its forecast. */
const ORDER = { budget: 0, plan: 0, bokslut: 1, prognos: 2 } as const satisfies Record<YearKind, number>;

/** Year → figures, in the given unit. null is unknown and never stands for 0. */
export function computedToJson(computed: ComputedBudget, unit: Unit): ComputedJson {
  const years: Record<string, YearJson> = {};
  // Last written wins, so the column that the bare year means comes last.
  const columns = [...computed.columns].sort((a, b) => ORDER[b.kind] - ORDER[a.kind]);
  for (const column of columns) years[column.year] = yearToJson(column, unit);
  return years;
}

function yearToJson(figures: ColumnFigures, unit: Unit): YearJson {
  const inUnit = (amount: Ore | null) => (amount === null ? null : unitFromOre(amount, unit));
  return {
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
    shares: {
      costType: shares(figures.costByType, figures.cost),
      level: shares(figures.costByLevel, figures.cost),
    },
  };
}

function shares<K extends string>(
  parts: Readonly<Partial<Record<K, Ore>>>,
  cost: Ore | null,
): Partial<Record<K, number>> | null {
  let sum = 0;
  const percents: Partial<Record<K, number>> = {};
  for (const key in parts) {
    const part = parts[key];
    if (part === undefined || cost === null) continue;
    sum += part;
    const percent = percentShare(part, cost);
    if (percent !== null) percents[key] = percent;
  }
  return cost !== null && cost > 0 && sum === cost ? percents : null;
}
