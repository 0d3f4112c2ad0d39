import { beforeEach, describe, expect, it } from "vitest";
import type { Change } from "../../lib/core/budget/changes.ts";
import { computeBudget } from "../../lib/core/budget/compute.ts";
import type { Budget } from "../../lib/core/budget/model.ts";
import { ore } from "../../lib/core/money.ts";
import { loadBudget } from "../../tests/read-budget.ts";
import * as sync from "./budget-sync.ts";
import { type CellAt, findLine, gridRows, lineRowId } from "./grid-rows.ts";
import { type GridAction, type GridState, gridReducer, previewOf, startGrid } from "./grid-state.ts";

const LOKALER = "Lokaler (hyreshöjning 3 %/år)";
let state: GridState;
let lokaler: CellAt;

function act(...actions: readonly GridAction[]): void {
  for (const action of actions) state = gridReducer(state, action);
}

function rows() {
  const { budget } = state.sync;
  return gridRows(budget, computeBudget(budget).columns, new Set(), true);
}

function amounts(budget: Budget, label: string): (number | null)[] {
  const line = budget.sections.flatMap(({ lines }) => lines).find((candidate) => candidate.label === label);
  return (computeBudget(budget).amounts.get(line?.id ?? "") ?? []).map((amount) => amount && amount / 100);
}

function closing(budget: Budget): (number | null)[] {
  return computeBudget(budget).columns.map(({ closingEquity }) => closingEquity && closingEquity / 100);
}

function write(at: CellAt, text: string): void {
  act({ type: "typeOver", at, text: text.slice(0, 1) }, { type: "type", text });
}

beforeEach(() => {
  const { budget } = loadBudget("skane-nordost-2023-2025");
  state = startGrid(budget, 7, "2026-11-22T08:00:00Z");
  const line = budget.sections.flatMap(({ lines }) => lines).find(({ label }) => label === LOKALER);
  lokaler = { row: lineRowId(line?.id ?? ""), column: 2 };
});

describe("writing in a cell", () => {
  it("lets the figures follow while +4 % is typed, with the rounding the cell had", () => {
    write(lokaler, "+4 %");
    expect(amounts(previewOf(state), LOKALER)).toEqual([140_000, 145_600, 151_400]);
    expect(closing(previewOf(state))).toEqual([9_051_460, 5_257_244, 1_724_134]);
    // Nothing is changed until it is committed.
    expect(state.sync.waiting).toEqual([]);
    expect(amounts(state.sync.budget, LOKALER)).toEqual([140_000, 144_200, 148_500]);
  });

  it("puts one change in the queue on Enter and goes down", () => {
    write(lokaler, "+4 %");
    act({ type: "commit", move: "down", rows: rows() });
    expect(state.sync.waiting).toEqual([
      {
        op: "setRule",
        lineId: lokaler.row.split(":")[1],
        year: 2024,
        rule: { type: "percent", value: 4, round: 100 },
      },
    ]);
    expect(state.edit).toBeNull();
    expect(state.selection.column).toBe(2);
    expect(state.selection.row).not.toBe(lokaler.row);
  });

  it("keeps what was typed, and says what to mend, when it is not a number", () => {
    write(lokaler, "hyran");
    act({ type: "commit", move: "down", rows: rows() });
    expect(state.edit?.text).toBe("hyran");
    expect(state.edit?.problem).toBe(`Belopp för ${LOKALER} 2024 måste vara ett tal, till exempel 140 000`);
    expect(state.sync.waiting).toEqual([]);
    expect(state.selection).toEqual(lokaler);
  });

  it("changes nothing when the text is as it was", () => {
    act({ type: "edit", at: lokaler, caret: "all" }, { type: "commit", move: "none", rows: rows() });
    expect(state.sync.waiting).toEqual([]);
    expect(state.undo).toEqual([]);
  });

  it.each([
    ["refund", -500],
    ["cost", 500],
  ] as const)("asks before a minus on a cost, and takes the answer %s", (answer, kr) => {
    write(lokaler, "-500");
    act({ type: "commit", move: "down", rows: rows() });
    expect(state.edit?.asks).toBe(true);
    expect(state.sync.waiting).toEqual([]);
    act({ type: "refund", answer, rows: rows() });
    expect(state.sync.waiting).toMatchObject([{ op: "setValue", amount: kr * 100 }]);
  });

  it("opens the next cell with Tab, ready to be replaced", () => {
    write(lokaler, "150000");
    act({ type: "commit", move: "next", rows: rows() });
    expect(state.edit).toMatchObject({ at: { ...lokaler, column: 3 }, selectAll: true });
    act({ type: "commit", move: "next", rows: rows() });
    expect(state.edit?.at.column).toBe(1);
    expect(state.edit?.at.row).not.toBe(lokaler.row);
  });

  it("writes the opening equity of the first year only", () => {
    const first = { row: "opening", column: 1 };
    write(first, "9 000 000");
    act({ type: "commit", move: "none", rows: rows() });
    expect(state.sync.waiting).toMatchObject([{ op: "setOpening", year: 2023, amount: 900_000_000 }]);
    act({ type: "edit", at: { row: "opening", column: 2 }, caret: "all" });
    expect(state.edit).toBeNull();
  });
});

