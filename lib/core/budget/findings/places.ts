/** How a finding names its place outside the core. */
import type { Budget } from "../model.ts";
import type { Place } from "./types.ts";

export interface PlaceJson {
  readonly section: string | null;
  readonly line: string | null;
  readonly figure: string | null;
}

/** Places as ids, for readers who hold the budget with its ids. */
export function placeById(place: Place): PlaceJson {
  return { section: place.section, line: place.line, figure: place.figure };
}

/** Places as the document names them: section key or else label, line label. */
export function placeByLabel(budget: Budget): (place: Place) => PlaceJson {
  const sections = new Map(budget.sections.map(({ id, key, label }) => [id, key ?? label]));
  const lines = new Map(
    budget.sections.flatMap((section) => section.lines.map(({ id, label }) => [id, label])),
  );
  return ({ section, line, figure }) => ({
    section: section === null ? null : (sections.get(section) ?? section),
    line: line === null ? null : (lines.get(line) ?? line),
    figure,
  });
}
