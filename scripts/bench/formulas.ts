/** The sheet as formulas: the same rules, sums, subtotals, totals, result, equity chain and recommendation. */
import { EDITED, type Sheet, type SheetLine } from "./sheet.ts";

const COLUMNS = ["A", "B", "C"] as const;
type Column = 0 | 1 | 2;
type Content = number | string;

export interface Formulas {
  readonly rows: Content[][];
  /** Row of the cell that is edited, in the first column. */
  readonly editedRow: number;
  /** Row of the closing equity, in kronor. */
  readonly closingRow: number;
}

export function writeFormulas(sheet: Sheet): Formulas {
  const rows: Content[][] = [];
  const subtotals = { income: [] as number[], cost: [] as number[] };
  let editedRow = -1;
  const add = (cell: (column: Column) => Content): number => {
    rows.push([cell(0), cell(1), cell(2)]);
    return rows.length - 1;
  };
  const at = (row: number, column: Column) => `${COLUMNS[column]}${row + 1}`;
  sheet.sections.forEach((section, index) => {
    const first = rows.length;
    section.lines.forEach((line, place) => {
      const row = add((column) => lineCell(line, column, rows.length));
      if (index === EDITED.section && place === EDITED.line) editedRow = row;
    });
    const last = rows.length - 1;
    const subtotal = add((column) => `=SUM(${at(first, column)}:${at(last, column)})`);
    subtotals[section.isIncome ? "income" : "cost"].push(subtotal);
  });
  const total = (of: readonly number[]) => add((column) => `=${of.map((row) => at(row, column)).join("+")}`);
  const income = total(subtotals.income);
  const cost = total(subtotals.cost);
  const result = add((column) => `=${at(income, column)}-${at(cost, column)}`);
  const opening = rows.length;
  const closing = opening + 1;
  add((column) => (column === 0 ? sheet.openingKronor : `=${at(closing, column === 1 ? 0 : 1)}`));
  add((column) => `=${at(opening, column)}+${at(result, column)}`);
  add((column) => `=${at(opening, column)}+${at(income, column)}`);
  const recommended = add((column) => `=ROUND(${at(income, column)}*20%,2)`);
  add((column) => `=${at(closing, column)}-${at(recommended, column)}`);
  return { rows, editedRow, closingRow: closing };
}

function lineCell({ way, kronor, expression }: SheetLine, column: Column, row: number): Content {
  const before = `${COLUMNS[column === 2 ? 1 : 0]}${row + 1}`;
  if (way === "typed" || (column === 0 && way !== "expression")) return kronor[column];
  switch (way) {
    case "percent":
      return `=ROUND(${before}*1.03,-2)`;
    case "same":
      return `=ROUND(${before},0)`;
    case "expression":
      return `=ROUND(${expression},0)`;
  }
}
