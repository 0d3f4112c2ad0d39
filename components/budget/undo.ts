/** Undo and redo of the session: each step is the changes made and those that take them back. */

import { cellsOf, invertChange } from "../../lib/core/budget/change-invert.ts";
import { applyChanges, type Change } from "../../lib/core/budget/changes.ts";
import type { Budget } from "../../lib/core/budget/model.ts";
import { findLine } from "./grid-rows.ts";

export interface Step {
  readonly changes: readonly Change[];
  readonly inverse: readonly Change[];
}

interface Stacks {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

export interface Travel extends Stacks {
  readonly changes: readonly Change[];
}

/** What takes a list of changes back, last first. */
export function inverseOf(before: Budget, changes: readonly Change[]): Change[] {
  const inverse: Change[] = [];
  let budget = before;
  for (const change of changes) {
    inverse.unshift(...invertChange(budget, change));
    const applied = applyChanges(budget, [change]);
    if (!applied.ok) break;
    budget = applied.value;
  }
  return inverse;
}

export function undoStep({ undo, redo }: Stacks): Travel | null {
  const step = undo.at(-1);
  return step ? { changes: step.inverse, undo: undo.slice(0, -1), redo: [...redo, step] } : null;
}

export function redoStep({ undo, redo }: Stacks): Travel | null {
  const step = redo.at(-1);
  return step ? { changes: step.changes, undo: [...undo, step], redo: redo.slice(0, -1) } : null;
}

/** Without the steps over cells that hold something else now: undoing them would undo another person's work. */
export function dropOverwritten(steps: readonly Step[], before: Budget, after: Budget): readonly Step[] {
  return steps.filter((step) => step.changes.every((change) => !isOverwritten(change, before, after)));
}

function isOverwritten(change: Change, before: Budget, after: Budget): boolean {
  return cellsOf(change, before.years).some((touch) => {
    if (touch.type !== "cell") return false;
    const was = findLine(before, touch.lineId)?.line.cells[touch.column];
    const now = findLine(after, touch.lineId)?.line.cells[touch.column];
    return was !== now && JSON.stringify(was) !== JSON.stringify(now);
  });
}
