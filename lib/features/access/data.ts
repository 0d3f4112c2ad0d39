import "server-only";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { Actor, Role, RoleGrant } from "../../core/permission.ts";
import { now } from "../../platform/clock.ts";
import { prisma } from "../../platform/db.ts";
import { type ForbundScope, proveScope } from "../../platform/scope.ts";
import type { ViewAs } from "../../platform/session.ts";

/** Who asks: the person of the session, and whether they see a förbund as another role. A `CurrentPerson` is one. */
export interface Visitor {
  readonly personId: string;
  readonly viewAs?: ViewAs | null;
}

export interface Forbund {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  /** #rrggbb; null is the product's own. */
  readonly colour: string | null;
  /** The förbund's own title for its manager; null is förbundschef. */
  readonly chiefTitle: string | null;
  /** The förbund's own word for sparade medel; null is the common one. */
  readonly equityWord: string | null;
}

export interface ForbundWithRoles extends Forbund {
  readonly roles: readonly RoleGrant[];
  /** The roles are those of "Visa som …": they read and never write. */
  readonly viewedAs: Role | null;
}

/** A förbund the person has been shown to hold a role in, and what every question after that needs. */
export interface OpenForbund {
  readonly forbund: Forbund;
  readonly actor: Extract<Actor, { kind: "person" }>;
  readonly scope: ForbundScope;
}

const SWEDISH_DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" });

/**
 * Grants count only from their first to their last day, as the day is in Sweden: a mandate that ends on
 * 31 December ends at midnight there. One statement, since every page and every save begins with it.
 */
async function readForbund(who: Visitor, where: Prisma.Sql): Promise<ForbundWithRoles[]> {
  const today = SWEDISH_DAY.format(now());
  const found = await prisma.$queryRaw<Omit<ForbundWithRoles, "viewedAs">[]>`
    SELECT f.id, f.slug, f.name, f.short_name AS "shortName", f.colour, f.chief_title AS "chiefTitle", f.equity_word AS "equityWord", f.roles
    FROM (SELECT (held.place).*, held.roles FROM forbund_of_person(${who.personId}::uuid, ${today}::date) held) f
    WHERE ${where}`;
  return found.map((each) => asViewed(each, who)).sort((a, b) => a.name.localeCompare(b.name, "sv"));
}

/** Only a förbundschef sees as another, so the right is gone the day that role is. */
function asViewed(found: Omit<ForbundWithRoles, "viewedAs">, { viewAs }: Visitor): ForbundWithRoles {
  const chief = found.roles.some(({ role }) => role === "forbundschef");
  if (!viewAs || viewAs.forbundId !== found.id || !chief) return { ...found, viewedAs: null };
  return { ...found, roles: [{ role: viewAs.role }], viewedAs: viewAs.role };
}

/** The förbund the person holds a role in today, by name. */
export function listForbund(who: Visitor): Promise<ForbundWithRoles[]> {
  return readForbund(who, Prisma.sql`true`);
}

async function open(who: Visitor, where: Prisma.Sql): Promise<OpenForbund | null> {
  const [found] = await readForbund(who, where);
  return found ? openFrom(who, found) : null;
}

/** A förbund out of the person's own list is proven by having been read. */
export function openFrom(who: Visitor, { roles, viewedAs, ...forbund }: ForbundWithRoles): OpenForbund {
  const readOnly = viewedAs !== null;
  const actor = { kind: "person", roles, ...(readOnly ? { readOnly } : {}) } as const;
  return { forbund, actor, scope: proveScope(forbund.id, who.personId, readOnly) };
}

/** null is 404: the förbund does not exist, or the person may not know whether it does. */
export function openForbund(who: Visitor, slug: string): Promise<OpenForbund | null> {
  return open(who, Prisma.sql`f.slug = ${slug}`);
}

/** The same by exact name, which a budget file may carry instead of a slug. */
export function openForbundByName(who: Visitor, name: string): Promise<OpenForbund | null> {
  return open(who, Prisma.sql`f.name = ${name}`);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The förbund of a budget; null when the budget or the person's role there is missing. */
export async function openBudgetForbund(who: Visitor, budgetId: string): Promise<OpenForbund | null> {
  if (!UUID.test(budgetId)) return null;
  return open(who, Prisma.sql`f.id = forbund_of_budget(${budgetId}::uuid)`);
}
