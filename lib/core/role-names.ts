import type { Role, RoleGrant } from "./permission.ts";

const ROLE_NAME = {
  forbundschef: "Förbundschef",
  administrator: "Förbundsadministratör",
  ekonom: "Ekonom",
  boardMember: "Ledamot",
  beredningsgrupp: "Beredningsgrupp",
  memberRepresentative: "Medlemsföreträdare",
  auditor: "Revisor",
} as const satisfies Record<Role, string>;

export const roleName = (role: Role): string => ROLE_NAME[role];

/** A grant in words: the board's chair is called that and not "Ledamot". */
export function grantName(grant: RoleGrant): string {
  if (grant.role !== "boardMember") return ROLE_NAME[grant.role];
  if (grant.chair) return "Ordförande";
  if (grant.viceChair) return "Vice ordförande";
  return grant.deputy ? "Ersättare" : ROLE_NAME.boardMember;
}
