/** "Visa som …": another role's rights to read, and nothing is written while it is on. */
import { describe, expect, it } from "vitest";
import { decide } from "@/lib/core/permission.ts";
import { listForbund, openForbund } from "@/lib/features/access/data.ts";
import { invitePerson } from "@/lib/features/people/invite-mutations.ts";
import { forbundExtract } from "@/lib/features/people/mine-loaders.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { personOfRequest, setViewAs } from "@/lib/platform/session.ts";
import { buildGrant, ownerQuery } from "../factories.ts";
import { buildBudget } from "../factories-budget.ts";
import { api, signIn } from "./support/api.ts";
import { buildWorld, invitation } from "./support/people.ts";

const ask = (cookie: string) =>
  personOfRequest(new Request("http://localhost:3000/", { headers: { cookie } }));

/** A förbundschef signed in twice; the first session shows as a role. */
async function viewing(role: "ekonom" | "auditor" | "administrator" = "ekonom") {
  const world = await buildWorld();
  const cookie = await signIn(world.chief.id);
  const beside = await signIn(world.chief.id);
  const person = await ask(cookie);
  if (!person) throw new Error("not signed in");
  await setViewAs(person.sessionId, { forbundId: world.forbund.id, role });
  return { ...world, cookie, beside, sessionId: person.sessionId };
}

const opened = async (cookie: string, slug: string) => {
  const person = await ask(cookie);
  const found = person && (await openForbund(person, slug));
  if (!found) throw new Error("not opened");
  return found;
};

describe("Visa som", () => {
  it("gives the other role's rights in that förbund and that session only", async () => {
    const { cookie, beside, forbund, chief } = await viewing("auditor");
    const elsewhere = await buildGrant({ person: chief, role: "forbundschef" });
    const rolesIn = async (from: string, slug: string) => (await opened(from, slug)).actor;
    expect(await rolesIn(cookie, forbund.slug)).toEqual({
      kind: "person",
      roles: [{ role: "auditor" }],
      readOnly: true,
    });
    expect(await rolesIn(cookie, elsewhere.forbund.slug)).toMatchObject({
      roles: [{ role: "forbundschef" }],
    });
    expect(await rolesIn(beside, forbund.slug)).toMatchObject({ roles: [{ role: "forbundschef" }] });
  });

  it("shows no addresses to a role that sees none, and those an administrator sees", async () => {
    const [auditor, admin] = [await viewing("auditor"), await viewing("administrator")];
    const sees = async ({ cookie, forbund }: typeof auditor) =>
      decide((await opened(cookie, forbund.slug)).actor, "contact.read", null).allowed;
    expect([await sees(auditor), await sees(admin)]).toEqual([false, true]);
  });

  it("writes nothing over HTTP: 403 with the reason, also for a role that writes", async () => {
    const { cookie, beside, forbund } = await viewing("ekonom");
    const budget = await buildBudget({ forbund });
    const set = { op: "setValue", lineId: budget.costLineId, year: budget.year, amount: 1 };
    const refused = await api(cookie).change(budget.id, 0, set);
    expect(refused.status).toBe(403);
    expect(refused.body.message).toMatch(/Sluta visa som/);
    const document = (await api(beside).get(budget.id)).body;
    const copy = await api(cookie).post({ ...document, slug: forbund.slug });
    expect(copy.status).toBe(403);
    expect((await api(cookie).get(budget.id)).body.revision).toBe(0);
    expect((await api(beside).change(budget.id, 0, set)).status).toBe(200);
  });

  it("manages no people and takes out no register", async () => {
    const { cookie, forbund, chief } = await viewing("administrator");
    const found = await opened(cookie, forbund.slug);
    expect(await invitePerson(found, invitation("ny@view-as.example"))).toMatchObject({
      ok: false,
      error: { code: "forbidden", message: expect.stringContaining("Sluta visa som") },
    });
    expect(await forbundExtract(found, chief.id)).toBeNull();
  });

  it("is refused by PostgreSQL itself when a mutation forgets to ask", async () => {
    const { cookie, forbund } = await viewing("ekonom");
    const { scope } = await opened(cookie, forbund.slug);
    const write = inScope(scope, (tx) =>
      tx.forbund.update({ where: { id: forbund.id }, data: { purpose: "x" } }),
    );
    await expect(write).rejects.toThrow("This visit may only read");
    expect(await ownerQuery("SELECT purpose FROM forbund WHERE id = $1", [forbund.id])).toEqual([
      { purpose: null },
    ]);
    // The connection goes back to the pool able to write.
    const { scope: own } = await opened(
      await signIn((await buildGrant({ forbund })).person.id),
      forbund.slug,
    );
    await inScope(own, (tx) => tx.forbund.update({ where: { id: forbund.id }, data: { purpose: "y" } }));
  });

  it("stops when told to, and means nothing once the role as förbundschef is gone", async () => {
    const { cookie, sessionId, forbund, chief } = await viewing("auditor");
    await buildGrant({ forbund });
    await buildGrant({ forbund, person: chief, role: "boardMember" });
    await ownerQuery(
      "UPDATE role_grant SET valid_to = current_date - 5 WHERE person_id = $1 AND role = 'forbundschef'",
      [chief.id],
    );
    const person = await ask(cookie);
    expect((await listForbund(person ?? { personId: "" }))[0]).toMatchObject({
      viewedAs: null,
      roles: [{ role: "boardMember" }],
    });
    await setViewAs(sessionId, null);
    expect((await ask(cookie))?.viewAs).toBeNull();
  });
});
