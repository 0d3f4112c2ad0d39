/** What must hold for a changed budget as a whole, and for cells that come with new lines. */
import { isCellAmount } from "../money.ts";
import { findLine } from "./change-rows.ts";
import type { ChangeRefusal, NewLine } from "./change-types.ts";
import { findCycle } from "./cycle.ts";
import type { Budget } from "./model.ts";
import { resolveLines } from "./resolve.ts";
import { ruleProblem } from "./rule-check.ts";
import { layoutOf } from "./years.ts";

/** Cells are checked when their lines stand in the budget, so that a rule may refer to rows that came with it. */
export function cellsProblem(budget: Budget, lines: readonly NewLine[]): ChangeRefusal | null {
  const columns = new Set<string>(layoutOf(budget.years).keys);
  for (const { label, cells } of lines) {
    for (const [column, cell] of Object.entries(cells ?? {})) {
      const year = Number.parseInt(column, 10);
      if (!columns.has(column)) return { code: "unknownYear", year };
      if (cell?.type === "amount" && !isCellAmount(cell.amount)) return { code: "tooLarge", label, year };
      const problem = cell?.type === "rule" ? ruleProblem(cell.rule, budget) : null;
      if (problem) return { code: "brokenRule", problem };
    }
  }
  return null;
}

/** A cycle, or a rule that gives more than a cell holds, can follow from any change. */
export function wholeProblem(budget: Budget): ChangeRefusal | null {
  const names = findCycle(budget);
  if (names) return { code: "cycle", names };
  const { tooLarge } = resolveLines(budget);
  if (!tooLarge) return null;
  const label = findLine(budget, tooLarge.lineId)?.line.label ?? "";
  return { code: "tooLarge", label, year: Number.parseInt(tooLarge.column, 10) };
}
