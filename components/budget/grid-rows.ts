/** The rows of the budget table in money order, as data: what is shown, what can be written in, where keys go. */
import type {
  Budget,
  BudgetLine,
  BudgetSection,
  ColumnFigures,
  SectionKind,
} from "../../lib/core/budget/model.ts";
import { layoutOf } from "../../lib/core/budget/years.ts";

export type FigureRow =
  | "income"
  | "cost"
  | "result"
  | "closingEquity"
  | "closingEquityDecidedOnly"
  | "thresholdAmount"
  | "disposable";

export type GridRow =
  | { readonly type: "opening"; readonly id: "opening" }
  | { readonly type: "section"; readonly id: string; readonly section: BudgetSection }
  | { readonly type: "line"; readonly id: string; readonly section: BudgetSection; readonly line: BudgetLine }
  | { readonly type: "addLine"; readonly id: string; readonly section: BudgetSection }
  | { readonly type: "figure"; readonly id: `figure:${FigureRow}`; readonly figure: FigureRow };

/** A cell by row id and column: 0 is the row's name, 1 and on are `budget.years` in order. */
export interface CellAt {
  readonly row: string;
  readonly column: number;
}

export const sectionRowId = (sectionId: string) => `section:${sectionId}`;
export const lineRowId = (lineId: string) => `line:${lineId}`;
export const addLineRowId = (sectionId: string) => `add:${sectionId}`;

const SECTION_ORDER = ["income", "cost"] as const satisfies readonly SectionKind[];

/** Sections as shown: income before cost, each in its own order. */
export function sectionsOf(budget: Budget, kind: SectionKind): BudgetSection[] {
  return budget.sections.filter((section) => section.kind === kind);
}

/** Result rows under the sections. The decided-only row is there only when it says something else. */
export function resultFigures(columns: readonly ColumnFigures[]): FigureRow[] {
  const figures: FigureRow[] = ["result", "closingEquity"];
  if (columns.some((column) => column.closingEquityDecidedOnly !== column.closingEquity)) {
    figures.push("closingEquityDecidedOnly");
  }
  if (columns.some((column) => column.thresholdAmount !== null))
    figures.push("thresholdAmount", "disposable");
  return figures;
}

/** A sum over one section only repeats it. */
export function hasTotal(budget: Budget, kind: SectionKind): boolean {
  return sectionsOf(budget, kind).length > 1;
}

/** Every row that can be reached, top to bottom. Folded sections keep their heading. */
export function gridRows(
  budget: Budget,
  columns: readonly ColumnFigures[],
  folded: ReadonlySet<string>,
  canEdit: boolean,
): GridRow[] {
  const rows: GridRow[] = [{ type: "opening", id: "opening" }];
  for (const kind of SECTION_ORDER) {
    for (const section of sectionsOf(budget, kind)) {
      rows.push({ type: "section", id: sectionRowId(section.id), section });
      if (folded.has(section.id)) continue;
      for (const line of section.lines) rows.push({ type: "line", id: lineRowId(line.id), section, line });
      if (canEdit) rows.push({ type: "addLine", id: addLineRowId(section.id), section });
    }
    if (hasTotal(budget, kind)) rows.push({ type: "figure", id: `figure:${kind}`, figure: kind });
  }
  for (const figure of resultFigures(columns)) rows.push({ type: "figure", id: `figure:${figure}`, figure });
  return rows;
}

export interface LinePlace {
  readonly section: BudgetSection;
  readonly line: BudgetLine;
}

export function findLine(budget: Budget, lineId: string): LinePlace | null {
  for (const section of budget.sections) {
    const line = section.lines.find((candidate) => candidate.id === lineId);
    if (line) return { section, line };
  }
  return null;
}

export function findSection(budget: Budget, sectionId: string): BudgetSection | null {
  return budget.sections.find((section) => section.id === sectionId) ?? null;
}

/** Index in `budget.years` of the column whose opening equity can be written: the earliest. */
export function openingColumn(budget: Budget): number {
  return layoutOf(budget.years).order[0] ?? 0;
}

/** Whether an amount can be typed there. */
export function isAmountCell(budget: Budget, row: GridRow, column: number): boolean {
  if (column < 1 || column > budget.years.length) return false;
  return row.type === "line" || (row.type === "opening" && column - 1 === openingColumn(budget));
}

/** A row that can be reached instead of one that is gone or folded away: itself, else the nearest above it. */
export function nearestRow(budget: Budget, rowId: string, isThere: (rowId: string) => boolean): string {
  if (isThere(rowId)) return rowId;
  const order = SECTION_ORDER.flatMap((kind) => sectionsOf(budget, kind)).flatMap(({ id, lines }) => [
    sectionRowId(id),
    ...lines.map((line) => lineRowId(line.id)),
    addLineRowId(id),
  ]);
  return order.slice(0, order.indexOf(rowId) + 1).findLast(isThere) ?? "opening";
}
