/** A change in words, for the list of what was taken back. */
import type { Change } from "../../lib/core/budget/changes.ts";
import type { Budget } from "../../lib/core/budget/model.ts";
import { unreachable } from "../../lib/core/result.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";
import { findLine, findSection } from "./grid-rows.ts";
import { ruleSentence } from "./rule-text.ts";

export function changeWords(change: Change, budget: Budget): string {
  const line = (id: string) => findLine(budget, id)?.line.label ?? "Raden";
  const section = (id: string) => findSection(budget, id)?.label ?? "Avsnittet";
  switch (change.op) {
    case "setValue":
      return `${line(change.lineId)} ${change.year}: ${change.amount === null ? "tomt" : formatKr(change.amount)}`;
    case "setRule":
      return `${line(change.lineId)} ${change.year}: ${change.rule ? ruleSentence(change.rule, budget) : "ingen uträkning"}`;
    case "setOpening":
      return `Sparade medel 1 januari ${change.year}: ${change.amount === null ? "tomt" : formatKr(change.amount)}`;
    case "addLine":
      return `Ny rad: ${change.line.label}`;
    case "updateLine":
      return `Ändrad rad: ${change.set.label ?? line(change.lineId)}`;
    case "moveLine":
      return `Flyttad rad: ${line(change.lineId)}`;
    case "deleteLine":
      return `Borttagen rad: ${line(change.lineId)}`;
    case "addSection":
      return `Nytt avsnitt: ${change.section.label}`;
    case "updateSection":
      return `Ändrat avsnitt: ${change.set.label ?? section(change.sectionId)}`;
    case "moveSection":
      return `Flyttat avsnitt: ${section(change.sectionId)}`;
    case "deleteSection":
      return `Borttaget avsnitt: ${section(change.sectionId)}`;
    case "addYear":
      return `Nytt år: ${change.year}`;
    case "deleteYear":
      return `Borttaget år: ${change.year}`;
    default:
      return unreachable(change);
  }
}
