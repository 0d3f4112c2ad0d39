"use client";

import {
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useLayoutEffect,
  useRef,
} from "react";
import type { Budget } from "../../lib/core/budget/model.ts";
import { meansAmountKey } from "./cell-edit.ts";
import { moveFrom, moveOfKey } from "./grid-keys.ts";
import { type CellAt, type GridRow, isAmountCell } from "./grid-rows.ts";
import type { CommitMove, GridAction, GridState } from "./grid-state.ts";

export interface GridCommands {
  readonly toggleFold: (sectionId: string) => void;
  readonly addLine: (sectionId: string, after: string | null) => void;
  readonly empty: (at: CellAt) => void;
  readonly openMenu: (row: GridRow, column: number, anchor: Element) => void;
  readonly openRule: (at: CellAt) => void;
  readonly openKeys: () => void;
}

interface Host {
  readonly state: GridState;
  readonly budget: Budget;
  readonly rows: readonly GridRow[];
  readonly canEdit: boolean;
  readonly dispatch: Dispatch<GridAction>;
  readonly commands: GridCommands;
}

/** The table hears all keys and clicks itself: no cell has a handler of its own. */
export function useGridHandlers({ state, budget, rows, canEdit, dispatch, commands }: Host) {
  const tableRef = useRef<HTMLTableElement>(null);
  const refocus = useRef(false);
  const { selection, edit } = state;

  // After every rendering: a dialog that closes leaves selection and edit as they were.
  useLayoutEffect(() => {
    if (!refocus.current) return;
    refocus.current = false;
    // While one writes, the field has focus itself.
    if (edit === null) focusCell(tableRef.current, selection);
  });

  const act = (action: GridAction) => {
    refocus.current = true;
    dispatch(action);
  };
  const rowOf = (id: string) => rows.find((row) => row.id === id) ?? null;
  const canWrite = (at: CellAt) => {
    const row = rowOf(at.row);
    return canEdit && row !== null && isAmountCell(budget, row, at.column);
  };
  const canName = (at: CellAt) => canEdit && at.column === 0 && /^(line|section):/.test(at.row);
  const commit = (move: CommitMove) => act({ type: "commit", move, rows });
  const openMenuAt = (at: CellAt, button?: Element | null) => {
    const row = rowOf(at.row);
    const cell = button ?? cellElement(tableRef.current, at);
    if (canEdit && cell && (row?.type === "line" || row?.type === "section"))
      commands.openMenu(row, at.column, cell);
  };

  /** Enter, or a press, on what is not an amount. */
  const activate = (at: CellAt): boolean => {
    const row = rowOf(at.row);
    if (row?.type === "section") commands.toggleFold(row.section.id);
    else if (row?.type === "addLine") commands.addLine(row.section.id, row.section.lines.at(-1)?.id ?? null);
    else if (row?.type === "figure" && at.column === 0) return askWord(cellElement(tableRef.current, at));
    else return false;
    return true;
  };

  const keyInField = (event: KeyboardEvent) => {
    if (edit === null) return;
    const leaves = edit.byTyping && edit.kind === "amount" && !edit.asks;
    if (event.key === "Enter" && !event.altKey) {
      event.preventDefault();
      if (edit.asks) act({ type: "refund", answer: "refund", rows });
      else commit(event.shiftKey ? "up" : "down");
    } else if (event.key === "Tab" && edit.kind === "amount") {
      // After the last cell Tab leaves the table, as everywhere else.
      const onlyHere = isLastAmount(rows, budget, edit.at, event.shiftKey);
      if (!onlyHere) event.preventDefault();
      commit(onlyHere ? "none" : event.shiftKey ? "previous" : "next");
    } else if (event.key === "Tab") {
      commit("none");
    } else if (event.key === "Escape") {
      event.preventDefault();
      act({ type: "cancel" });
    } else if (event.key === "F2") {
      event.preventDefault();
      dispatch({ type: "toText" });
      if (event.target instanceof HTMLInputElement) event.target.select();
    } else if (leaves && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      commit(event.key === "ArrowUp" ? "up" : "down");
    }
  };

  const keyInCell = (event: KeyboardEvent, at: CellAt): boolean => {
    const ctrl = event.ctrlKey || event.metaKey;
    const move = event.altKey || event.shiftKey ? null : moveOfKey(event.key, ctrl);
    if (move) {
      act({ type: "select", at: moveFrom(rows, budget.years.length, at, move) });
      return true;
    }
    if (event.key === "?") {
      commands.openKeys();
      return true;
    }
    if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) {
      openMenuAt(at);
      return true;
    }
    if (!canEdit) return event.key === "Enter" && activate(at);
    if (ctrl && !event.altKey) return keyOfHistory(event);
    if (event.altKey) {
      if (event.key !== "Enter" || !canWrite(at) || at.row === "opening") return false;
      commands.openRule(at);
      return true;
    }
    if (event.key === "Enter" && activate(at)) return true;
    if (event.key === "Enter" || event.key === "F2") {
      if (!canWrite(at) && !canName(at)) return false;
      act({ type: "edit", at, caret: event.key === "Enter" ? "all" : "end" });
      return true;
    }
    if (!canWrite(at)) return false;
    if (event.key === "Delete" || event.key === "Backspace") {
      commands.empty(at);
      return true;
    }
    if (meansAmountKey(event.key)) {
      act({ type: "typeOver", at, text: event.key });
      return true;
    }
    return false;
  };

  const keyOfHistory = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (key === "z") act({ type: event.shiftKey ? "redo" : "undo" });
    else if (key === "y") act({ type: "redo" });
    else return false;
    return true;
  };

  return {
    tableRef,
    act,
    handlers: {
      onKeyDown: (event: KeyboardEvent) => {
        if (event.nativeEvent.isComposing) return;
        if (event.target instanceof HTMLInputElement) return keyInField(event);
        if (event.target instanceof HTMLButtonElement) {
          if (event.key === "Escape" && edit) act({ type: "cancel" });
          return;
        }
        const at = cellAt(event.target);
        if (at && keyInCell(event, at)) event.preventDefault();
      },
      onMouseDown: (event: MouseEvent) => {
        if (event.target instanceof HTMLInputElement || event.button !== 0) return;
        const at = cellAt(event.target);
        if (!at || isInNote(event.target)) return;
        // Focus follows the selection, not the press.
        event.preventDefault();
        if (edit && (edit.at.row !== at.row || edit.at.column !== at.column)) commit("none");
        act({ type: "select", at });
      },
      onClick: (event: MouseEvent) => {
        const action = actionOf(event.target);
        const at = cellAt(event.target);
        if (!at) return;
        if (action === "refund" || action === "cost") act({ type: "refund", answer: action, rows });
        else if (action === "menu" && event.target instanceof Element)
          openMenuAt(at, event.target.closest("[data-action]"));
        else if (action !== null) activate(at);
        else if (edit === null && isTouch(event) && canWrite(at)) act({ type: "edit", at, caret: "all" });
      },
      onDoubleClick: (event: MouseEvent) => {
        const at = cellAt(event.target);
        if (!at || event.target instanceof HTMLInputElement || actionOf(event.target) !== null) return;
        if (canWrite(at) || canName(at)) act({ type: "edit", at, caret: "all" });
      },
      onContextMenu: (event: MouseEvent) => {
        const at = cellAt(event.target);
        if (!at || !canEdit || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        act({ type: "select", at });
        openMenuAt(at);
      },
      onBlur: (event: FocusEvent) => {
        if (!(event.target instanceof HTMLInputElement) || edit === null || edit.asks) return;
        const cell = event.target.closest("[data-c]");
        const to = event.relatedTarget;
        // A question or a press inside the cell keeps it open; so does another window.
        if (to instanceof Node && cell?.contains(to)) return;
        if (document.hasFocus()) dispatch({ type: "commit", move: "none", rows });
      },
    },
  };
}

