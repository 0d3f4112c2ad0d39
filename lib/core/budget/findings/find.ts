/** "Att titta på": everything in a budget that someone should look at before it is decided. */
import type { Budget, ComputedBudget } from "../model.ts";
import { findByLaw } from "./law.ts";
import { findMismatches } from "./mismatches.ts";
import { findContributionShares } from "./shares.ts";
import type { Finding, FindingCode } from "./types.ts";

/**
 * All findings of a budget as data, by year, code and place (in the order of the budget). Nothing here
 * stops saving; `blocks` names the stages the plan cannot move to. Amounts in öre.
 */
export function findFindings(budget: Budget, computed: ComputedBudget): Finding[] {
  const findings = [
    ...findMismatches(budget, computed),
    ...findByLaw(budget, computed),
    ...findContributionShares(budget, computed),
  ];
  // Stable: within a year and a code they already stand in the order of the budget.
  return findings.sort((a, b) => (a.year ?? 0) - (b.year ?? 0) || compare(a.code, b.code));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Control figures that contradict each other, as against what law and recommendations say. */
const CONTRADICTIONS: readonly FindingCode[] = [
  "subtotal-mismatch",
  "total-mismatch",
  "result-mismatch",
  "available-funds-mismatch",
  "closing-equity-mismatch",
  "threshold-mismatch",
  "disposable-mismatch",
  "equity-chain-break",
];

export function isContradiction(code: FindingCode): boolean {
  return CONTRADICTIONS.includes(code);
}
