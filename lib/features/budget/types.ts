/** What the budget pages are given: plain JSON, the only shapes that leave the server for them. */
import type { Budget } from "../../core/budget/model.ts";
import type { Stage } from "../../core/stage.ts";

export interface ForbundName {
  readonly slug: string;
  readonly name: string;
  /** "Skåne Nordost": the name without "Samordningsförbundet". */
  readonly shortName: string;
  /** #rrggbb; null is the product's own. */
  readonly colour: string | null;
}

export interface Viewer {
  /** Keeps unsaved changes of one person from being sent by another on the same computer. */
  readonly id: string;
  readonly name: string;
  /** Swedish words for the roles in this förbund, "Förbundschef, ekonom". */
  readonly roles: string;
  readonly isOperator: boolean;
}

export interface YearLink {
  readonly budgetYear: number;
  readonly name: string;
}

/** What every page inside a förbund needs for its frame. */
export interface ForbundFrame {
  readonly forbund: ForbundName;
  /** All förbund the person may see, for the switcher. */
  readonly forbunds: readonly ForbundName[];
  readonly person: Viewer;
  /** The role of "Visa som …" while it is on. */
  readonly viewedAs: string | null;
  /** Newest first. */
  readonly otherYears: readonly YearLink[];
}

export interface BudgetScreen extends ForbundFrame {
  readonly budgetId: string;
  readonly budgetYear: number;
  readonly name: string;
  readonly stage: Stage;
  readonly revision: number;
  /** The förbund's own word for sparade medel; null is the common one. */
  readonly savedWord: string | null;
  readonly canEdit: boolean;
  /** A sentence, when `canEdit` is false. */
  readonly readOnlyReason: string | null;
  readonly budget: Budget;
  /** ISO timestamp of the last saved change. */
  readonly savedAt: string;
}

/** Answer of `GET /api/budgets/{id}/screen`. */
export interface BudgetRefresh {
  readonly revision: number;
  readonly budget: Budget;
  readonly savedAt: string;
}

export interface BudgetSummary {
  readonly budgetYear: number;
  readonly name: string;
  readonly stage: Stage;
  readonly years: readonly number[];
  readonly lead: { readonly lead: string; readonly rest: string };
  /** What to look at, most severe first. */
  readonly top: readonly { readonly title: string; readonly severity: "error" | "warning" | "info" }[];
  readonly href: string;
}

export interface ForbundStart extends ForbundFrame {
  /** The next plan year, for whoever may make its budget; null for others. */
  readonly nextYear: number | null;
  readonly budgets: readonly BudgetSummary[];
}
