/**
 * The commands that change a budget: one type per change, the same when it is applied on the screen, sent, saved, logged
 * and undone. Plain JSON; amounts in öre.
 */
import type { Ore } from "../money.ts";
import type { CycleNames } from "./cycle.ts";
import type { BudgetLine, BudgetSection, Opening, Rule, Series, YearKind } from "./model.ts";
import type { RuleProblem } from "./rule-check.ts";

/** The fields of a line that `updateLine` sets; the rest is its place and its cells. */
export type LineFields = Partial<Omit<BudgetLine, "id" | "lineageId" | "cells">>;
/** The fields of a section that `updateSection` sets. Income never becomes cost. */
export type SectionFields = Partial<Pick<BudgetSection, "label" | "costType" | "level" | "complete">>;

/** A line to add. Absent fields are empty; an absent `lineageId` makes it a new lineage; an absent income kind is read from the label. */
export type NewLine = { readonly label: string } & LineFields &
  Partial<Pick<BudgetLine, "lineageId" | "cells">>;
export type NewSection = { readonly label: string; readonly kind: BudgetSection["kind"] } & SectionFields &
  Partial<Pick<BudgetSection, "lineageId" | "key">> & {
    readonly lines?: readonly { readonly lineId: string; readonly line: NewLine }[];
  };

/** A cell is named by line and year; `series` only where a year stands twice. */
interface CellName {
  readonly lineId: string;
  readonly year: number;
  readonly series?: Series | undefined;
}

export type Change =
  /**
   * Replaces whatever the cell holds. null empties it: it becomes a stop if an earlier rule would then govern it, else
   * absent. `stop` says which of the two outright, so that an undo gives back exactly what was.
   */
  | ({ readonly op: "setValue"; readonly amount: Ore | null; readonly stop?: boolean | undefined } & CellName)
  /** Replaces whatever the cell holds. null takes away the cell's own rule or stop; a typed amount stays. */
  | ({ readonly op: "setRule"; readonly rule: Rule | null } & CellName)
  /** `after` is the row it comes after; null is first. With the id of a deleted line, the line comes back. */
  | {
      readonly op: "addLine";
      readonly sectionId: string;
      readonly lineId: string;
      readonly after: string | null;
      readonly line: NewLine;
    }
  | { readonly op: "updateLine"; readonly lineId: string; readonly set: LineFields }
  | {
      readonly op: "moveLine";
      readonly lineId: string;
      readonly sectionId: string;
      readonly after: string | null;
    }
  | { readonly op: "deleteLine"; readonly lineId: string }
  | {
      readonly op: "addSection";
      readonly sectionId: string;
      readonly after: string | null;
      readonly section: NewSection;
    }
  | { readonly op: "updateSection"; readonly sectionId: string; readonly set: SectionFields }
  | { readonly op: "moveSection"; readonly sectionId: string; readonly after: string | null }
  /** Takes its lines with it. */
  | { readonly op: "deleteSection"; readonly sectionId: string }
  | { readonly op: "addYear"; readonly year: number; readonly kind: YearKind }
  /** Takes the column's cells with it. */
  | { readonly op: "deleteYear"; readonly year: number; readonly series?: Series | undefined }
  /** null takes the given opening away; the printed one then holds again. */
  | {
      readonly op: "setOpening";
      readonly year: number;
      readonly amount: Ore | null;
      readonly source: Opening["source"];
    };

/** Why a change is refused. Labels are as they stood before the change. */
export type ChangeRefusal =
  | { readonly code: "unknownLine"; readonly lineId: string }
  | { readonly code: "unknownSection"; readonly sectionId: string }
  /** The row to come after is not there (any more). */
  | { readonly code: "unknownPlace"; readonly after: string }
  | { readonly code: "unknownYear"; readonly year: number }
  | { readonly code: "noYears" }
  | { readonly code: "duplicateYear"; readonly year: number }
  | { readonly code: "yearOutside"; readonly year: number }
  | { readonly code: "tooManyYears"; readonly max: number }
  /** The column is the budget year, which names the whole budget. */
  | { readonly code: "lastBudgetYear"; readonly year: number }
  /** A year of kind budget before the budget year would rename the whole budget. */
  | { readonly code: "earlierBudgetYear"; readonly year: number; readonly budgetYear: number }
  | { readonly code: "duplicateId"; readonly id: string }
  | { readonly code: "tooManyLines"; readonly max: number }
  | { readonly code: "tooManySections"; readonly max: number }
  | { readonly code: "textMissing"; readonly field: "label" }
  | { readonly code: "textTooLong"; readonly field: TextField; readonly max: number }
  | { readonly code: "textHasTag"; readonly field: TextField }
  | { readonly code: "costTypeOnIncome"; readonly label: string }
  | { readonly code: "decisionOnIncome"; readonly label: string }
  | { readonly code: "incomeKindOnCost"; readonly label: string }
  | { readonly code: "partyOnCost"; readonly label: string }
  /** A line cannot be moved between income and cost. */
  | { readonly code: "kindMismatch"; readonly label: string }
  /** Another line's rule builds on the row. */
  | { readonly code: "referred"; readonly label: string; readonly by: string }
  | { readonly code: "cycle"; readonly names: CycleNames }
  | { readonly code: "brokenRule"; readonly problem: RuleProblem }
  | { readonly code: "openingTooLarge"; readonly year: number }
  /** A typed amount, or what a rule gives, is over ±10⁹ kr. */
  | { readonly code: "tooLarge"; readonly label: string; readonly year: number };
export type TextField = "label" | "note" | "account" | "costCentre" | "project";
