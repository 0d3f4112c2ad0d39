"use client";

import { type Dispatch, lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { applyChanges, type Change } from "../../lib/core/budget/changes.ts";
import type { Finding } from "../../lib/core/budget/findings/types.ts";
import type { Budget, ComputedBudget } from "../../lib/core/budget/model.ts";
import { refusalText } from "../../lib/core/budget/refusal-text.ts";
import { BudgetTable } from "./budget-table.tsx";
import { cellName } from "./cell-edit.ts";
import type { DialogHost, OpenDialog } from "./dialog-types.ts";
import { type CellAt, findLine, type GridRow, gridRows, lineRowId, nearestRow } from "./grid-rows.ts";
import type { GridAction, GridState } from "./grid-state.ts";
import { GridTools } from "./grid-tools.tsx";
import { cellOfFinding } from "./grid-view.ts";
import { ResultStrip, YearTabs } from "./narrow-screen.tsx";
import { changeOfCommand, type RowCommand, rowMenu } from "./row-commands.ts";
import { Toast, type ToastText } from "./toast.tsx";
import { useFolded } from "./use-folded.ts";
import { type GridCommands, useGridHandlers } from "./use-grid-handlers.ts";

const GridDialogs = lazy(() => import("./grid-dialogs.tsx"));
const Menu = lazy(async () => ({ default: (await import("../ui/menu.tsx")).Menu }));

export interface BudgetGridProps {
  readonly budgetId: string;
  readonly canEdit: boolean;
  readonly state: GridState;
  /** With what is being typed. */
  readonly budget: Budget;
  readonly computed: ComputedBudget;
  readonly findings: readonly Finding[];
  /** A new object each time someone wants to be shown a finding. */
  readonly goTo: { readonly finding: Finding } | null;
  readonly dispatch: Dispatch<GridAction>;
}

interface OpenMenu {
  readonly row: GridRow;
  readonly column: number;
  readonly anchor: Element;
}

export function BudgetGrid(props: BudgetGridProps) {
  const { budgetId, canEdit, budget, computed, findings, goTo, dispatch } = props;
  const { folded, toggle, open, setAll } = useFolded(budgetId);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [toast, setToast] = useState<ToastText | null>(null);
  const [shown, setShown] = useState(0);
  const saved = props.state.sync.budget;
  const rows = gridRows(saved, computed.columns, folded, canEdit);
  const state = withSelectionIn(rows, props.state);

  const addLine = (sectionId: string, after: string | null) => {
    const lineId = crypto.randomUUID();
    open(sectionId);
    const change: Change = { op: "addLine", sectionId, lineId, after, line: { label: "Ny rad" } };
    act({ type: "addRow", change, row: lineRowId(lineId) });
  };
  const commands: GridCommands = {
    toggleFold: toggle,
    addLine,
    empty: (at) => {
      const change = emptying(saved, at);
      if (change) act({ type: "change", changes: [change] });
    },
    openMenu: (row, column, anchor) => setMenu({ row, column, anchor }),
    openRule: (at) => setDialog({ type: "rule", at }),
    openKeys: () => setDialog({ type: "keys" }),
  };
  const { tableRef, act, handlers } = useGridHandlers({
    state,
    budget: saved,
    rows,
    canEdit,
    dispatch,
    commands,
  });

  const show = useEffectEvent((finding: Finding) => {
    const at = cellOfFinding(saved, finding);
    if (!at) return;
    const section = sectionOfRow(saved, at.row);
    if (section !== null && !at.row.startsWith("section:")) open(section);
    if (at.column > 0) setShown(at.column - 1);
    act({ type: "select", at });
  });
  useEffect(() => {
    if (goTo) show(goTo.finding);
  }, [goTo]);

  // The narrow screen follows the keys.
  const { column } = state.selection;
  useEffect(() => {
    if (column > 0) setShown(column - 1);
  }, [column]);

  const run = ({ row, column }: OpenMenu, command: RowCommand) => {
    setMenu(null);
    const at = { row: row.id, column };
    const change = changeOfCommand(saved, row, command);
    if (change) {
      act({ type: "change", changes: [change], select: afterCommand(rows, row, command, column) });
      if (command === "delete") setToast({ text: deletedText(row) });
    } else if (command === "rename") act({ type: "edit", at: { row: row.id, column: 0 }, caret: "end" });
    else if (row.type === "line") {
      if (command === "rule") setDialog({ type: "rule", at: { ...at, column: Math.max(column, 1) } });
      else if (command === "details") setDialog({ type: "line", lineId: row.line.id });
      else if (command === "move") setDialog({ type: "moveLine", lineId: row.line.id });
      else if (command === "addBelow") addLine(row.section.id, row.line.id);
    } else if (row.type === "section") {
      if (command === "details") setDialog({ type: "section", sectionId: row.section.id });
      else if (command === "addBelow") addLine(row.section.id, row.section.lines.at(-1)?.id ?? null);
    }
  };
  const close = () => {
    setMenu(null);
    setDialog(null);
    act({ type: "select", at: state.selection });
  };
  const host: DialogHost = {
    budget: saved,
    apply: (changes, select) => {
      const applied = applyChanges(saved, changes);
      if (!applied.ok) return refusalText(applied.error.refusal);
      setDialog(null);
      act({ type: "change", changes, ...(select && { select }) });
      return null;
    },
    onClose: close,
  };
  return (
    <div className="grid-area">
      <div className="grid-card">
        <YearTabs years={budget.years} shown={shown} onShow={setShown} />
        <BudgetTable
          ref={tableRef}
          state={state}
          budget={budget}
          computed={computed}
          findings={findings}
          folded={folded}
          canEdit={canEdit}
          shown={shown}
          dispatch={dispatch}
          handlers={handlers}
        />
        <GridTools
          canEdit={canEdit}
          canUndo={state.undo.length > 0}
          canRedo={state.redo.length > 0}
          allFolded={folded.size > 0 && folded.size === saved.sections.length}
          onFoldAll={(fold) => setAll(fold ? saved.sections.map(({ id }) => id) : [])}
          onUndo={() => act({ type: "undo" })}
          onRedo={() => act({ type: "redo" })}
          onOpen={setDialog}
        />
      </div>
      <ResultStrip column={computed.columns[shown] ?? null} />
      {toast ? (
        <Toast
          text={toast}
          onUndo={() => {
            setToast(null);
            act({ type: "undo" });
          }}
          onClose={() => setToast(null)}
        />
      ) : null}
      <Suspense>
        {menu ? (
          <Menu
            label={menu.row.type === "line" ? menu.row.line.label : "Avsnittet"}
            items={rowMenu(saved, menu.row)}
            anchor={menu.anchor}
            onSelect={(id) => {
              const item = rowMenu(saved, menu.row).find((candidate) => candidate.id === id);
              if (item) run(menu, item.id);
            }}
            onClose={close}
          />
        ) : null}
        {dialog ? <GridDialogs dialog={dialog} host={host} /> : null}
      </Suspense>
    </div>
  );
}

/** Folding may hide the selected row: its section's heading is then the table's Tab stop. */
function withSelectionIn(rows: readonly GridRow[], state: GridState): GridState {
  const { selection, sync } = state;
  const row = nearestRow(sync.budget, selection.row, (id) => rows.some((shown) => shown.id === id));
  return row === selection.row ? state : { ...state, selection: { ...selection, row } };
}

/** The change that empties a cell; null where it is empty already. */
function emptying(budget: Budget, at: CellAt): Change | null {
  const column = budget.years[at.column - 1];
  if (!column) return null;
  if (at.row === "opening") {
    const { opening } = budget;
    return opening && { op: "setOpening", year: column.year, amount: null, source: opening.source };
  }
  return { op: "setValue", lineId: at.row.split(":")[1] ?? "", ...cellName(budget, column), amount: null };
}

function sectionOfRow(budget: Budget, rowId: string): string | null {
  const [type, id = ""] = rowId.split(":");
  return type === "line" ? (findLine(budget, id)?.section.id ?? null) : null;
}

/** Where the selection goes: with a moved row, and after a deleted one to the row above. */
function afterCommand(rows: readonly GridRow[], row: GridRow, command: RowCommand, column: number): CellAt {
  if (command !== "delete") return { row: row.id, column };
  const index = rows.findIndex(({ id }) => id === row.id);
  return { row: rows[index - 1]?.id ?? "opening", column };
}

function deletedText(row: GridRow): string {
  if (row.type === "line") return `Raden ${row.line.label} är borttagen.`;
  return row.type === "section" ? `Avsnittet ${row.section.label} är borttaget med sina rader.` : "";
}
