/** The way from an empty förbund to its first budget, as its page is given it. */
import type { ForbundFrame } from "../budget/types.ts";

export const GUIDE_STEPS = ["about", "members", "settings", "people", "budget"] as const;
export type GuideStepId = (typeof GUIDE_STEPS)[number];

export interface GuideStep {
  readonly id: GuideStepId;
  readonly done: boolean;
  /** What is missing or in place, from the data: "Arbetsförmedlingen saknas bland medlemmarna". */
  readonly note: string | null;
  /** Where it is done; null when this person may not, or when the step holds the form itself. */
  readonly href: string | null;
  /** Who does it, when this person may not. */
  readonly doneBy: string | null;
}

export interface Guide {
  readonly slug: string;
  /** The year to suggest for a first budget. */
  readonly nextYear: number;
  readonly steps: readonly GuideStep[];
}

/** What a person has chosen on this device about the guide of a förbund; null is nothing yet. */
export type GuideChoice = "hidden" | "shown" | null;

/** `/hjalp`: in the frame of the förbund one came from, else without. */
export interface HelpScreen {
  readonly frame: ForbundFrame | null;
  readonly canGuide: boolean;
}
