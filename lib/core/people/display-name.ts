/** A person's name wherever it is shown: a name that has been erased is told by the role that was held. */
import type { RoleGrant } from "../permission.ts";
import { grantName } from "../role-names.ts";

export interface Named {
  readonly name: string;
  /** Erased in this förbund or everywhere. */
  readonly erased: boolean;
}

/**
 * The name, or "f.d. ledamot" for one erased; `roles` are those held in the förbund that shows it, the weightiest
 * is told. Without a role in it: "Tidigare användare". `chiefTitle` is the förbund's own word for its manager.
 */
export function displayName(
  person: Named,
  roles: readonly RoleGrant[],
  chiefTitle: string | null = null,
): string {
  if (!person.erased) return person.name;
  const weightiest = [...roles].sort((a, b) => rank(a) - rank(b))[0];
  if (!weightiest) return "Tidigare användare";
  if (weightiest.role === "beredningsgrupp") return "f.d. medlem av beredningsgruppen";
  const role = grantName(weightiest, chiefTitle);
  return `f.d. ${role.charAt(0).toLocaleLowerCase("sv")}${role.slice(1)}`;
}

const ORDER = [
  "forbundschef",
  "boardMember",
  "ekonom",
  "administrator",
  "auditor",
  "memberRepresentative",
  "beredningsgrupp",
] as const;

const rank = (grant: RoleGrant) =>
  ORDER.indexOf(grant.role) * 4 + (grant.chair ? 0 : grant.viceChair ? 1 : grant.deputy ? 3 : 2);
