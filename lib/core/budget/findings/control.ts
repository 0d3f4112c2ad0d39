/** The printed figures of a budget by column, as the findings need them. */
import type { Budget, ControlFigure, PrintedFigure } from "../model.ts";
import { layoutOf } from "../years.ts";

/** A printed figure that is about a whole year. */
export type YearFigure = Exclude<PrintedFigure, "subtotal" | "share">;

type Row = readonly (ControlFigure | undefined)[];

export interface ControlIndex {
  readonly years: ReadonlyMap<YearFigure, Row>;
  /** Section id → printed subtotal per column index. */
  readonly subtotals: ReadonlyMap<string, Row>;
}

const indexes = new WeakMap<readonly ControlFigure[], { years: Budget["years"]; index: ControlIndex }>();

/**
 * A printed figure belongs to the column that its bare year means, as in compute. Remembered per array: a
 * change of an amount keeps the control figures.
 */
export function indexControl(budget: Budget): ControlIndex {
  const known = indexes.get(budget.control);
  if (known?.years === budget.years) return known.index;
  const index = build(budget);
  indexes.set(budget.control, { years: budget.years, index });
  return index;
}

function build(budget: Budget): ControlIndex {
  const { main } = layoutOf(budget.years);
  const years = new Map<YearFigure, (ControlFigure | undefined)[]>();
  const subtotals = new Map<string, (ControlFigure | undefined)[]>();
  for (const control of budget.control) {
    const column = main.get(control.year);
    if (column === undefined || control.figure === "share") continue;
    if (control.figure === "subtotal") {
      if (control.sectionId !== null) rowOf(subtotals, control.sectionId)[column] = control;
    } else rowOf(years, control.figure)[column] = control;
  }
  return { years, subtotals };
}

function rowOf<K>(rows: Map<K, (ControlFigure | undefined)[]>, key: K): (ControlFigure | undefined)[] {
  const known = rows.get(key);
  if (known) return known;
  const row: (ControlFigure | undefined)[] = [];
  rows.set(key, row);
  return row;
}
