/** The commands of a row's menu: which there are, and what each changes. */
import type { Change } from "../../lib/core/budget/changes.ts";
import type { Budget, BudgetSection } from "../../lib/core/budget/model.ts";
import type { MenuItem } from "../ui/menu.tsx";
import { type GridRow, sectionsOf } from "./grid-rows.ts";

export type RowCommand = "rule" | "rename" | "details" | "addBelow" | "up" | "down" | "move" | "delete";

export function rowMenu(budget: Budget, row: GridRow): (MenuItem & { readonly id: RowCommand })[] {
  if (row.type === "line") {
    const { lines } = row.section;
    const index = lines.findIndex(({ id }) => id === row.line.id);
    return [
      { id: "rule", label: "Uträkning", keys: "Alt+Enter" },
      { id: "rename", label: "Byt namn", keys: "F2" },
      { id: "details", label: row.section.kind === "cost" ? "Slag, nivå och beslut" : "Slag av intäkt" },
      { id: "addBelow", label: "Lägg till rad under", separated: true },
      { id: "up", label: "Flytta upp", disabled: index <= 0 },
      { id: "down", label: "Flytta ned", disabled: index >= lines.length - 1 },
      { id: "move", label: "Flytta till avsnitt", disabled: sectionsOf(budget, row.section.kind).length < 2 },
      { id: "delete", label: "Ta bort raden", danger: true, separated: true },
    ];
  }
  if (row.type !== "section") return [];
  const siblings = sectionsOf(budget, row.section.kind);
  const index = siblings.findIndex(({ id }) => id === row.section.id);
  return [
    { id: "rename", label: "Byt namn", keys: "F2" },
    ...(row.section.kind === "cost" ? [{ id: "details", label: "Kostnadsslag och nivå" } as const] : []),
    { id: "addBelow", label: "Lägg till rad", separated: true },
    { id: "up", label: "Flytta upp", disabled: index <= 0 },
    { id: "down", label: "Flytta ned", disabled: index >= siblings.length - 1 },
    { id: "delete", label: "Ta bort avsnittet", danger: true, separated: true },
  ];
}

/** The change of a command that needs nothing more to be said; null for the others. */
export function changeOfCommand(budget: Budget, row: GridRow, command: RowCommand): Change | null {
  if (row.type === "line") {
    const lineId = row.line.id;
    if (command === "delete") return { op: "deleteLine", lineId };
    const after =
      command === "up" || command === "down" ? neighbour(row.section.lines, lineId, command) : undefined;
    return after === undefined ? null : { op: "moveLine", lineId, sectionId: row.section.id, after };
  }
  if (row.type !== "section") return null;
  if (command === "delete") return { op: "deleteSection", sectionId: row.section.id };
  if (command !== "up" && command !== "down") return null;
  const after = sectionNeighbour(budget, row.section, command);
  return after === undefined ? null : { op: "moveSection", sectionId: row.section.id, after };
}

/** The row to stand after, one step up or down; null is first, undefined is no step. */
function neighbour(
  rows: readonly { readonly id: string }[],
  id: string,
  direction: "up" | "down",
): string | null | undefined {
  const index = rows.findIndex((row) => row.id === id);
  if (direction === "down") return rows[index + 1]?.id;
  return index <= 0 ? undefined : (rows[index - 2]?.id ?? null);
}

/** Sections of the other kind may stand between in the budget's own order. */
function sectionNeighbour(
  budget: Budget,
  section: BudgetSection,
  direction: "up" | "down",
): string | null | undefined {
  const siblings = sectionsOf(budget, section.kind);
  const index = siblings.findIndex(({ id }) => id === section.id);
  if (direction === "down") return siblings[index + 1]?.id;
  const before = siblings[index - 1];
  if (!before) return undefined;
  const place = budget.sections.findIndex(({ id }) => id === before.id);
  return budget.sections[place - 1]?.id ?? null;
}
