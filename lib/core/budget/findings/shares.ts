/** Whether state, region and kommuner share the financing as lag 2003:1210 5 § says. */
import { type Ore, ore } from "../../money.ts";
import type { Budget, ComputedBudget, ControlFigure, PartyGroup } from "../model.ts";
import { PARTY_GROUPS } from "../model.ts";
import { layoutOf } from "../years.ts";
import { type ControlIndex, indexControl } from "./control.ts";
import { printedStep } from "./digits.ts";
import { isOutdated } from "./outdated.ts";
import type { Finding, Place } from "./types.ts";

const FIGURES = {
  state: "allocationState",
  region: "allocationRegion",
  kommuner: "allocationKommuner",
} as const satisfies Record<PartyGroup, string>;

/** Parts in whole kronor may differ by 1 kr from their share. */
const TOLERANCE = 100;

interface Part {
  readonly amount: Ore;
  readonly place: Place;
}

interface Financing {
  readonly parts: ReadonlyMap<PartyGroup, Part>;
  readonly total: number;
  readonly isLive: () => boolean;
}

/**
 * The state half, regions a quarter, kommuner a quarter (5 §); half and half where no region takes part
 * (5 a §). One finding a year, about the part that is most off. `printed` is the part as it stands,
 * `computed` its share by law.
 */
export function findContributionShares(budget: Budget, computed: ComputedBudget): Finding[] {
  const control = budget.control.length === 0 ? null : indexControl(budget);
  const findings: Finding[] = [];
  for (const index of layoutOf(budget.years).main.values()) {
    const financing =
      (control && printedFinancing(budget, computed, control, index)) ??
      typedFinancing(budget, computed, index);
    const worst = financing && mostOff(financing);
    if (!financing || !worst) continue;
    const { part, share } = worst;
    const off = Math.abs(part.amount - share);
    // A document in tkr rounds each part to a whole tkr.
    if (off <= TOLERANCE || off < printedStep(budget, computed) || !financing.isLive()) continue;
    findings.push({
      code: "contribution-shares",
      year: budget.years[index]?.year ?? null,
      place: part.place,
      severity: "warning",
      blocks: [],
      printed: part.amount,
      computed: ore(Math.round(share)),
      difference: ore(part.amount - Math.round(share)),
      causedBy: null,
      cause: null,
    });
  }
  return findings;
}

/** The part that is furthest from its share, the state first among equals. */
function mostOff({ parts, total }: Financing): { part: Part; share: number } | null {
  const others = total - (parts.get("state")?.amount ?? 0) - (parts.get("kommuner")?.amount ?? 0);
  // A region that is not named is seen by what state and kommuner leave.
  const hasRegion = parts.has("region") || !parts.has("kommuner") || others > TOLERANCE;
  let worst: { part: Part; share: number } | null = null;
  for (const group of PARTY_GROUPS) {
    const part = parts.get(group);
    if (!part) continue;
    const share = group === "state" || !hasRegion ? total / 2 : total / 4;
    if (worst === null || Math.abs(part.amount - share) > Math.abs(worst.part.amount - worst.share))
      worst = { part, share };
  }
  return worst;
}

/** The document's own table of the allocation. */
function printedFinancing(
  budget: Budget,
  computed: ComputedBudget,
  control: ControlIndex,
  index: number,
): Financing | null {
  const parts = new Map<PartyGroup, Part>();
  const used: ControlFigure[] = [];
  let sum = 0;
  for (const group of PARTY_GROUPS) {
    const figure = control.years.get(FIGURES[group])?.[index];
    if (!figure || figure.amount === 0) continue;
    const place: Place = { section: null, line: null, figure: FIGURES[group] };
    parts.set(group, { amount: figure.amount, place });
    used.push(figure);
    sum += figure.amount;
  }
  const whole = control.years.get("allocationTotal")?.[index];
  if (whole) used.push(whole);
  const isEnough = whole ? parts.size > 0 : parts.has("state") && parts.has("kommuner");
  if (!isEnough) return null;
  const isLive = () => used.every((figure) => !isOutdated(budget, computed, figure));
  return { parts, total: whole?.amount ?? sum, isLive };
}

/** The contributions as lines, when every one of them says whose it is. */
function typedFinancing(budget: Budget, computed: ComputedBudget, index: number): Financing | null {
  const parts = new Map<PartyGroup, Part>();
  let sum = 0;
  for (const section of budget.sections) {
    if (section.kind !== "income") continue;
    for (const line of section.lines) {
      const amount = computed.amounts.get(line.id)?.[index];
      if (!amount || line.incomeKind !== "contribution") continue;
      if (line.party === null) return null;
      const known = parts.get(line.party);
      const place: Place = known
        ? { section: section.id, line: null, figure: FIGURES[line.party] }
        : { section: section.id, line: line.id, figure: null };
      parts.set(line.party, { amount: ore((known?.amount ?? 0) + amount), place });
      sum += amount;
    }
  }
  if (!parts.has("state") || parts.size < 2) return null;
  return { parts, total: sum, isLive: () => true };
}
