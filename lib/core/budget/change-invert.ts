/** The way back: what undoes a change, and what a change touches. */
import { unreachable } from "../result.ts";
import { findLine, findSection } from "./change-rows.ts";
import type { Change, LineFields, NewLine, SectionFields } from "./change-types.ts";
import type { Budget, BudgetLine, BudgetYear, Cell, ColumnKey } from "./model.ts";
import { columnOf, findColumn, seriesOf } from "./years.ts";

/**
 * The changes that, applied to the result of `change` on `before`, give back exactly `before`. Empty when the change
 * would have been refused.
 */
export function invertChange(before: Budget, change: Change): Change[] {
  switch (change.op) {
    case "setValue":
    case "setRule": {
      const column = findColumn(before.years, change.year, change.series);
      const line = findLine(before, change.lineId)?.line;
      return column && line ? [restoreCell(line, column)] : [];
    }
    case "addLine":
      return [{ op: "deleteLine", lineId: change.lineId }];
    case "updateLine": {
      const line = findLine(before, change.lineId)?.line;
      return line ? [{ op: "updateLine", lineId: line.id, set: lineFieldsOf(line, change.set) }] : [];
    }
    case "moveLine": {
      const placed = findLine(before, change.lineId);
      if (!placed) return [];
      const after = idBefore(placed.section.lines, change.lineId);
      return [{ op: "moveLine", lineId: change.lineId, sectionId: placed.section.id, after }];
    }
    case "deleteLine": {
      const placed = findLine(before, change.lineId);
      if (!placed) return [];
      const after = idBefore(placed.section.lines, change.lineId);
      const { line, section } = placed;
      return [{ op: "addLine", sectionId: section.id, lineId: line.id, after, line: toNewLine(line) }];
    }
    case "addSection":
      return [{ op: "deleteSection", sectionId: change.sectionId }];
    case "updateSection": {
      const section = findSection(before, change.sectionId);
      if (!section) return [];
      const set: SectionFields = pick(section, change.set);
      return [{ op: "updateSection", sectionId: section.id, set }];
    }
    case "moveSection":
      return [
        {
          op: "moveSection",
          sectionId: change.sectionId,
          after: idBefore(before.sections, change.sectionId),
        },
      ];
    case "deleteSection": {
      const section = findSection(before, change.sectionId);
      if (!section) return [];
      const { id, lines, ...fields } = section;
      const added = lines.map((line) => ({ lineId: line.id, line: toNewLine(line) }));
      const after = idBefore(before.sections, id);
      return [{ op: "addSection", sectionId: id, after, section: { ...fields, lines: added } }];
    }
    case "addYear":
      return [{ op: "deleteYear", year: change.year, series: seriesOf(change) }];
    case "deleteYear": {
      const column = findColumn(before.years, change.year, change.series);
      if (!column) return [];
      const held = before.sections.flatMap(({ lines }) =>
        lines.filter((line) => line.cells[columnOf(column)]),
      );
      return [{ op: "addYear", ...column }, ...held.map((line) => restoreCell(line, column))];
    }
    case "setOpening":
      return [
        before.opening
          ? { op: "setOpening", ...before.opening }
          : { op: "setOpening", year: change.year, amount: null, source: change.source },
      ];
    default:
      return unreachable(change);
  }
}

function restoreCell(line: BudgetLine, column: BudgetYear): Change {
  const name = { lineId: line.id, year: column.year, series: seriesOf(column) };
  const cell: Cell | undefined = line.cells[columnOf(column)];
  if (cell?.type === "amount") return { op: "setValue", ...name, amount: cell.amount };
  if (cell?.type === "rule") return { op: "setRule", ...name, rule: cell.rule };
  return { op: "setValue", ...name, amount: null, stop: cell !== undefined };
}

function lineFieldsOf(line: BudgetLine, set: LineFields): LineFields {
  return pick(line, set);
}

/** The fields of `from` that `set` names. */
function pick<T extends object>(from: T, set: Partial<T>): Partial<T> {
  const picked: Partial<T> = {};
  for (const key in set) if (set[key] !== undefined) picked[key] = from[key];
  return picked;
}

function toNewLine({ id: _, ...line }: BudgetLine): NewLine {
  return line;
}

function idBefore(rows: readonly { readonly id: string }[], id: string): string | null {
  return rows[rows.findIndex((row) => row.id === id) - 1]?.id ?? null;
}

/** What a change touches. Two changes are in conflict when they touch the same thing and want it different. */
export type Touch =
  | { readonly type: "cell"; readonly lineId: string; readonly column: ColumnKey }
  | { readonly type: "lineField"; readonly lineId: string; readonly field: string }
  | { readonly type: "linePlace"; readonly lineId: string }
  /** The line as a whole: added or taken away. */
  | { readonly type: "line"; readonly lineId: string }
  | { readonly type: "sectionField"; readonly sectionId: string; readonly field: string }
  | { readonly type: "sectionPlace"; readonly sectionId: string }
  | { readonly type: "section"; readonly sectionId: string }
  | { readonly type: "column"; readonly column: ColumnKey }
  | { readonly type: "opening" };

export function cellsOf(change: Change, years: readonly BudgetYear[]): Touch[] {
  switch (change.op) {
    case "setValue":
    case "setRule": {
      const column = findColumn(years, change.year, change.series);
      return column ? [{ type: "cell", lineId: change.lineId, column: columnOf(column) }] : [];
    }
    case "addLine":
    case "deleteLine":
      return [{ type: "line", lineId: change.lineId }];
    case "updateLine":
      return Object.keys(change.set).map((field) => ({ type: "lineField", lineId: change.lineId, field }));
    case "moveLine":
      return [{ type: "linePlace", lineId: change.lineId }];
    case "addSection":
    case "deleteSection":
      return [{ type: "section", sectionId: change.sectionId }];
    case "updateSection":
      return Object.keys(change.set).map((field) => ({
        type: "sectionField",
        sectionId: change.sectionId,
        field,
      }));
    case "moveSection":
      return [{ type: "sectionPlace", sectionId: change.sectionId }];
    case "addYear":
      return [{ type: "column", column: columnOf(change) }];
    case "deleteYear": {
      const column = findColumn(years, change.year, change.series);
      return column ? [{ type: "column", column: columnOf(column) }] : [];
    }
    case "setOpening":
      return [{ type: "opening" }];
    default:
      return unreachable(change);
  }
}
