/** What leaves the server about people: pure presenters. */
import { displayName } from "../../core/people/display-name.ts";
import { type RoleWish, stateOn } from "../../core/people/roles-held.ts";
import { ROLES } from "../../core/permission.ts";
import { grantName, roleName } from "../../core/role-names.ts";
import { dateInStockholm, formatDate, type PlainDate } from "../../core/swedish-date.ts";
import type { ForbundTitle, MemberName, PersonGrant, StoredInvitation } from "./data.ts";
import type { Choice, InvitationRow, OpenInvitation, PeopleGroup, PersonRow } from "./types.ts";

/** "1 april 2023 – 31 mars 2027", "Från 1 april 2023", "Till och med 31 mars 2027"; null without dates. */
export function periodText({ validFrom, validTo }: Pick<RoleWish, "validFrom" | "validTo">): string | null {
  if (validFrom !== null && validTo !== null) return `${formatDate(validFrom)} – ${formatDate(validTo)}`;
  if (validFrom !== null) return `Från ${formatDate(validFrom)}`;
  return validTo === null ? null : `Till och med ${formatDate(validTo)}`;
}

/** "Ledamot, Region Skåne (1 april 2023 – 31 mars 2027)". */
export function wishTitle(role: RoleWish, members: readonly MemberName[], chiefTitle: string | null): string {
  const member = members.find(({ id }) => id === role.memberId)?.name;
  const period = periodText(role);
  const title = [
    grantName(role, chiefTitle),
    ...(role.presidium ? ["presidiet"] : []),
    ...(member ? [member] : []),
  ];
  return period === null ? title.join(", ") : `${title.join(", ")} (${lowerFirst(period)})`;
}

const lowerFirst = (text: string) => text.charAt(0).toLocaleLowerCase("sv") + text.slice(1);

export interface ShownTo {
  readonly today: PlainDate;
  readonly showEmail: boolean;
  readonly chiefTitle: string | null;
}

export function toPersonRow(grant: PersonGrant, { today, showEmail, chiefTitle }: ShownTo): PersonRow {
  return {
    grantId: grant.id,
    personId: grant.personId,
    name: displayName(grant, [grant], chiefTitle),
    email: showEmail && !grant.erased ? grant.email : null,
    title: grantName(grant, chiefTitle),
    presidium: grant.presidium,
    member: grant.member,
    period: periodText(grant),
    state: stateOn(grant, today),
  };
}

/** Current and coming roles, grouped in the order of the roles; chairs first. */
export function groupPeople(
  rows: readonly (PersonRow & { readonly role: PersonGrant["role"] })[],
  chiefTitle: string | null,
): PeopleGroup[] {
  return ROLES.map((role) => ({
    role,
    name: role === "forbundschef" ? roleName(role, chiefTitle) : GROUP_NAME[role],
    rows: rows
      .filter((row) => row.role === role && row.state !== "ended")
      .sort((a, b) => titleRank(a.title) - titleRank(b.title) || a.name.localeCompare(b.name, "sv"))
      .map(({ role: _, ...row }) => row),
  })).filter((group) => group.rows.length > 0);
}

const GROUP_NAME = {
  forbundschef: "Förbundschef",
  administrator: "Förbundsadministratör",
  ekonom: "Ekonom",
  boardMember: "Styrelsen",
  beredningsgrupp: "Beredningsgruppen",
  memberRepresentative: "Medlemsföreträdare",
  auditor: "Revisorer",
} as const satisfies Record<PersonGrant["role"], string>;

const BOARD_ORDER = ["Ordförande", "Vice ordförande", "Ledamot", "Ersättare"];
const titleRank = (title: string) => BOARD_ORDER.indexOf(title);

export type AnswerState = "open" | "used" | "revoked" | "expired";

/** Answered and taken back are told before the date: they say more. */
export function answerState(invitation: StoredInvitation, at: Date): AnswerState {
  if (invitation.acceptedAt) return "used";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt <= at ? "expired" : "open";
}

export function toInvitationRow(
  invitation: StoredInvitation,
  members: readonly MemberName[],
  chiefTitle: string | null,
  at: Date,
): InvitationRow {
  const open = answerState(invitation, at) === "open";
  const lastDay = formatDate(dateInStockholm(invitation.expiresAt));
  return {
    id: invitation.id,
    email: invitation.email,
    roles: invitation.roles.map((role) => wishTitle(role, members, chiefTitle)),
    state: open ? "open" : "expired",
    note: open ? `Länken fungerar till och med ${lastDay}.` : `Länken slutade fungera ${lastDay}.`,
  };
}

export function toOpenInvitation(
  invitation: StoredInvitation,
  { name: forbund, chiefTitle }: ForbundTitle,
  members: readonly MemberName[],
): OpenInvitation {
  return {
    id: invitation.id,
    forbund,
    roles: invitation.roles.map((role) => wishTitle(role, members, chiefTitle)),
    lastDay: formatDate(dateInStockholm(invitation.expiresAt)),
  };
}

export function memberChoices(members: readonly MemberName[]): Choice[] {
  return [
    { value: "", label: "Ingen medlem (förbundets eget kansli)" },
    ...members.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

/** Roles one may give: only a förbundschef makes another. */
export function roleChoices(isChief: boolean, chiefTitle: string | null): Choice[] {
  return ROLES.filter((role) => isChief || role !== "forbundschef").map((role) => ({
    value: role,
    label: roleName(role, chiefTitle),
  }));
}
