/** A budget as a document: what import, check-budget and POST read and GET writes (tests/fixtures/budget.schema.json). */
import type { Unit } from "../money.ts";
import type {
  CostType,
  Decision,
  IncomeKind,
  Level,
  Opening,
  PartyGroup,
  PrintedFigure,
  SectionKind,
  YearKind,
} from "./model.ts";

/** Four-digit year → amount in the file's unit. A blank cell has no key; 0 is explicit. */
export type ByYear = Readonly<Record<string, number>>;

/**
 * A rule in a file. `value` of an amount is in the file's unit; expressions and `round` (default 1) are always kronor.
 * `none` ends the rule from earlier years: with a value in the cell it is a typed amount, without one a blank.
 */
export type FileRule =
  | { readonly type: "same"; readonly round?: FileRound }
  | { readonly type: "percent"; readonly value: number; readonly round?: FileRound }
  | { readonly type: "amount"; readonly value: number; readonly round?: FileRound }
  | {
      readonly type: "shareOf";
      readonly value: number;
      /** Ids, a section's key (or label), or `sectionKey/label` of a line. */
      readonly of: readonly string[];
      readonly round?: FileRound;
    }
  | { readonly type: "expression"; readonly text: string; readonly round?: FileRound };
export type FileRound = 1 | 10 | 100 | 1000 | undefined;
export type FileCellRule = FileRule | { readonly type: "none" };

export interface FileLine {
  readonly id?: string | undefined;
  readonly label: string;
  readonly values: ByYear;
  readonly rules?: Readonly<Record<string, FileCellRule>> | undefined;
  readonly costType?: CostType | null | undefined;
  readonly level?: Level | null | undefined;
  readonly decision?: Decision | undefined;
  readonly incomeKind?: IncomeKind | undefined;
  readonly party?: PartyGroup | undefined;
  readonly endYear?: number | undefined;
  readonly account?: string | undefined;
  readonly costCentre?: string | undefined;
  readonly project?: string | undefined;
  readonly note?: string | undefined;
}

export interface FileSection {
  readonly id?: string | undefined;
  readonly key?: string | undefined;
  readonly label: string;
  readonly kind: SectionKind;
  readonly costType?: CostType | null | undefined;
  readonly level?: Level | null | undefined;
  readonly complete?: boolean | undefined;
  readonly lines: readonly FileLine[];
  readonly printedSubtotal?: ByYear | null | undefined;
  readonly printedShare?: ByYear | null | undefined;
}

/** Keys of `printed` in a file. */
export type FileFigure = Exclude<PrintedFigure, "subtotal" | "share">;

export interface FileStep {
  readonly from: number;
  readonly to?: number | null | undefined;
  readonly percent: number;
  readonly cap?: number | null | undefined;
  readonly source?: string | undefined;
  readonly validFrom?: string | undefined;
}

export interface FileMember {
  readonly name: string;
  readonly kind: "arbetsformedlingen" | "forsakringskassan" | "region" | "kommun";
}

/** What somebody has written about a document's own errors; kept word for word, never computed with. */
export interface FileDiscrepancy {
  readonly where: string;
  readonly type: "arithmetic" | "rounding" | "equityChain" | "missing" | "followUp" | "goal" | "text";
  readonly printed: number | string | null;
  readonly computed: number | string | null;
  readonly difference: number | null;
  readonly explanation: string;
}

/** A printed figure that is "ändrad sedan dokumentet": no longer compared. */
export interface FileOutdated {
  readonly figure: PrintedFigure;
  /** Id, key or label of the section for `subtotal` and `share`, else null. */
  readonly section: string | null;
  readonly year: number;
}

export interface BudgetFile {
  readonly source?: string | undefined;
  readonly forbund: string;
  readonly slug?: string | undefined;
  readonly name?: string | undefined;
  readonly members?: readonly FileMember[] | undefined;
  readonly unit: Unit;
  readonly years: readonly { readonly year: number; readonly kind: YearKind }[];
  readonly sections: readonly FileSection[];
  readonly printed?: Readonly<Partial<Record<FileFigure, ByYear>>> | undefined;
  readonly opening?:
    | { readonly year: number; readonly amount: number; readonly source: Opening["source"] }
    | undefined;
  readonly threshold?: readonly FileStep[] | undefined;
  readonly discrepancies?: readonly FileDiscrepancy[] | undefined;
  readonly notes?: readonly string[] | undefined;
  readonly outdated?: readonly FileOutdated[] | undefined;
}

/** What a document says besides its figures. Plain JSON, kept with the budget. */
export interface BudgetDocument {
  /** The unit the document was written in. */
  readonly unit: Unit;
  readonly forbund: string;
  readonly slug?: string | undefined;
  readonly name?: string | undefined;
  readonly source?: string | undefined;
  readonly notes: readonly string[];
  readonly discrepancies: readonly FileDiscrepancy[];
  readonly members: readonly FileMember[];
}
