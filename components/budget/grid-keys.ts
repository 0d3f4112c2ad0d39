/** Which cell a key leads to (pattern: WAI-ARIA grid), as a pure function of the rows. */
import type { Budget } from "../../lib/core/budget/model.ts";
import { type CellAt, type GridRow, isAmountCell } from "./grid-rows.ts";

export type Move =
  | "up"
  | "down"
  | "left"
  | "right"
  | "rowStart"
  | "rowEnd"
  | "gridStart"
  | "gridEnd"
  | "groupUp"
  | "groupDown";

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "rowStart",
  End: "rowEnd",
  PageUp: "groupUp",
  PageDown: "groupDown",
};

export function moveOfKey(key: string, ctrl: boolean): Move | null {
  if (ctrl && key === "Home") return "gridStart";
  if (ctrl && key === "End") return "gridEnd";
  return ctrl ? null : (MOVES[key] ?? null);
}

/** The cell a move leads to; the same cell at an edge. A row that is gone counts as the first. */
export function moveFrom(rows: readonly GridRow[], lastColumn: number, at: CellAt, move: Move): CellAt {
  const index = Math.max(
    rows.findIndex((row) => row.id === at.row),
    0,
  );
  const rowAt = (wanted: number): string => {
    const within = Math.min(Math.max(wanted, 0), rows.length - 1);
    return rows[within]?.id ?? at.row;
  };
  const columnAt = (wanted: number) => Math.min(Math.max(wanted, 0), lastColumn);
  switch (move) {
    case "up":
      return { row: rowAt(index - 1), column: at.column };
    case "down":
      return { row: rowAt(index + 1), column: at.column };
    case "left":
      return { row: at.row, column: columnAt(at.column - 1) };
    case "right":
      return { row: at.row, column: columnAt(at.column + 1) };
    case "rowStart":
      return { row: at.row, column: 0 };
    case "rowEnd":
      return { row: at.row, column: lastColumn };
    case "gridStart":
      return { row: rowAt(0), column: 0 };
    case "gridEnd":
      return { row: rowAt(rows.length - 1), column: lastColumn };
    case "groupUp":
      return { row: rowAt(groupBefore(rows, index)), column: at.column };
    case "groupDown":
      return { row: rowAt(groupAfter(rows, index)), column: at.column };
  }
}

const startsGroup = (rows: readonly GridRow[], index: number): boolean => {
  const row = rows[index];
  if (!row) return false;
  if (row.type === "section" || row.type === "opening") return true;
  return row.type === "figure" && rows[index - 1]?.type !== "figure";
};

function groupBefore(rows: readonly GridRow[], from: number): number {
  for (let index = from - 1; index > 0; index -= 1) if (startsGroup(rows, index)) return index;
  return 0;
}

function groupAfter(rows: readonly GridRow[], from: number): number {
  for (let index = from + 1; index < rows.length; index += 1) if (startsGroup(rows, index)) return index;
  return rows.length - 1;
}

/** The next or previous cell that takes an amount, row by row as Tab goes in a spreadsheet; null after the last. */
export function nextAmountCell(
  budget: Budget,
  rows: readonly GridRow[],
  at: CellAt,
  step: 1 | -1,
): CellAt | null {
  const width = budget.years.length;
  const start = rows.findIndex((row) => row.id === at.row);
  if (start < 0) return null;
  for (
    let position = start * (width + 1) + at.column + step;
    position >= 0 && position < rows.length * (width + 1);
    position += step
  ) {
    const row = rows[Math.floor(position / (width + 1))];
    const column = position % (width + 1);
    if (row && isAmountCell(budget, row, column)) return { row: row.id, column };
  }
  return null;
}
