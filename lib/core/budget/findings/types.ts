/** Findings ("Att titta på") are data; sentences are made when they are shown (messages.ts). */
import type { Ore } from "../../money.ts";
import type { Stage } from "../../stage.ts";
import type { PrintedFigure } from "../model.ts";

export const FINDING_CODES = [
  "subtotal-mismatch",
  "total-mismatch",
  "result-mismatch",
  "available-funds-mismatch",
  "closing-equity-mismatch",
  "threshold-mismatch",
  "disposable-mismatch",
  "equity-chain-break",
  "negative-equity",
  "threshold-exceeded",
  "costs-exceed-income",
  "three-year-plan-missing",
  "contribution-shares",
  "undecided-money",
  "other-income",
  "esf-income",
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export const SEVERITIES = ["error", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Place {
  readonly section: string | null;
  readonly line: string | null;
  /** A key of `printed` in the file, else null. */
  readonly figure: Exclude<PrintedFigure, "subtotal" | "share"> | null;
}

export interface FindingRef {
  readonly code: FindingCode;
  readonly year: number | null;
  readonly place: Place;
}

/** One explanation that makes the difference exactly. */
export interface Cause {
  readonly type:
    | "rounding"
    | "digits-swapped"
    | "line-missing"
    | "line-doubled"
    | "wrong-sign"
    | "growth-broken";
  readonly place: Place;
  /** What the line holds now, öre. */
  readonly actual: Ore | null;
  /** What the line would have to hold for the figures to agree, öre. */
  readonly expected: Ore | null;
}

export interface Finding extends FindingRef {
  readonly severity: Severity;
  /** Stages the plan cannot move to while this stands. Saving is never blocked. */
  readonly blocks: readonly Stage[];
  /** Öre. */
  readonly printed: Ore | null;
  /** Öre. */
  readonly computed: Ore | null;
  /** printed − computed, öre. */
  readonly difference: Ore | null;
  /** null on a root; on a knock-on the roots it follows from. */
  readonly causedBy: readonly FindingRef[] | null;
  readonly cause: readonly Cause[] | null;
}
