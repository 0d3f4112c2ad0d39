import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Prisma } from "@/generated/prisma/client.ts";
import {
  listForbund,
  openBudgetForbund,
  openForbund,
  openForbundByName,
} from "@/lib/features/access/data.ts";
import { setClock } from "@/lib/platform/clock.ts";
import { prisma } from "@/lib/platform/db.ts";
import { type ForbundScope, inScope, proveScope } from "@/lib/platform/scope.ts";

interface Made {
  readonly scope: ForbundScope;
  readonly budgetId: string;
}

async function makeForbund(slug: string, name: string): Promise<Made> {
  const scope = proveScope(crypto.randomUUID(), null);
  const { forbundId } = scope;
  const budgetId = await inScope(scope, async (tx) => {
    await tx.forbund.create({ data: { id: forbundId, slug, name, shortName: name } });
    const year = await tx.planYear.create({ data: { forbundId, year: 2026 } });
    const budget = await tx.budget.create({
      data: { forbundId, planYearId: year.id, name: "Budget", ladder: [] },
    });
    return budget.id;
  });
  return { scope, budgetId };
}

async function makePerson(email: string): Promise<{ personId: string }> {
  return { personId: (await prisma.person.create({ data: { email, name: email } })).id };
}

const grant = (
  made: Made,
  { personId }: { personId: string },
  more: Partial<Prisma.RoleGrantUncheckedCreateInput> = {},
) =>
  inScope(made.scope, (tx) =>
    tx.roleGrant.create({
      data: { forbundId: made.scope.forbundId, personId, role: "ekonom", ...more },
    }),
  );

let own: Made;
let other: Made;
let person: { readonly personId: string };

beforeAll(async () => {
  own = await makeForbund("eget", "Åens förbund");
  other = await makeForbund("annat", "Zonens förbund");
  person = await makePerson("ekonom@access.example");
  await grant(own, person);
  await grant(own, person, { role: "boardMember", chair: true, presidium: true });
  await grant(other, await makePerson("annan@access.example"), { role: "forbundschef" });
});

afterEach(() => setClock(null));

describe("which förbund a person may open", () => {
  it("lists those with a role, with every role and its attributes", async () => {
    const none = { chair: false, viceChair: false, deputy: false, presidium: false };
    expect(await listForbund(person)).toEqual([
      {
        id: own.scope.forbundId,
        slug: "eget",
        name: "Åens förbund",
        shortName: "Åens förbund",
        colour: null,
        chiefTitle: null,
        equityWord: null,
        viewedAs: null,
        roles: [
          { role: "ekonom", ...none },
          { role: "boardMember", ...none, chair: true, presidium: true },
        ],
      },
    ]);
  });

  it("opens them by slug, by name and by budget, with scope and actor", async () => {
    for (const open of [
      await openForbund(person, "eget"),
      await openForbundByName(person, "Åens förbund"),
      await openBudgetForbund(person, own.budgetId),
    ]) {
      expect(open).toMatchObject({
        forbund: { slug: "eget" },
        actor: { kind: "person", roles: [{ role: "ekonom" }, { role: "boardMember", chair: true }] },
        scope: { forbundId: own.scope.forbundId, ...person, readOnly: false },
      });
    }
  });

  it.each([
    ["another's slug", () => openForbund(person, "annat")],
    ["an unknown slug", () => openForbund(person, "finns-inte")],
    ["another's name", () => openForbundByName(person, "Zonens förbund")],
    ["another's budget", () => openBudgetForbund(person, other.budgetId)],
    ["an unknown budget", () => openBudgetForbund(person, crypto.randomUUID())],
    ["no budget id", () => openBudgetForbund(person, "1 OR 1=1")],
    ["a slug with SQL", () => openForbund(person, "' OR ''='")],
  ])("answers null alike for %s", async (_, open) => {
    expect(await open()).toBeNull();
  });

  it("lists nothing for a person without roles, and nothing for an operator", async () => {
    const nobody = await makePerson("ingen@access.example");
    await prisma.operator.create({ data: nobody });
    expect(await listForbund(nobody)).toEqual([]);
    expect(await openForbund(nobody, "eget")).toBeNull();
  });

  it("gives a scope that reads its own förbund only", async () => {
    const open = await openForbund(person, "eget");
    if (!open) throw new Error("not opened");
    const seen = await inScope(open.scope, (tx) => tx.budget.findMany({ select: { id: true } }));
    expect(seen).toEqual([{ id: own.budgetId }]);
    const elsewhere = inScope(open.scope, (tx) =>
      tx.planYear.create({ data: { forbundId: other.scope.forbundId, year: 2030 } }),
    );
    await expect(elsewhere).rejects.toThrow(/row-level security/);
  });
});

describe("a role with dates", () => {
  it.each([
    // The day turns at midnight in Sweden: 23.30 on 31 December is 22.30 UTC.
    { at: "2026-06-30T21:59:00Z", open: false },
    { at: "2026-06-30T22:00:00Z", open: true },
    { at: "2026-09-01T12:00:00Z", open: true },
    { at: "2026-12-31T22:59:00Z", open: true },
    { at: "2026-12-31T23:00:00Z", open: false },
  ])("from 1 July to 31 December 2026, at $at: $open", async ({ at, open }) => {
    const email = `vikarie-${at}@access.example`.toLowerCase();
    const substitute = await makePerson(email);
    await grant(own, substitute, {
      validFrom: new Date("2026-07-01T00:00:00Z"),
      validTo: new Date("2026-12-31T00:00:00Z"),
    });
    setClock(new Date(at));
    expect((await openForbund(substitute, "eget")) !== null).toBe(open);
  });
});
