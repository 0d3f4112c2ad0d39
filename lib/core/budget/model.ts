/**
 * The shape of a budget in memory, the same in browser and server: plain JSON, amounts in öre.
 * Everything is readonly: a change makes a new budget (see changes.ts), so that a screen can keep
 * the old one for undo and comparison.
 */
import type { Ore, RoundingStep } from "../money.ts";

export const YEAR_KINDS = ["bokslut", "prognos", "budget", "plan"] as const;
export type YearKind = (typeof YEAR_KINDS)[number];

/** A value's key is line × year × series. `printed` holds what an imported document printed. */
export const SERIES = ["budget", "forecast", "outcome"] as const;
export type Series = (typeof SERIES)[number];

export const SERIES_OF_KIND = {
  bokslut: "outcome",
  prognos: "forecast",
  budget: "budget",
  plan: "budget",
} as const satisfies Record<YearKind, Series>;

export const SECTION_KINDS = ["income", "cost"] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

export const COST_TYPES = [
  "insats",
  "innovation",
  "personal",
  "styrelse",
  "revision",
  "administration",
  "other",
] as const;
export type CostType = (typeof COST_TYPES)[number];

export const LEVELS = ["individual", "structural", "administration", "undecided"] as const;
export type Level = (typeof LEVELS)[number];

export const DECISIONS = ["decided", "planned", "reserved"] as const;
export type Decision = (typeof DECISIONS)[number];

export const INCOME_KINDS = ["contribution", "interest", "esf", "other"] as const;
export type IncomeKind = (typeof INCOME_KINDS)[number];

/** Party groups that share the financing, lag 2003:1210 5 §. */
export const PARTY_GROUPS = ["state", "region", "kommuner"] as const;
export type PartyGroup = (typeof PARTY_GROUPS)[number];

/** One column of the table. The same year may stand twice, as budget and as outcome. */
export interface BudgetYear {
  readonly year: number;
  readonly kind: YearKind;
}

/** `2024:budget`: names a column, and with a line a cell. */
export type ColumnKey = `${number}:${Series}`;

export type Rule =
  /** As last year. */
  | { readonly type: "same"; readonly round: RoundingStep }
  /** Last year ± value %. */
  | { readonly type: "percent"; readonly value: number; readonly round: RoundingStep }
  /** Last year ± value öre. */
  | { readonly type: "amount"; readonly value: Ore; readonly round: RoundingStep }
  /** value % of the sum of lines or sections (ids) in the same column. */
  | {
      readonly type: "shareOf";
      readonly value: number;
      readonly of: readonly string[];
      readonly round: RoundingStep;
    }
  /** An expression in kronor such as `35000*12`, kept and shown. */
  | { readonly type: "expression"; readonly text: string; readonly round: RoundingStep };
export type RuleType = Rule["type"];

/**
 * What a cell itself holds. An absent cell is blank, unless a rule from an earlier year governs it.
 * `stop` is a blank that ends the rule from earlier years. Blank is not 0.
 */
export type Cell =
  | { readonly type: "amount"; readonly amount: Ore }
  | { readonly type: "rule"; readonly rule: Rule }
  | { readonly type: "stop" };

export interface BudgetLine {
  readonly id: string;
  /** Kept across copies and years, so that next year's Lokaler is known to be this year's. */
  readonly lineageId: string;
  readonly label: string;
  /** null inherits the section's. */
  readonly costType: CostType | null;
  /** null inherits the section's. */
  readonly level: Level | null;
  /** Cost lines; income lines hold "decided" and it is not used. */
  readonly decision: Decision;
  /** Income lines; null on cost lines. */
  readonly incomeKind: IncomeKind | null;
  readonly party: PartyGroup | null;
  /** Last year the line holds money; rules give nothing after it. */
  readonly endYear: number | null;
  readonly account: string | null;
  readonly costCentre: string | null;
  readonly project: string | null;
  readonly note: string | null;
  readonly cells: Readonly<Partial<Record<ColumnKey, Cell>>>;
}

export interface BudgetSection {
  readonly id: string;
  readonly lineageId: string;
  /** The document's own key of the section, kept for `of` references in files. */
  readonly key: string | null;
  readonly label: string;
  readonly kind: SectionKind;
  /** null for income. */
  readonly costType: CostType | null;
  readonly level: Level | null;
  /** false: the document prints only some lines, so the lines must not be summed to the section. */
  readonly complete: boolean;
  readonly lines: readonly BudgetLine[];
}

