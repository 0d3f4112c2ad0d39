/** What the pages about a förbund are given: plain JSON, the only shapes that leave the server for them. */
import type { AllocationStatus } from "../../core/budget/allocation.ts";
import type { ShareMethod } from "../../core/forbund/contributions.ts";
import type { ForbundPart, RowKind } from "../../core/forbund/facts.ts";
import type { FactValue } from "../../core/forbund/field.ts";
import type { FactNote, MemberFact, Period } from "../../core/forbund/membership.ts";
import type { SeatFact } from "../../core/forbund/seats.ts";
import type { ForbundFrame } from "../budget/types.ts";

/** A stored row by its fields' keys, and its id. */
export interface FactRow {
  readonly id: string;
  readonly values: Readonly<Record<string, FactValue>>;
}

export interface PostFact extends Period {
  readonly id: string;
  readonly title: string;
  readonly percent: number | null;
  readonly tasks: string | null;
  readonly sharedWith: string | null;
}

export interface ServiceFact extends Period {
  readonly id: string;
  readonly area: string;
  readonly supplier: string | null;
  readonly supplierMemberId: string | null;
  readonly agreement: string | null;
}

export interface CharterApprovalFact {
  readonly memberId: string;
  readonly approvedOn: string | null;
}

export interface CharterFact {
  readonly id: string;
  readonly title: string;
  readonly validFrom: string | null;
  readonly budgetProcess: string | null;
  readonly contributions: string | null;
  readonly announcements: string | null;
  readonly boardRules: string | null;
  readonly auditRules: string | null;
  readonly exitYears: number | null;
  readonly chairRotation: string | null;
  readonly file: { readonly id: string; readonly name: string } | null;
  readonly approvals: readonly CharterApprovalFact[];
}

export interface LadderFact {
  readonly id: string;
  readonly fromOre: number;
  readonly toOre: number | null;
  readonly percent: number;
  readonly capOre: number | null;
  readonly source: string | null;
  readonly validFrom: string | null;
}

export interface StateFact {
  readonly id: string;
  readonly year: number;
  readonly amountOre: number;
  readonly status: AllocationStatus;
  readonly source: string | null;
  readonly toldOn: string | null;
}

export interface ShareFact {
  readonly memberId: string;
  readonly year: number;
  readonly method: ShareMethod;
  readonly weight: number;
  readonly referenceDate: string | null;
}

/** Everything a förbund keeps about itself, at one revision. */
export interface ForbundFacts {
  readonly revision: number;
  /** The förbund's own row by the keys of `FORBUND_PARTS`. */
  readonly own: Readonly<Record<string, FactValue>>;
  readonly hasLogo: boolean;
  readonly members: readonly MemberFact[];
  readonly boardSeats: readonly SeatFact[];
  readonly groupSeats: readonly SeatFact[];
  readonly posts: readonly PostFact[];
  readonly services: readonly ServiceFact[];
  readonly charters: readonly CharterFact[];
  readonly ladder: readonly LadderFact[];
  readonly states: readonly StateFact[];
  readonly shares: readonly ShareFact[];
}

/** Which forms this person may open. */
export interface FactRights {
  readonly facts: boolean;
  readonly settings: boolean;
  readonly money: boolean;
  /** Why not, for the page; null when there is something one may change. */
  readonly reason: string | null;
}

export interface AboutScreen extends ForbundFrame {
  readonly facts: ForbundFacts;
  readonly rights: FactRights;
  /** Today in Sweden, `2026-11-30`. */
  readonly today: string;
  readonly memberNotes: readonly FactNote[];
  readonly seatNotes: readonly FactNote[];
  /** Names of organisations there are, to choose a member from. */
  readonly organisations: readonly string[];
}

/** One entry of "Senaste ändringar". */
export interface ChangeItem {
  readonly id: string;
  readonly who: string;
  /** "24 nov 14:32" */
  readonly when: string;
  readonly sentences: readonly string[];
}

export interface SettingsScreen extends ForbundFrame {
  readonly facts: ForbundFacts;
  readonly rights: FactRights;
  readonly today: string;
  readonly changes: readonly ChangeItem[];
}

/** Which form is open: a part of the förbund's row, or a row (null is a new one). */
export type FormTarget =
  | { readonly kind: ForbundPart; readonly id: null }
  | { readonly kind: RowKind; readonly id: string | null };

/** A field that somebody else changed while the form was open. */
export interface FactConflict {
  readonly key: string;
  readonly label: string;
  /** What stands there now, in words. */
  readonly theirs: string;
  readonly by: string;
}

export type FactAnswer =
  | {
      readonly ok: true;
      /** What the facts stand at now, for a form that stays open; null where nothing counts revisions. */
      readonly revision: number | null;
    }
  | {
      readonly ok: false;
      /** A sentence when the refusal belongs to no field. */
      readonly message: string | null;
      readonly fields: Readonly<Record<string, string>>;
      readonly conflicts: readonly FactConflict[];
      /** The revision to save against next, when others' changes have been shown. */
      readonly revision: number | null;
    };
