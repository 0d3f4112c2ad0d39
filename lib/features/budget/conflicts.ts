/** What a late change meets: pure, so that the table of cases can be tested without a database. */
import { isDeepStrictEqual } from "node:util";
import { cellsOf, type Touch } from "../../core/budget/change-invert.ts";
import { findLine, findSection } from "../../core/budget/change-rows.ts";
import type { Change } from "../../core/budget/change-types.ts";
import { applyChange } from "../../core/budget/changes.ts";
import { computeBudget } from "../../core/budget/compute.ts";
import type { Budget, BudgetYear, ColumnKey } from "../../core/budget/model.ts";
import { columnOf } from "../../core/budget/years.ts";
import { type Ore, unitFromOre } from "../../core/money.ts";

/** One entry of the change log after the base revision. */
export interface LaterChange {
  readonly touched: readonly string[];
  readonly by: string;
}

/** A cell, or with `field` a field of a row, that two requests want differently. Amounts in kr. */
export interface Conflict {
  readonly lineId: string | null;
  readonly sectionId: string | null;
  readonly year: number | null;
  readonly field: string | null;
  readonly yours: number | string | boolean | null;
  readonly theirs: number | string | boolean | null;
  readonly by: string;
}

export type Reconciled =
  | { readonly type: "gone"; readonly id: string }
  | { readonly type: "conflict"; readonly conflicts: readonly Conflict[] }
  /** What is left to apply: changes that already hold are dropped. */
  | { readonly type: "clear"; readonly changes: readonly Change[] };

export function touchKey(touch: Touch): string {
  switch (touch.type) {
    case "cell":
      return `cell:${touch.lineId}:${touch.column}`;
    case "lineField":
      return `line:${touch.lineId}:${touch.field}`;
    case "linePlace":
      return `line:${touch.lineId}:place`;
    case "line":
      return `line:${touch.lineId}`;
    case "sectionField":
      return `section:${touch.sectionId}:${touch.field}`;
    case "sectionPlace":
      return `section:${touch.sectionId}:place`;
    case "section":
      return `section:${touch.sectionId}`;
    case "column":
      return `column:${touch.column}`;
    case "opening":
      return "opening";
  }
}

export function touchedBy(change: Change, years: readonly BudgetYear[]): string[] {
  return cellsOf(change, years).map(touchKey);
}

export function reconcile(
  current: Budget,
  gone: readonly string[],
  changes: readonly Change[],
  later: readonly LaterChange[],
): Reconciled {
  const lost = new Set(gone);
  const clear: Change[] = [];
  const conflicts: Conflict[] = [];
  for (const change of changes) {
    const missing = missingRow(change, lost);
    if (missing !== null) {
      // Taking away what is already away is done.
      if (change.op === "deleteLine" || change.op === "deleteSection") continue;
      return { type: "gone", id: missing };
    }
    const placed = afterLost(change, current, lost);
    const met = later.length === 0 ? [] : conflictsOf(current, placed, later);
    if (met === "same") continue;
    conflicts.push(...met);
    clear.push(placed);
  }
  return conflicts.length > 0 ? { type: "conflict", conflicts } : { type: "clear", changes: clear };
}

/** The removed row that a change is about. `addLine` with a removed id is how undo brings it back. */
function missingRow(change: Change, lost: ReadonlySet<string>): string | null {
  const ids = [
    "lineId" in change && change.op !== "addLine" ? change.lineId : null,
    "sectionId" in change && change.op !== "addSection" ? change.sectionId : null,
  ];
  return ids.find((id) => id !== null && lost.has(id)) ?? null;
}

/** A new row that was to stand after one just removed comes last in its place instead of being refused. */
function afterLost(change: Change, current: Budget, lost: ReadonlySet<string>): Change {
  if (!("after" in change) || change.after === null || !lost.has(change.after)) return change;
  const rows =
    change.op === "addLine" || change.op === "moveLine"
      ? (findSection(current, change.sectionId)?.lines ?? [])
      : current.sections;
  return { ...change, after: rows.at(-1)?.id ?? null };
}

