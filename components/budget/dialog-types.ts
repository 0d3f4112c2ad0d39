import type { Change } from "../../lib/core/budget/changes.ts";
import type { Budget } from "../../lib/core/budget/model.ts";
import type { CellAt } from "./grid-rows.ts";

/** The dialog that is open over the grid. */
export type OpenDialog =
  | { readonly type: "rule"; readonly at: CellAt }
  | { readonly type: "line"; readonly lineId: string }
  /** null makes a new section. */
  | { readonly type: "section"; readonly sectionId: string | null }
  | { readonly type: "moveLine"; readonly lineId: string }
  | { readonly type: "year" }
  | { readonly type: "keys" };

export interface DialogHost {
  readonly budget: Budget;
  /** Applies the changes and closes, or says why they cannot be made. */
  readonly apply: (changes: readonly Change[], select?: CellAt) => string | null;
  readonly onClose: () => void;
}
