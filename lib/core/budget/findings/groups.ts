/** Findings as the screen shows them: knock-ons folded under their roots, several years as one. */
import type { Budget, ComputedBudget } from "../model.ts";
import { isContradiction } from "./find.ts";
import { hasComparison } from "./mismatches.ts";
import {
  FINDING_CODES,
  type Finding,
  type FindingCode,
  type FindingRef,
  SEVERITIES,
  type Severity,
} from "./types.ts";

export interface FindingGroup {
  /** Stable while the same thing is found: a key for the screen. */
  readonly id: string;
  readonly code: FindingCode;
  /** The most severe of its findings. */
  readonly severity: Severity;
  /** Roots, by year. */
  readonly findings: readonly Finding[];
  /** What follows from them. */
  readonly knockOns: readonly Finding[];
  readonly years: readonly number[];
}

/** Errors first, then in the order of `FINDING_CODES`, then by year. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.causedBy !== null) continue;
    const id = groupId(finding);
    const known = groups.get(id);
    if (known) known.push(finding);
    else groups.set(id, [finding]);
  }
  const followers = foldKnockOns(findings);
  return [...groups]
    .flatMap(([id, roots]): FindingGroup[] => {
      const [first] = roots;
      if (!first) return [];
      const severity = roots.reduce((worst, { severity: own }) => worse(worst, own), first.severity);
      const years = roots.flatMap(({ year }) => (year === null ? [] : [year]));
      const knockOns = roots.flatMap((root) => followers.get(refKey(root)) ?? []);
      return [{ id, code: first.code, severity, findings: roots, knockOns, years: [...new Set(years)] }];
    })
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        FINDING_CODES.indexOf(a.code) - FINDING_CODES.indexOf(b.code) ||
        (a.years[0] ?? 0) - (b.years[0] ?? 0),
    );
}

/** A knock-on stands under the first of its roots only, so that nothing is counted twice. */
function foldKnockOns(findings: readonly Finding[]): Map<string, Finding[]> {
  const followers = new Map<string, Finding[]>();
  for (const finding of findings) {
    const root = finding.causedBy?.[0];
    if (!root) continue;
    const known = followers.get(refKey(root));
    if (known) known.push(finding);
    else followers.set(refKey(root), [finding]);
  }
  return followers;
}

/** Contradictions are each their own; what law and recommendation say is one thing over the years. */
function groupId(finding: Finding): string {
  if (isContradiction(finding.code)) return refKey(finding);
  const { code, place } = finding;
  return code === "other-income" || code === "esf-income" ? `${code} ${place.line}` : code;
}

function refKey({ code, year, place }: FindingRef): string {
  return [code, year, place.section, place.line, place.figure].join(" ");
}

function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}

/**
 * "Alla summor stämmer": the document prints figures that can be compared with others, and none of them
 * contradicts another. false also when there is nothing left to compare, which must not be praised.
 */
export function allSumsAgree(
  budget: Budget,
  computed: ComputedBudget,
  findings: readonly Finding[],
): boolean {
  return !findings.some(({ code }) => isContradiction(code)) && hasComparison(budget, computed);
}
