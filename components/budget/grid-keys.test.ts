import { describe, expect, it } from "vitest";
import { loadBudget } from "../../tests/read-budget.ts";
import { type Move, moveFrom, moveOfKey, nextAmountCell } from "./grid-keys.ts";
import { addLineRowId, gridRows, lineRowId, sectionRowId } from "./grid-rows.ts";

const { budget, computed } = loadBudget("skane-nordost-2023-2025");
const rows = gridRows(budget, computed.columns, new Set(), true);
const [income, staff] = budget.sections;
const incomeLine = lineRowId(income?.lines[0]?.id ?? "");
const staffLine = lineRowId(staff?.lines[0]?.id ?? "");

describe("moveFrom", () => {
  it.each<[Move, string, number, string, number]>([
    ["up", "opening", 1, "opening", 1],
    ["down", "opening", 1, sectionRowId(income?.id ?? ""), 1],
    ["left", incomeLine, 1, incomeLine, 0],
    ["left", incomeLine, 0, incomeLine, 0],
    ["right", incomeLine, 3, incomeLine, 3],
    ["rowEnd", incomeLine, 1, incomeLine, 3],
    ["rowStart", incomeLine, 2, incomeLine, 0],
    ["gridStart", staffLine, 2, "opening", 0],
    ["gridEnd", staffLine, 2, "figure:disposable", 3],
    ["groupDown", incomeLine, 2, sectionRowId(staff?.id ?? ""), 2],
    ["groupUp", staffLine, 2, sectionRowId(staff?.id ?? ""), 2],
    ["groupUp", sectionRowId(income?.id ?? ""), 2, "opening", 2],
  ])("%s from %s %i", (move, row, column, toRow, toColumn) => {
    expect(moveFrom(rows, 3, { row, column }, move)).toEqual({ row: toRow, column: toColumn });
  });

  it("passes by the lines of a folded section", () => {
    const folded = gridRows(budget, computed.columns, new Set([income?.id ?? ""]), true);
    const from = { row: sectionRowId(income?.id ?? ""), column: 1 };
    expect(moveFrom(folded, 3, from, "down").row).toBe(sectionRowId(staff?.id ?? ""));
  });
});

describe("nextAmountCell", () => {
  it("goes along the row, then to the next line, past headings and sums", () => {
    expect(nextAmountCell(budget, rows, { row: incomeLine, column: 3 }, 1)).toEqual({
      row: staffLine,
      column: 1,
    });
    expect(nextAmountCell(budget, rows, { row: staffLine, column: 1 }, -1)).toEqual({
      row: incomeLine,
      column: 3,
    });
    expect(nextAmountCell(budget, rows, { row: incomeLine, column: 1 }, -1)).toEqual({
      row: "opening",
      column: 1,
    });
    expect(nextAmountCell(budget, rows, { row: "opening", column: 1 }, -1)).toBeNull();
    const last = budget.sections.at(-1);
    const end = { row: lineRowId(last?.lines.at(-1)?.id ?? ""), column: 3 };
    expect(nextAmountCell(budget, rows, end, 1)).toBeNull();
  });
});

describe("gridRows", () => {
  it("has no rows to add lines in for those who only read", () => {
    const readOnly = gridRows(budget, computed.columns, new Set(), false);
    expect(readOnly.some(({ type }) => type === "addLine")).toBe(false);
    expect(rows.some(({ id }) => id === addLineRowId(income?.id ?? ""))).toBe(true);
  });
});

it("leaves keys with Ctrl to the browser, but for the ends of the grid", () => {
  expect(moveOfKey("ArrowDown", true)).toBeNull();
  expect(moveOfKey("End", true)).toBe("gridEnd");
});