/** Figures a document prints that are not lines: kept as control figures. */
export const PRINTED_FIGURES = [
  "subtotal",
  "share",
  "totalIncome",
  "totalCost",
  "budgetCost",
  "result",
  "openingEquity",
  "closingEquity",
  "thresholdPercent",
  "thresholdAmount",
  "disposable",
  "forecastPriorYear",
  "availableFunds",
  "allocationState",
  "allocationRegion",
  "allocationKommuner",
  "allocationTotal",
] as const;
export type PrintedFigure = (typeof PRINTED_FIGURES)[number];

export interface ControlFigure {
  readonly figure: PrintedFigure;
  /** The section for `subtotal` and `share`, else null. */
  readonly sectionId: string | null;
  readonly year: number;
  /**
   * Öre; for `share` and `thresholdPercent` hundredths of a percent. Same integer column in the database.
   */
  readonly amount: Ore;
  /** Already out of date when it came in (a changed budget was exported and read back). */
  readonly outdated: boolean;
}

/**
 * Line values as imported: section → line → column → öre, rule results included. A control figure is
 * compared only while every value it covers still equals these. null for a budget made here.
 */
export type ImportedValues = Readonly<
  Record<string, Readonly<Record<string, Readonly<Partial<Record<ColumnKey, Ore>>>>>>
>;

/** One step of the recommendation on equity ("trappa"). A recommendation, never a limit in law. */
export interface LadderStep {
  /** Allocation from (inclusive), öre. */
  readonly from: Ore;
  /** Allocation to (exclusive), öre; null is open. */
  readonly to: Ore | null;
  readonly percent: number;
  /** Highest amount whatever the percent, öre. */
  readonly cap: Ore | null;
  readonly source: string | null;
  /** ISO date; null is always. */
  readonly validFrom: string | null;
}

/** Equity at 1 January of a year, given by a person or a document. */
export interface Opening {
  readonly year: number;
  readonly amount: Ore;
  readonly source: "bokslut" | "prognos";
}

export interface Budget {
  readonly years: readonly BudgetYear[];
  readonly sections: readonly BudgetSection[];
  readonly control: readonly ControlFigure[];
  readonly imported: ImportedValues | null;
  readonly opening: Opening | null;
  readonly ladder: readonly LadderStep[];
}

/** The ten figures of `fixtures/expected`, per year; null is unknown and never stands for 0. */
export interface YearFigures {
  readonly income: Ore | null;
  readonly cost: Ore | null;
  readonly result: Ore | null;
  readonly openingEquity: Ore | null;
  readonly closingEquity: Ore | null;
  /** Closing equity if only decided money is used: its own chain without planned and reserved costs. */
  readonly closingEquityDecidedOnly: Ore | null;
  readonly availableFunds: Ore | null;
  /** Recommended highest equity. */
  readonly thresholdAmount: Ore | null;
  /** Closing equity − recommended; negative when under. */
  readonly disposable: Ore | null;
  /** Closing equity as percent of the allocation base, one decimal, half away from zero. */
  readonly equityShare: number | null;
}

export interface ColumnFigures extends YearFigures {
  readonly column: ColumnKey;
  readonly year: number;
  readonly kind: YearKind;
  /** Contributions, else printed allocation, else income. */
  readonly allocationBase: Ore | null;
  /** Sum of planned and reserved costs. */
  readonly undecidedCost: Ore;
  readonly recommendedPercent: number | null;
  /** Sum of cost per cost type, öre; only types that have money. */
  readonly costByType: Readonly<Partial<Record<CostType, Ore>>>;
  /** Sum of cost per level, öre; `unknown` where no level is set. */
  readonly costByLevel: Readonly<Partial<Record<Level | "unknown", Ore>>>;
}

export interface ComputedBudget {
  /** In the order of `budget.years`. */
  readonly columns: readonly ColumnFigures[];
  /** Line id → amount per column index; null is blank. */
  readonly amounts: ReadonlyMap<string, readonly (Ore | null)[]>;
  /**
   * Line id → per column index, the rule that governs the cell and the column index it was set in. A line that holds
   * no rule is absent.
   */
  readonly governing: ReadonlyMap<string, readonly (GoverningRule | null)[]>;
  /** Section id → sum of its lines per column index; null when every line is blank. */
  readonly sectionSums: ReadonlyMap<string, readonly (Ore | null)[]>;
}

export interface GoverningRule {
  readonly rule: Rule;
  /** Column index where the rule was set; smaller than the cell's own when it is inherited. */
  readonly setIn: number;
}
