import "server-only";
import { ROLES, type Role } from "../../core/permission.ts";
import { env } from "../../platform/env.ts";
import { asOperator, inScope, proveScope } from "../../platform/scope.ts";
import type { ExampleAccount, ExampleForbund } from "./types.ts";

/** The accounts the sign-in page offers, by förbund; none without DEMO. `.example` belongs to nobody (RFC 2606). */
export async function listExampleAccounts(): Promise<ExampleForbund[]> {
  if (!env().DEMO) return [];
  const forbunds = await asOperator((tx) =>
    tx.forbund.findMany({ select: { id: true, slug: true, name: true }, orderBy: { name: "asc" } }),
  );
  const offered: ExampleForbund[] = [];
  for (const { id, slug, name } of forbunds) {
    const accounts = await exampleAccountsIn(id);
    if (accounts.length > 0) offered.push({ slug, name, accounts });
  }
  return offered;
}

async function exampleAccountsIn(forbundId: string): Promise<ExampleAccount[]> {
  const grants = await inScope(proveScope(forbundId, null), (tx) =>
    tx.roleGrant.findMany({
      where: { forbundId, person: { email: { endsWith: ".example" }, erasedAt: null } },
      select: { role: true, person: { select: { email: true, name: true } } },
      orderBy: [{ role: "asc" }, { person: { email: "asc" } }],
    }),
  );
  const byEmail = new Map<string, { email: string; name: string; roles: Role[] }>();
  for (const { role, person } of grants) {
    const account = byEmail.get(person.email) ?? { ...person, roles: [] };
    account.roles.push(role);
    byEmail.set(person.email, account);
  }
  const rank = (account: ExampleAccount) => Math.min(...account.roles.map((role) => ROLES.indexOf(role)));
  return [...byEmail.values()].sort((a, b) => rank(a) - rank(b) || a.email.localeCompare(b.email));
}
