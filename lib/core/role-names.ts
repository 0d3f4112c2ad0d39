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

/** A role in words; `chiefTitle` is the förbund's own for its manager (Lund: förbundssamordnare), null the common one. */
export function roleName(role: Role, chiefTitle: string | null = null): string {
  if (role !== "forbundschef" || chiefTitle === null) return ROLE_NAME[role];
  return chiefTitle.charAt(0).toUpperCase() + chiefTitle.slice(1);
}

/** A grant in words: the board's chair is called that and not "Ledamot". */
export function grantName(grant: RoleGrant, chiefTitle: string | null = null): string {
  if (grant.role !== "boardMember") return roleName(grant.role, chiefTitle);
  if (grant.chair) return "Ordförande";
  if (grant.viceChair) return "Vice ordförande";
  return grant.deputy ? "Ersättare" : ROLE_NAME.boardMember;
}