describe("undo and redo", () => {
  it("goes back and forth, each as a change of its own, and shows where", () => {
    const before = state.sync.budget;
    write(lokaler, "200000");
    act({ type: "commit", move: "down", rows: rows() });
    const after = state.sync.budget;
    act({ type: "undo" });
    expect(state.sync.budget).toEqual(before);
    expect(state.selection).toEqual(lokaler);
    act({ type: "redo" });
    expect(state.sync.budget).toEqual(after);
    expect(state.sync.waiting).toHaveLength(3);
  });

  it("brings a deleted line back with its rule", () => {
    const lineId = lokaler.row.split(":")[1] ?? "";
    const before = state.sync.budget;
    act({ type: "change", changes: [{ op: "deleteLine", lineId }] });
    expect(findLine(state.sync.budget, lineId)).toBeNull();
    act({ type: "undo" });
    expect(state.sync.budget).toEqual(before);
  });

  it("takes a new row away again when its name is not written", () => {
    const before = state.sync.budget;
    const section = before.sections[1];
    const lineId = crypto.randomUUID();
    const change: Change = {
      op: "addLine",
      sectionId: section?.id ?? "",
      lineId,
      after: null,
      line: { label: "Ny rad" },
    };
    act({ type: "addRow", change, row: lineRowId(lineId) });
    expect(state.edit).toMatchObject({ kind: "label", created: true, text: "Ny rad" });
    act({ type: "cancel" });
    expect(state.sync.budget).toEqual(before);
  });

  it("of a new row leaves the row above selected, and the new year's column the last one left", () => {
    const place = findLine(state.sync.budget, lokaler.row.split(":")[1] ?? "");
    if (!place) throw new Error("no line");
    const sectionId = place.section.id;
    const change = {
      op: "addLine",
      sectionId,
      lineId: "new",
      after: place.line.id,
      line: { label: "Ny" },
    } as const;
    act({ type: "change", changes: [change], select: { row: lineRowId("new"), column: 2 } });
    act({ type: "undo" });
    expect(state.selection).toEqual({ row: lokaler.row, column: 2 });
    const last = state.sync.budget.years.length;
    act({ type: "change", changes: [{ op: "addYear", year: 2026, kind: "plan" }] });
    act({ type: "select", at: { row: lokaler.row, column: last + 1 } });
    act({ type: "undo" });
    expect(state.selection).toEqual({ row: lokaler.row, column: last });
  });

  it("is forgotten for a cell that someone else has changed since", () => {
    write(lokaler, "200000");
    act({ type: "commit", move: "none", rows: rows() });
    act({ type: "sync", step: (from) => sync.startSending(from, "r1") });
    act({ type: "sync", step: (from) => sync.acknowledge(from, "r1", 8, "2026-11-22T08:01:00Z") });
    const lineId = lokaler.row.split(":")[1] ?? "";
    const theirs = gridReducer(state, {
      type: "change",
      changes: [{ op: "setValue", lineId, year: 2024, amount: ore(31_000_000) }],
    }).sync.budget;
    act({ type: "sync", step: (from) => sync.rebase(from, theirs, 9, "2026-11-22T08:02:00Z") });
    expect(amounts(state.sync.budget, LOKALER)[1]).toBe(310_000);
    expect(state.undo).toEqual([]);
  });
});

describe("another person's change", () => {
  it("of the cell one writes in is told before one's own is kept", () => {
    const lineId = lokaler.row.split(":")[1] ?? "";
    const theirs = gridReducer(state, {
      type: "change",
      changes: [{ op: "setValue", lineId, year: 2024, amount: ore(31_000_000) }],
    }).sync.budget;
    const arrives = {
      type: "sync",
      step: (from: sync.SyncState) => sync.rebase(from, theirs, 9, ""),
    } as const;
    act({ type: "edit", at: lokaler, caret: "all" });
    const untouched = gridReducer(state, arrives);
    expect(untouched.edit).toMatchObject({ text: expect.stringMatching(/^310\s000$/), problem: null });
    act({ type: "type", text: "200000" });
    act(arrives);
    expect(state.edit).toMatchObject({ text: "200000", problem: expect.stringContaining("Någon annan") });
    act({ type: "cancel" });
    expect(amounts(state.sync.budget, LOKALER)[1]).toBe(310_000);
  });
});

describe("a change that cannot be made", () => {
  it("is refused with a sentence and leaves the budget alone", () => {
    const before = state.sync.budget;
    act({ type: "change", changes: [{ op: "addYear", year: 2024, kind: "plan" }] });
    expect(state.notice).toContain("2024 finns redan");
    expect(state.sync.budget).toBe(before);
    expect(state.undo).toEqual([]);
  });
});
