/** Rows of a stored budget, and back to the core's shape. Arrays, since a page reads some hundred of them. */
import type {
  Budget,
  BudgetLine,
  BudgetSection,
  BudgetYear,
  Cell,
  ColumnKey,
  ControlFigure,
  CostType,
  Decision,
  ImportedValues,
  IncomeKind,
  LadderStep,
  Level,
  Opening,
  PartyGroup,
  PrintedFigure,
  Rule,
  SectionKind,
  Series,
} from "../../core/budget/model.ts";
import { columnKey } from "../../core/budget/years.ts";
import { ore } from "../../core/money.ts";

export type SectionRow = [
  id: string,
  lineageId: string,
  key: string | null,
  label: string,
  kind: SectionKind,
  costType: CostType | null,
  level: Level | null,
  complete: boolean,
];
export type LineRow = [
  id: string,
  sectionId: string,
  lineageId: string,
  label: string,
  costType: CostType | null,
  level: Level | null,
  decision: Decision,
  incomeKind: IncomeKind | null,
  party: PartyGroup | null,
  endYear: number | null,
  account: string | null,
  costCentre: string | null,
  project: string | null,
  note: string | null,
];
export type CellRow = [
  lineId: string,
  year: number,
  series: Series,
  type: Cell["type"],
  amount: number | null,
  rule: Rule | null,
];
export type ControlRow = [
  figure: PrintedFigure,
  sectionId: string | null,
  year: number,
  amount: number,
  outdated: boolean,
];

export interface BudgetRows {
  readonly years: readonly BudgetYear[];
  readonly sections: readonly SectionRow[] | null;
  readonly lines: readonly LineRow[] | null;
  readonly cells: readonly CellRow[] | null;
  readonly control: readonly ControlRow[] | null;
  readonly ladder: readonly LadderStep[];
  readonly imported: ImportedValues | null;
  readonly opening: { year: number; amount: number; source: Opening["source"] } | null;
}

export function budgetFromRows(rows: BudgetRows): Budget {
  const cells = cellsByLine(rows.cells ?? []);
  const lines = new Map<string, BudgetLine[]>();
  for (const row of rows.lines ?? []) {
    const list = lines.get(row[1]);
    const line = lineFromRow(row, cells.get(row[0]) ?? {});
    if (list) list.push(line);
    else lines.set(row[1], [line]);
  }
  return {
    years: rows.years,
    sections: (rows.sections ?? []).map((row) => sectionFromRow(row, lines.get(row[0]) ?? [])),
    control: (rows.control ?? []).map(controlFromRow),
    imported: rows.imported,
    opening: rows.opening && { ...rows.opening, amount: ore(rows.opening.amount) },
    ladder: rows.ladder,
  };
}

type Cells = Partial<Record<ColumnKey, Cell>>;

function cellsByLine(rows: readonly CellRow[]): Map<string, Cells> {
  const byLine = new Map<string, Cells>();
  for (const [lineId, year, series, type, amount, rule] of rows) {
    const cells = byLine.get(lineId) ?? {};
    cells[columnKey(year, series)] = cellFromRow(type, amount, rule);
    byLine.set(lineId, cells);
  }
  return byLine;
}

function cellFromRow(type: Cell["type"], amount: number | null, rule: Rule | null): Cell {
  if (type === "amount" && amount !== null) return { type, amount: ore(amount) };
  if (type === "rule" && rule !== null) return { type, rule };
  return { type: "stop" };
}

function lineFromRow(row: LineRow, cells: Cells): BudgetLine {
  const [
    id,
    ,
    lineageId,
    label,
    costType,
    level,
    decision,
    incomeKind,
    party,
    endYear,
    account,
    costCentre,
    project,
    note,
  ] = row;
  return {
    id,
    lineageId,
    label,
    costType,
    level,
    decision,
    incomeKind,
    party,
    endYear,
    account,
    costCentre,
    project,
    note,
    cells,
  };
}

function sectionFromRow(row: SectionRow, lines: readonly BudgetLine[]): BudgetSection {
  const [id, lineageId, key, label, kind, costType, level, complete] = row;
  return { id, lineageId, key, label, kind, costType, level, complete, lines };
}

function controlFromRow([figure, sectionId, year, amount, outdated]: ControlRow): ControlFigure {
  return { figure, sectionId, year, amount: ore(amount), outdated };
}