function conflictsOf(current: Budget, change: Change, later: readonly LaterChange[]): Conflict[] | "same" {
  const met: Conflict[] = [];
  let touchedByOthers = false;
  for (const touch of cellsOf(change, current.years)) {
    const by = lastToTouch(touch, current, change, later);
    if (by === null) continue;
    touchedByOthers = true;
    const conflict = conflictAt(current, change, touch, by);
    if (conflict) met.push(conflict);
  }
  // Everything others touched is already as this change wants it, and it wants nothing more.
  if (touchedByOthers && met.length === 0 && holdsAlready(current, change)) return "same";
  return met;
}

/** Taking a row or a column away also meets what others wrote in it. */
function lastToTouch(
  touch: Touch,
  current: Budget,
  change: Change,
  later: readonly LaterChange[],
): string | null {
  const removed = removedKeys(change, current);
  const key = touchKey(touch);
  for (const entry of later.toReversed()) {
    const hit = entry.touched.some((other) => other === key || removed.some((part) => inside(other, part)));
    if (hit) return entry.by;
  }
  return null;
}

function removedKeys(change: Change, current: Budget): string[] {
  switch (change.op) {
    case "deleteLine":
      return [change.lineId];
    case "deleteSection":
      return [change.sectionId, ...(findSection(current, change.sectionId)?.lines.map(({ id }) => id) ?? [])];
    case "deleteYear":
      return current.years.filter((column) => column.year === change.year).map(columnOf);
    default:
      return [];
  }
}

const inside = (key: string, part: string) => key.includes(`:${part}`);

function conflictAt(current: Budget, change: Change, touch: Touch, by: string): Conflict | null {
  const none = { lineId: null, sectionId: null, year: null, field: null };
  if (touch.type === "cell") {
    const next = applyChange(current, change);
    if (!next.ok || sameCell(current, next.value, touch.lineId, touch.column)) return null;
    const column = current.years.findIndex((year) => columnOf(year) === touch.column);
    const yours = kr(computeBudget(next.value).amounts.get(touch.lineId)?.[column]);
    const theirs = kr(computeBudget(current).amounts.get(touch.lineId)?.[column]);
    return { ...none, lineId: touch.lineId, year: current.years[column]?.year ?? null, yours, theirs, by };
  }
  if (touch.type === "lineField" && change.op === "updateLine") {
    const line = findLine(current, touch.lineId)?.line;
    return fieldConflict({ ...none, lineId: touch.lineId, by }, touch.field, change.set, line ?? {});
  }
  if (touch.type === "sectionField" && change.op === "updateSection") {
    const section = findSection(current, touch.sectionId);
    return fieldConflict({ ...none, sectionId: touch.sectionId, by }, touch.field, change.set, section ?? {});
  }
  if (touch.type === "opening" && change.op === "setOpening") {
    if (change.amount === (current.opening?.amount ?? null)) return null;
    const theirs = kr(current.opening?.amount);
    return { ...none, year: change.year, field: "opening", yours: kr(change.amount), theirs, by };
  }
  if (change.op === "deleteLine") return { ...none, lineId: change.lineId, yours: null, theirs: null, by };
  if (change.op === "deleteSection")
    return { ...none, sectionId: change.sectionId, yours: null, theirs: null, by };
  if (change.op === "deleteYear") return { ...none, year: change.year, yours: null, theirs: null, by };
  // Places: the last move holds, no value is lost.
  return null;
}

function fieldConflict(
  place: Omit<Conflict, "yours" | "theirs">,
  field: string,
  yours: object,
  theirs: object,
): Conflict | null {
  const mine = fieldValue(yours, field);
  const other = fieldValue(theirs, field);
  return mine === other ? null : { ...place, field, yours: mine, theirs: other };
}

function fieldValue(fields: object, name: string): number | string | boolean | null {
  const value: unknown = Object.entries(fields).find(([key]) => key === name)?.[1];
  return typeof value === "number" || typeof value === "string" || typeof value === "boolean" ? value : null;
}

function sameCell(a: Budget, b: Budget, lineId: string, column: ColumnKey): boolean {
  const cell = (budget: Budget) => findLine(budget, lineId)?.line.cells[column] ?? null;
  return isDeepStrictEqual(cell(a), cell(b));
}

function holdsAlready(current: Budget, change: Change): boolean {
  if (change.op === "addYear")
    return current.years.some(({ year, kind }) => year === change.year && kind === change.kind);
  const next = applyChange(current, change);
  return next.ok && isDeepStrictEqual(next.value, current);
}

const kr = (amount: Ore | null | undefined) => (amount == null ? null : unitFromOre(amount, "kr"));
