/** Findings as JSON, the same from the API and from check-budget: amounts in the reader's unit. */
import { type Ore, type Unit, unitFromOre } from "../../money.ts";
import type { Stage } from "../../stage.ts";
import type { Budget, ComputedBudget } from "../model.ts";
import { type Described, describeFinding } from "./messages.ts";
import type { PlaceJson } from "./places.ts";
import type { Cause, Finding, FindingCode, FindingRef, Place, Severity } from "./types.ts";

export interface FindingRefJson {
  readonly code: FindingCode;
  readonly year: number | null;
  readonly place: PlaceJson;
}

export interface CauseJson {
  readonly type: Cause["type"];
  readonly place: PlaceJson;
  readonly actual: number | null;
  readonly expected: number | null;
}

export interface FindingJson extends FindingRefJson {
  readonly severity: Severity;
  readonly blocks: readonly Stage[];
  readonly printed: number | null;
  readonly computed: number | null;
  readonly difference: number | null;
  readonly causedBy: readonly FindingRefJson[] | null;
  readonly cause: readonly CauseJson[] | null;
  readonly message: string;
  readonly authority: string | null;
  readonly remedy: string | null;
}

/** How to write amounts and name places. */
export interface Presentation {
  readonly unit: Unit;
  readonly placeName: (place: Place) => PlaceJson;
}

/** One finding; every key is there, null when empty. */
export function findingToJson(finding: Finding, described: Described, show: Presentation): FindingJson {
  const inUnit = (amount: Ore | null) => (amount === null ? null : unitFromOre(amount, show.unit));
  const ref = ({ code, year, place }: FindingRef) => ({ code, year, place: show.placeName(place) });
  return {
    ...ref(finding),
    severity: finding.severity,
    blocks: finding.blocks,
    printed: inUnit(finding.printed),
    computed: inUnit(finding.computed),
    difference: inUnit(finding.difference),
    causedBy: finding.causedBy?.map(ref) ?? null,
    cause:
      finding.cause?.map(({ type, place, actual, expected }) => ({
        type,
        place: show.placeName(place),
        actual: inUnit(actual),
        expected: inUnit(expected),
      })) ?? null,
    message: described.message,
    authority: described.authority,
    remedy: described.remedy,
  };
}

/** All findings with their sentences, sorted by year, code and place as written. */
export function findingsToJson(
  findings: readonly Finding[],
  budget: Budget,
  computed: ComputedBudget,
  show: Presentation,
): FindingJson[] {
  return findings
    .map((finding) => findingToJson(finding, describeFinding(finding, budget, computed, show.unit), show))
    .sort(
      (a, b) =>
        (a.year ?? 0) - (b.year ?? 0) ||
        compare(a.code, b.code) ||
        compare(a.place.section ?? "", b.place.section ?? "") ||
        compare(a.place.line ?? "", b.place.line ?? "") ||
        compare(a.place.figure ?? "", b.place.figure ?? ""),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
