/**
 * The budget screen as one value and one pure reducer. Every change of the budget is a list of `Change` (applied,
 * inverted, sent and logged as such); a block of cells is one list, so paste and fill are further callers of `change`.
 */
import type { Change } from "../../lib/core/budget/changes.ts";
import { applyChanges } from "../../lib/core/budget/changes.ts";
import type { Budget } from "../../lib/core/budget/model.ts";
import { refusalText } from "../../lib/core/budget/refusal-text.ts";
import * as sync from "./budget-sync.ts";
import { type CellEdit, cellChange, type EditKind, reasonToAsk, textAt } from "./cell-edit.ts";
import { moveFrom, nextAmountCell } from "./grid-keys.ts";
import {
  type CellAt,
  findLine,
  findSection,
  type GridRow,
  lineRowId,
  nearestRow,
  sectionRowId,
} from "./grid-rows.ts";
import { dropOverwritten, inverseOf, redoStep, type Step, undoStep } from "./undo.ts";

export interface GridState {
  readonly sync: sync.SyncState;
  readonly selection: CellAt;
  readonly edit: CellEdit | null;
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
  /** A change that could not be made here, in words; shown until the next. */
  readonly notice: string | null;
}

export type CommitMove = "none" | "up" | "down" | "next" | "previous";

export type GridAction =
  | { readonly type: "select"; readonly at: CellAt }
  | { readonly type: "edit"; readonly at: CellAt; readonly caret: "all" | "end" }
  /** A key that starts an amount replaces what the cell held. */
  | { readonly type: "typeOver"; readonly at: CellAt; readonly text: string }
  | { readonly type: "type"; readonly text: string }
  | { readonly type: "toText" }
  /** `rows` as shown, for the way on. */
  | { readonly type: "commit"; readonly move: CommitMove; readonly rows: readonly GridRow[] }
  | { readonly type: "refund"; readonly answer: "refund" | "cost"; readonly rows: readonly GridRow[] }
  | { readonly type: "cancel" }
  | { readonly type: "change"; readonly changes: readonly Change[]; readonly select?: CellAt }
  /** A new row whose name is then written; Esc takes it away again. */
  | { readonly type: "addRow"; readonly change: Change; readonly row: string }
  | { readonly type: "undo" }
  | { readonly type: "redo" }
  | { readonly type: "dismissNotice" }
  | { readonly type: "sync"; readonly step: (state: sync.SyncState) => sync.SyncState };

export function startGrid(budget: Budget, revision: number, savedAt: string): GridState {
  const first = budget.sections.flatMap((section) => section.lines)[0];
  return {
    sync: sync.startSync(budget, revision, savedAt),
    selection: first ? { row: lineRowId(first.id), column: 1 } : { row: "opening", column: 1 },
    edit: null,
    undo: [],
    redo: [],
    notice: null,
  };
}

export function gridReducer(state: GridState, action: GridAction): GridState {
  switch (action.type) {
    case "select":
      return { ...state, selection: action.at };
    case "edit":
      return openEditor(state, action.at, action.caret === "all");
    case "typeOver": {
      const opened = openEditor(state, action.at, false);
      return opened.edit
        ? { ...opened, edit: { ...opened.edit, text: action.text, byTyping: true } }
        : opened;
    }
    case "type":
      return state.edit
        ? { ...state, edit: { ...state.edit, text: action.text, problem: null, asks: false } }
        : state;
    case "toText":
      return state.edit ? { ...state, edit: { ...state.edit, byTyping: false, asks: false } } : state;
    case "commit":
      return commit(state, action.move, action.rows, null);
    case "refund":
      return commit(state, "down", action.rows, action.answer);
    case "cancel":
      return cancel(state);
    case "change":
      return change(state, action.changes, action.select ?? null);
    case "addRow": {
      const at = { row: action.row, column: 0 };
      const added = change(state, [action.change], at);
      if (added.notice !== null) return added;
      const opened = openEditor(added, at, true);
      return opened.edit ? { ...opened, edit: { ...opened.edit, created: true } } : opened;
    }
    case "undo":
      return travel(state, undoStep(state));
    case "redo":
      return travel(state, redoStep(state));
    case "dismissNotice":
      return { ...state, notice: null };
    case "sync":
      return settle(state, action.step(state.sync));
  }
}

/** Opens the editor with what stands in the cell. Nothing happens where nothing can be written. */
function openEditor(state: GridState, at: CellAt, selectAll: boolean): GridState {
  const opened = textAt(state.sync.budget, at);
  if (opened === null) return { ...state, selection: at };
  const kind: EditKind = at.column === 0 ? "label" : "amount";
  const edit: CellEdit = {
    at,
    kind,
    text: opened,
    opened,
    byTyping: false,
    selectAll,
    created: false,
    problem: null,
    asks: false,
  };
  return { ...state, selection: at, edit };
}

/** The budget as it would be if the text being typed were kept: what the figures follow on each key. */
export function previewOf(state: GridState): Budget {
  const { edit } = state;
  const { budget } = state.sync;
  if (edit?.kind !== "amount") return budget;
  const made = cellChange(budget, edit);
  if (made.type !== "change") return budget;
  const applied = applyChanges(budget, [made.change]);
  return applied.ok ? applied.value : budget;
}

