/** Small budgets, written short. */
import { DEFAULT_LADDER } from "../lib/core/budget/ladder.ts";
import type {
  Budget,
  BudgetLine,
  BudgetSection,
  BudgetYear,
  Cell,
  ColumnKey,
  ControlFigure,
  Rule,
} from "../lib/core/budget/model.ts";
import { ore } from "../lib/core/money.ts";

export const kr = (kronor: number) => ore(kronor * 100);
export const amount = (kronor: number): Cell => ({ type: "amount", amount: kr(kronor) });
export const rule = (held: Rule): Cell => ({ type: "rule", rule: held });
export const stop: Cell = { type: "stop" };
export const rise = (value: number, round: 1 | 10 | 100 | 1000 = 1): Rule => ({
  type: "percent",
  value,
  round,
});
export const share = (value: number, ...of: string[]): Rule => ({ type: "shareOf", value, of, round: 1 });

export const THREE: BudgetYear[] = [
  { year: 2024, kind: "budget" },
  { year: 2025, kind: "plan" },
  { year: 2026, kind: "plan" },
];

export function line(
  id: string,
  cells: Partial<Record<ColumnKey, Cell>>,
  rest: Partial<BudgetLine> = {},
): BudgetLine {
  return {
    id,
    lineageId: id,
    label: id,
    costType: null,
    level: null,
    decision: "decided",
    incomeKind: null,
    party: null,
    endYear: null,
    account: null,
    costCentre: null,
    project: null,
    note: null,
    cells,
    ...rest,
  };
}

export function section(
  kind: "income" | "cost",
  lines: BudgetLine[],
  rest: Partial<BudgetSection> = {},
): BudgetSection {
  const id = rest.id ?? kind;
  return {
    id,
    lineageId: id,
    key: null,
    label: id,
    kind,
    costType: null,
    level: null,
    complete: true,
    lines,
    ...rest,
  };
}

export function budget(sections: BudgetSection[], rest: Partial<Budget> = {}): Budget {
  return {
    years: THREE,
    sections,
    control: [],
    imported: null,
    opening: null,
    ladder: DEFAULT_LADDER,
    ...rest,
  };
}

export const printed = (
  figure: ControlFigure["figure"],
  year: number,
  kronor: number,
  sectionId: string | null = null,
): ControlFigure => ({
  figure,
  sectionId,
  year,
  amount: kr(kronor),
  outdated: false,
});
