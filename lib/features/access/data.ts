import "server-only";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { Actor, RoleGrant } from "../../core/permission.ts";
import { now } from "../../platform/clock.ts";
import { asPerson, type ForbundScope, proveScope } from "../../platform/scope.ts";

export interface Forbund {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
}

export interface ForbundWithRoles extends Forbund {
  readonly roles: readonly RoleGrant[];
}

/** A förbund the person has been shown to hold a role in, and what every question after that needs. */
export interface OpenForbund {
  readonly forbund: Forbund;
  readonly actor: Extract<Actor, { kind: "person" }>;
  readonly scope: ForbundScope;
}

/**
 * Grants count only from their first to their last day, as the day is in Sweden: a mandate that ends on
 * 31 December ends at midnight there. One query, since every page and every save begins with it.
 */
async function readForbund(personId: string, where: Prisma.Sql): Promise<ForbundWithRoles[]> {
  const today = now().toLocaleDateString("sv-SE", { timeZone: "Europe/Stockholm" });
  const found = await asPerson(
    personId,
    (tx) => tx.$queryRaw<ForbundWithRoles[]>`
      SELECT f.id, f.slug, f.name, f.short_name AS "shortName",
        json_agg(json_build_object('role', g.role, 'chair', g.chair, 'viceChair', g.vice_chair,
          'deputy', g.deputy, 'presidium', g.presidium) ORDER BY g.role, g.id) AS roles
      FROM forbund f JOIN role_grant g ON g.forbund_id = f.id
      WHERE g.person_id = ${personId}::uuid AND ${where}
        AND (g.valid_from IS NULL OR g.valid_from <= ${today}::date)
        AND (g.valid_to IS NULL OR g.valid_to >= ${today}::date)
      GROUP BY f.id`,
  );
  return found.sort((a, b) => a.name.localeCompare(b.name, "sv"));
}

/** The förbund the person holds a role in today, by name. */
export function listForbund(personId: string): Promise<ForbundWithRoles[]> {
  return readForbund(personId, Prisma.sql`true`);
}

async function open(personId: string, where: Prisma.Sql): Promise<OpenForbund | null> {
  const [found] = await readForbund(personId, where);
  return found ? openFrom(personId, found) : null;
}

/** A förbund out of the person's own list is proven by having been read. */
export function openFrom(personId: string, { roles, ...forbund }: ForbundWithRoles): OpenForbund {
  return { forbund, actor: { kind: "person", roles }, scope: proveScope(forbund.id, personId) };
}

/** null is 404: the förbund does not exist, or the person may not know whether it does. */
export function openForbund(personId: string, slug: string): Promise<OpenForbund | null> {
  return open(personId, Prisma.sql`f.slug = ${slug}`);
}

/** The same by exact name, which a budget file may carry instead of a slug. */
export function openForbundByName(personId: string, name: string): Promise<OpenForbund | null> {
  return open(personId, Prisma.sql`f.name = ${name}`);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The förbund of a budget; null when the budget or the person's role there is missing. */
export async function openBudgetForbund(personId: string, budgetId: string): Promise<OpenForbund | null> {
  if (!UUID.test(budgetId)) return null;
  return open(personId, Prisma.sql`f.id = forbund_of_budget(${budgetId}::uuid)`);
}