/** Opens the explanation of the row's word; the browser gives focus back when it closes. */
function askWord(cell: HTMLElement | null): boolean {
  const button = cell?.querySelector<HTMLButtonElement>("button[popovertarget]");
  button?.click();
  if (button?.popoverTargetElement instanceof HTMLElement)
    button.popoverTargetElement.querySelector("button")?.focus();
  return Boolean(button);
}

function isLastAmount(rows: readonly GridRow[], budget: Budget, at: CellAt, backwards: boolean): boolean {
  const amountCells = rows.flatMap((row) =>
    budget.years.flatMap((_, index) =>
      isAmountCell(budget, row, index + 1) ? [{ row: row.id, column: index + 1 }] : [],
    ),
  );
  const edge = backwards ? amountCells[0] : amountCells.at(-1);
  return edge?.row === at.row && edge.column === at.column;
}

function cellAt(target: EventTarget): CellAt | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>("[data-c]");
  const row = cell?.closest<HTMLElement>("tr[data-row]")?.dataset.row;
  const column = Number(cell?.dataset.c);
  return row !== undefined && Number.isInteger(column) ? { row, column } : null;
}

function actionOf(target: EventTarget): string | null {
  return target instanceof Element
    ? (target.closest<HTMLElement>("[data-action]")?.dataset.action ?? null)
    : null;
}

const isInNote = (target: EventTarget) => target instanceof Element && target.closest(".cell-note") !== null;

const isTouch = (event: MouseEvent) =>
  "pointerType" in event.nativeEvent && event.nativeEvent.pointerType === "touch";

function cellElement(table: HTMLTableElement | null, at: CellAt): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`tr[data-row="${at.row}"] > [data-c="${at.column}"]`) ?? null;
}

function focusCell(table: HTMLTableElement | null, at: CellAt): void {
  cellElement(table, at)?.focus();
}
