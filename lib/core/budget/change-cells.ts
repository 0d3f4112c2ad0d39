/** Changes of cells and columns. */
import { isCellAmount, type Ore } from "../money.ts";
import { err, ok, type Result } from "../result.ts";
import { findLine, type PlacedLine, withLine } from "./change-rows.ts";
import type { Change, ChangeRefusal } from "./change-types.ts";
import type { Budget, BudgetYear, Cell, ColumnKey, Opening, Series } from "./model.ts";
import { ruleProblem } from "./rule-check.ts";
import { inheritedRule } from "./rules.ts";
import {
  budgetYearOf,
  checkYears,
  columnOf,
  FIRST_YEAR,
  findColumn,
  LAST_YEAR,
  layoutOf,
  sortColumns,
} from "./years.ts";

type Changed = Result<Budget, ChangeRefusal>;
type CellChange<Op> = Extract<Change, { op: Op }>;

export function setValue(budget: Budget, change: CellChange<"setValue">): Changed {
  const cell = findCell(budget, change);
  if (!cell.ok) return cell;
  const { placed, column } = cell.value;
  const { amount } = change;
  if (amount === null) {
    const stop = change.stop ?? inheritedRule(placed.line.cells, layoutOf(budget.years), column) !== null;
    return ok(withCell(budget, placed, column, stop ? { type: "stop" } : null));
  }
  if (!isCellAmount(amount)) return err({ code: "tooLarge", label: placed.line.label, year: change.year });
  return ok(withCell(budget, placed, column, { type: "amount", amount }));
}

export function setRule(budget: Budget, change: CellChange<"setRule">): Changed {
  const cell = findCell(budget, change);
  if (!cell.ok) return cell;
  const { placed, column } = cell.value;
  const { rule } = change;
  if (rule === null) {
    const keeps = placed.line.cells[column]?.type === "amount";
    return ok(keeps ? budget : withCell(budget, placed, column, null));
  }
  const problem = ruleProblem(rule, budget);
  return problem
    ? err({ code: "brokenRule", problem })
    : ok(withCell(budget, placed, column, { type: "rule", rule }));
}

/** The columns stand in chronological order afterwards. */
export function addYear(budget: Budget, column: BudgetYear): Changed {
  const budgetYear = budgetYearOf(budget.years);
  if (column.kind === "budget" && budgetYear !== null && column.year < budgetYear) {
    return err({ code: "earlierBudgetYear", year: column.year, budgetYear });
  }
  const years = sortColumns([...budget.years, column]);
  const checked = checkYears(years);
  return checked.ok ? ok({ ...budget, years }) : checked;
}

export function deleteYear(budget: Budget, year: number, series?: Series): Changed {
  const column = findColumn(budget.years, year, series);
  if (!column) return err({ code: "unknownYear", year });
  const years = budget.years.filter((other) => other !== column);
  if (budgetYearOf(years) !== budgetYearOf(budget.years)) return err({ code: "lastBudgetYear", year });
  if (years.length === 0) return err({ code: "noYears" });
  const key = columnOf(column);
  const sections = budget.sections.map((section) => {
    if (section.lines.every((line) => line.cells[key] === undefined)) return section;
    const lines = section.lines.map((line) =>
      line.cells[key] === undefined ? line : { ...line, cells: cellsWith(line.cells, key, null) },
    );
    return { ...section, lines };
  });
  return ok({ ...budget, years, sections });
}

export function setOpening(
  budget: Budget,
  year: number,
  amount: Ore | null,
  source: Opening["source"],
): Changed {
  if (amount === null) return ok({ ...budget, opening: null });
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)
    return err({ code: "yearOutside", year });
  if (!isCellAmount(amount)) return err({ code: "openingTooLarge", year });
  return ok({ ...budget, opening: { year, amount, source } });
}

function findCell(
  budget: Budget,
  { lineId, year, series }: { lineId: string; year: number; series?: Series | undefined },
): Result<{ placed: PlacedLine; column: ColumnKey }, ChangeRefusal> {
  const placed = findLine(budget, lineId);
  if (!placed) return err({ code: "unknownLine", lineId });
  const column = findColumn(budget.years, year, series);
  return column ? ok({ placed, column: columnOf(column) }) : err({ code: "unknownYear", year });
}

function withCell(budget: Budget, placed: PlacedLine, column: ColumnKey, cell: Cell | null): Budget {
  return withLine(budget, placed, { ...placed.line, cells: cellsWith(placed.line.cells, column, cell) });
}

type Cells = PlacedLine["line"]["cells"];

function cellsWith(cells: Cells, column: ColumnKey, cell: Cell | null): Cells {
  if (cell !== null) return { ...cells, [column]: cell };
  const { [column]: _gone, ...rest } = cells;
  return rest;
}
