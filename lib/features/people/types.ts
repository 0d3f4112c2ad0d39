/** What the pages of people are given: plain JSON, the only shapes that leave the server for them. */

import type { OverviewAction } from "../../core/people/permission-overview.ts";
import type { RoleState } from "../../core/people/roles-held.ts";
import type { Role } from "../../core/permission.ts";
import type { ForbundFrame, ForbundName, Viewer } from "../budget/types.ts";
import type { RoleForm } from "./schema.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One role of one person in the list. */
export interface PersonRow {
  readonly grantId: string;
  readonly personId: string;
  readonly name: string;
  /** null for those who may not see addresses. */
  readonly email: string | null;
  /** "Ordförande", "Ekonom". */
  readonly title: string;
  readonly presidium: boolean;
  readonly member: string | null;
  /** "1 april 2023 – 31 mars 2027". */
  readonly period: string | null;
  readonly state: RoleState;
}

export interface PeopleGroup {
  readonly role: Role;
  readonly name: string;
  readonly rows: readonly PersonRow[];
}

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  /** "Ledamot, Region Skåne". */
  readonly roles: readonly string[];
  readonly state: "open" | "expired";
  /** "Länken gäller till och med 6 december 2026". */
  readonly note: string;
}

export interface PeoplePage {
  readonly frame: ForbundFrame;
  readonly groups: readonly PeopleGroup[];
  readonly ended: readonly PersonRow[];
  /** Empty for those who may not manage. */
  readonly invitations: readonly InvitationRow[];
  readonly canManage: boolean;
  /** A sentence, when `canManage` is false because of "Visa som …". */
  readonly self: string;
}

export interface InvitePage {
  readonly frame: ForbundFrame;
  readonly members: readonly Choice[];
  readonly roles: readonly Choice[];
  /** Why not, for someone who may not invite. */
  readonly refusal: string | null;
}

export interface HeldRow extends PersonRow {
  readonly form: RoleForm;
}

export interface PersonPage {
  readonly frame: ForbundFrame;
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly erased: boolean;
  readonly isSelf: boolean;
  readonly held: readonly HeldRow[];
  readonly ended: readonly PersonRow[];
  readonly members: readonly Choice[];
  readonly roles: readonly Choice[];
  /** Whom the own role as förbundschef may go over to; empty when this is somebody else, or there is nobody. */
  readonly successors: readonly Choice[];
  readonly today: string;
  /** "förbundschef", or the förbund's own word. */
  readonly chiefTitle: string;
}

export interface PermissionPage {
  readonly frame: ForbundFrame;
  readonly actions: readonly OverviewAction[];
  readonly own: readonly Role[];
  /** Roles to choose from for "Visa som …"; empty for those who may not. */
  readonly viewable: readonly Choice[];
}

/** What an invitation page shows: one's own invitation, or why there is nothing to answer. */
export type InvitationPage =
  | { readonly answer: "sign-in"; readonly path: string }
  | { readonly answer: "unknown"; readonly email: string; readonly path: string }
  | { readonly answer: "used"; readonly forbund: string; readonly href: string }
  | { readonly answer: "expired" | "revoked"; readonly forbund: string }
  | { readonly answer: "open"; readonly invitation: OpenInvitation };

export interface OpenInvitation {
  readonly id: string;
  readonly forbund: string;
  readonly roles: readonly string[];
  readonly lastDay: string;
}

export interface ForbundWaiting extends ForbundName {
  /** "Förbundschef, ekonom". */
  readonly roles: string;
  /** Each a sentence; empty when nothing waits. */
  readonly waiting: readonly { readonly tone: "error" | "warning" | "info"; readonly text: string }[];
}

export interface MyForbundPage {
  readonly person: Viewer;
  readonly forbunds: readonly ForbundWaiting[];
  readonly invitations: readonly OpenInvitation[];
}

/** Everything held about one person; the page shows it and the file is it. */
export interface Extract {
  readonly made: string;
  /** "Hela Finsamplan" or the name of the förbund that gives it. */
  readonly from: string;
  readonly sections: readonly ExtractSection[];
}

export interface ExtractSection {
  readonly heading: string;
  readonly why: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

export interface ExtractPage {
  readonly frame: ForbundFrame;
  readonly name: string;
  readonly extract: Extract;
  readonly fileHref: string;
  readonly backHref: string;
}
