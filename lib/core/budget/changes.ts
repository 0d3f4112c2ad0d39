/** Applies changes to a budget: a new budget that shares all it can with the old, or the reason why not. */

import { err, ok, type Result, unreachable } from "../result.ts";
import { addYear, deleteYear, setOpening, setRule, setValue } from "./change-cells.ts";
import { cellsProblem, wholeProblem } from "./change-check.ts";
import {
  addLine,
  addSection,
  deleteLine,
  deleteSection,
  moveLine,
  moveSection,
  updateLine,
  updateSection,
} from "./change-rows.ts";
import type { Change, ChangeRefusal, NewLine } from "./change-types.ts";
import type { Budget } from "./model.ts";

export type * from "./change-types.ts";

/** Applies one change. */
export function applyChange(budget: Budget, change: Change): Result<Budget, ChangeRefusal> {
  const applied = applyChanges(budget, [change]);
  return applied.ok ? applied : err(applied.error.refusal);
}

/** A refusal in a list of changes; `index` is null when it is the outcome of them together. */
export interface RefusedChanges {
  readonly refusal: ChangeRefusal;
  readonly index: number | null;
}

/**
 * Applies changes in order, all or nothing. What only shows in the whole (a cycle, a rule that gives too much) is
 * judged once, after the last.
 */
export function applyChanges(budget: Budget, changes: readonly Change[]): Result<Budget, RefusedChanges> {
  const applied = applyInSteps(budget, changes);
  return applied.ok ? ok(applied.value.budget) : applied;
}

/** The same, with the budget as it was before each change: what undo and the log need. */
export function applyInSteps(
  budget: Budget,
  changes: readonly Change[],
): Result<{ budget: Budget; before: readonly Budget[] }, RefusedChanges> {
  const before: Budget[] = [];
  let current = budget;
  for (const [index, change] of changes.entries()) {
    const next = apply(current, change);
    if (!next.ok) return err({ refusal: next.error, index });
    before.push(current);
    current = next.value;
  }
  const refusal = wholeProblem(current);
  return refusal ? err({ refusal, index: changes.length === 1 ? 0 : null }) : ok({ budget: current, before });
}

function apply(budget: Budget, change: Change): Result<Budget, ChangeRefusal> {
  switch (change.op) {
    case "setValue":
      return setValue(budget, change);
    case "setRule":
      return setRule(budget, change);
    case "addLine": {
      const added = addLine(budget, change.sectionId, change.lineId, change.after, change.line);
      return added.ok ? withCells(added.value, [change.line]) : added;
    }
    case "updateLine":
      return updateLine(budget, change.lineId, change.set);
    case "moveLine":
      return moveLine(budget, change.lineId, change.sectionId, change.after);
    case "deleteLine":
      return deleteLine(budget, change.lineId);
    case "addSection": {
      const added = addSection(budget, change.sectionId, change.after, change.section);
      return added.ok ? withCells(added.value, change.section.lines?.map(({ line }) => line) ?? []) : added;
    }
    case "updateSection":
      return updateSection(budget, change.sectionId, change.set);
    case "moveSection":
      return moveSection(budget, change.sectionId, change.after);
    case "deleteSection":
      return deleteSection(budget, change.sectionId);
    case "addYear":
      return addYear(budget, { year: change.year, kind: change.kind });
    case "deleteYear":
      return deleteYear(budget, change.year, change.series);
    case "setOpening":
      return setOpening(budget, change.year, change.amount, change.source);
    default:
      return unreachable(change);
  }
}

function withCells(budget: Budget, lines: readonly NewLine[]): Result<Budget, ChangeRefusal> {
  const problem = cellsProblem(budget, lines);
  return problem ? err(problem) : ok(budget);
}
