/** Columns of the budget table: their keys, their order, and which one is "last year" to another. */
import { err, ok, type Result } from "../result.ts";
import { type BudgetYear, type ColumnKey, SERIES_OF_KIND, type Series } from "./model.ts";

/** A plan covers three years (KL 11:6); ten leaves room for history beside it and keeps the table readable. */
export const MAX_YEARS = 10;
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2099;

/** What is known before what: facts, then the guess about the running year, then the plan. */
const SERIES_ORDER = ["outcome", "forecast", "budget"] as const satisfies readonly Series[];
/** What a bare year means in the JSON of the API. */
const SERIES_OF_BARE_YEAR = ["budget", "outcome", "forecast"] as const satisfies readonly Series[];

export function columnKey(year: number, series: Series): ColumnKey {
  return `${year}:${series}`;
}

export function seriesOf(column: BudgetYear): Series {
  return SERIES_OF_KIND[column.kind];
}

export function columnOf(column: BudgetYear): ColumnKey {
  return columnKey(column.year, seriesOf(column));
}

/** The budget year is the first year of kind budget, everywhere; null when there is none. */
export function budgetYearOf(years: readonly BudgetYear[]): number | null {
  let first: number | null = null;
  for (const { year, kind } of years) if (kind === "budget" && (first === null || year < first)) first = year;
  return first;
}

/** Chronological; within a year outcome, forecast, budget. */
export function compareColumns(a: BudgetYear, b: BudgetYear): number {
  return a.year - b.year || SERIES_ORDER.indexOf(seriesOf(a)) - SERIES_ORDER.indexOf(seriesOf(b));
}

export function sortColumns(years: readonly BudgetYear[]): BudgetYear[] {
  return [...years].sort(compareColumns);
}

/** The column that a bare year means: budget before outcome before forecast. */
export function columnForYear(years: readonly BudgetYear[], year: number): BudgetYear | null {
  for (const series of SERIES_OF_BARE_YEAR) {
    const column = years.find((candidate) => candidate.year === year && seriesOf(candidate) === series);
    if (column) return column;
  }
  return null;
}

/** The column of a year and, if told, a series; a bare year goes by `columnForYear`. */
export function findColumn(years: readonly BudgetYear[], year: number, series?: Series): BudgetYear | null {
  if (series === undefined) return columnForYear(years, year);
  return years.find((column) => column.year === year && seriesOf(column) === series) ?? null;
}

export type YearsRefusal =
  | { readonly code: "noYears" }
  | { readonly code: "tooManyYears"; readonly max: number }
  | { readonly code: "yearOutside"; readonly year: number }
  | { readonly code: "duplicateYear"; readonly year: number };

/** Whether the columns may stand together: 1–10 distinct years, 1900–2099, no two of one year and series. */
export function checkYears(years: readonly BudgetYear[]): Result<null, YearsRefusal> {
  if (years.length === 0) return err({ code: "noYears" });
  const columns = new Set<ColumnKey>();
  for (const column of years) {
    const { year } = column;
    if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)
      return err({ code: "yearOutside", year });
    if (columns.has(columnOf(column))) return err({ code: "duplicateYear", year });
    columns.add(columnOf(column));
  }
  if (new Set(years.map((column) => column.year)).size > MAX_YEARS) {
    return err({ code: "tooManyYears", max: MAX_YEARS });
  }
  return ok(null);
}

/** What the computations need to know about the columns, by index in `budget.years`. */
export interface Layout {
  readonly keys: readonly ColumnKey[];
  readonly series: readonly Series[];
  /** Column indexes in chronological order. */
  readonly order: readonly number[];
  /** Index of the column that is "last year" to each column: same series, else outcome, forecast, budget; -1 is none. */
  readonly previous: readonly number[];
  /** Year → index of the column that the bare year means. Printed figures belong to this one. */
  readonly main: ReadonlyMap<number, number>;
}

const layouts = new WeakMap<readonly BudgetYear[], Layout>();

/** Layout of the columns. Remembered per array: a change of an amount keeps the array of years. */
export function layoutOf(years: readonly BudgetYear[]): Layout {
  const known = layouts.get(years);
  if (known) return known;
  const indexOf = (column: BudgetYear | null) => (column === null ? -1 : years.indexOf(column));
  const layout: Layout = {
    keys: years.map(columnOf),
    series: years.map(seriesOf),
    order: years.map((_, index) => index).sort((a, b) => compareAt(years, a, b)),
    previous: years.map((column) => indexOf(previousColumn(years, column))),
    main: new Map(years.map(({ year }) => [year, indexOf(columnForYear(years, year))])),
  };
  layouts.set(years, layout);
  return layout;
}

function compareAt(years: readonly BudgetYear[], a: number, b: number): number {
  const first = years[a];
  const second = years[b];
  return first && second ? compareColumns(first, second) : 0;
}

function previousColumn(years: readonly BudgetYear[], column: BudgetYear): BudgetYear | null {
  for (const series of [seriesOf(column), ...SERIES_ORDER]) {
    const found = findColumn(years, column.year - 1, series);
    if (found) return found;
  }
  return null;
}