function change(state: GridState, changes: readonly Change[], select: CellAt | null): GridState {
  const queued = sync.enqueue(state.sync, changes);
  if (!queued.ok) return { ...state, notice: refusalText(queued.error.refusal) };
  const step: Step = { changes, inverse: inverseOf(state.sync.budget, changes) };
  return {
    ...state,
    sync: queued.value,
    selection: select ?? state.selection,
    undo: [...state.undo, step],
    redo: [],
    notice: null,
  };
}

function commit(
  state: GridState,
  move: CommitMove,
  rows: readonly GridRow[],
  answer: "refund" | "cost" | null,
): GridState {
  const { edit } = state;
  if (!edit) return state;
  const { budget } = state.sync;
  const made = cellChange(budget, edit, answer === "cost");
  if (made.type === "problem") return { ...state, edit: { ...edit, problem: made.message } };
  if (made.type === "change") {
    if (answer === null && reasonToAsk(budget, edit, made.change))
      return { ...state, edit: { ...edit, asks: true } };
    const changed = change(state, [made.change], null);
    if (changed.notice !== null) return { ...state, edit: { ...edit, problem: changed.notice } };
    return afterCommit({ ...changed, edit: null }, edit, move, rows);
  }
  return afterCommit({ ...state, edit: null }, edit, move, rows);
}

function afterCommit(
  state: GridState,
  edit: CellEdit,
  move: CommitMove,
  rows: readonly GridRow[],
): GridState {
  const { budget } = state.sync;
  const last = budget.years.length;
  switch (move) {
    case "none":
      return state;
    case "up":
    case "down":
      // A name just given to a new row leads on to its first amount.
      return edit.kind === "label" && edit.created
        ? { ...state, selection: { row: edit.at.row, column: 1 } }
        : { ...state, selection: moveFrom(rows, last, edit.at, move) };
    case "next":
    case "previous": {
      const at = nextAmountCell(budget, rows, edit.at, move === "next" ? 1 : -1);
      // As in a spreadsheet: type, Tab, type.
      return at ? openEditor(state, at, true) : state;
    }
  }
}

/** Esc: as it was before the edit; a row made for this edit goes away again. */
function cancel(state: GridState): GridState {
  const { edit } = state;
  if (!edit) return state;
  const closed = { ...state, edit: null };
  return edit.created ? { ...travel(closed, undoStep(closed)), redo: state.redo } : closed;
}

function travel(state: GridState, step: ReturnType<typeof undoStep>): GridState {
  if (!step) return state;
  const queued = sync.enqueue(state.sync, step.changes);
  if (!queued.ok) {
    const reason = refusalText(queued.error.refusal);
    return { ...state, undo: step.undo, redo: step.redo, notice: reason };
  }
  const at = placeOf(step.changes, queued.value.budget);
  return {
    ...state,
    sync: queued.value,
    selection: at ?? keptSelection(state, queued.value.budget),
    edit: null,
    undo: step.undo,
    redo: step.redo,
    notice: null,
  };
}

/** Where an undone change is seen. */
function placeOf(changes: readonly Change[], budget: Budget): CellAt | null {
  for (const change of changes) {
    if ("lineId" in change && findLine(budget, change.lineId)) {
      const column = "year" in change ? budget.years.findIndex(({ year }) => year === change.year) + 1 : 0;
      return { row: lineRowId(change.lineId), column };
    }
    if ("sectionId" in change && findSection(budget, change.sectionId)) {
      return { row: sectionRowId(change.sectionId), column: 0 };
    }
  }
  return null;
}

/** After a step of the queue: an edit or an undo of something that others took away or changed is let go. */
function settle(state: GridState, next: sync.SyncState): GridState {
  if (next === state.sync) return state;
  if (next.budget === state.sync.budget) return { ...state, sync: next };
  const { edit } = state;
  const lost = edit && !rowExists(next.budget, edit.at.row);
  return {
    ...state,
    sync: next,
    selection: keptSelection(state, next.budget),
    edit: lost ? null : edit && meetOthers(edit, state.sync.budget, next.budget),
    undo: dropOverwritten(state.undo, state.sync.budget, next.budget),
    redo: dropOverwritten(state.redo, state.sync.budget, next.budget),
    notice: lost ? "Raden du skrev i har tagits bort av någon annan." : state.notice,
  };
}

/** Someone else has written in the cell that is open: nothing of theirs is written over without a word. */
function meetOthers(edit: CellEdit, before: Budget, after: Budget): CellEdit {
  const theirs = textAt(after, edit.at);
  if (theirs === null || theirs === textAt(before, edit.at)) return edit;
  if (edit.text === edit.opened) return { ...edit, text: theirs, opened: theirs };
  const problem = `Någon annan har skrivit ${theirs || "ett tomt belopp"} här. Enter sparar ditt, Esc behåller det andra.`;
  return { ...edit, opened: theirs, problem };
}

/** The table never loses its one Tab stop: where the selected row is gone the one above it is selected. */
function keptSelection({ sync: { budget }, selection }: GridState, after: Budget): CellAt {
  const row = nearestRow(budget, selection.row, (id) => rowExists(after, id));
  const column = Math.min(selection.column, after.years.length);
  return row === selection.row && column === selection.column ? selection : { row, column };
}

function rowExists(budget: Budget, rowId: string): boolean {
  const [type, id = ""] = rowId.split(":");
  if (type === "line") return findLine(budget, id) !== null;
  if (type === "section" || type === "add") return findSection(budget, id) !== null;
  return true;
}
