/** Erasure and registerutdrag: what is gone, what stays readable, and what another förbund keeps. */
import { describe, expect, it } from "vitest";
import { listForbund } from "@/lib/features/access/data.ts";
import { listPeople } from "@/lib/features/people/data.ts";
import { erasePerson } from "@/lib/features/people/erase-mutations.ts";
import { invitePerson } from "@/lib/features/people/invite-mutations.ts";
import { forbundExtract, ownExtract } from "@/lib/features/people/mine-loaders.ts";
import { toPersonRow } from "@/lib/features/people/view.ts";
import { inScope } from "@/lib/platform/scope.ts";
import {
  type BuiltForbund,
  buildChange,
  buildGrant,
  buildPerson,
  buildSession,
  ownerQuery,
} from "../factories.ts";
import { buildBudget } from "../factories-budget.ts";
import { api, signIn } from "./support/api.ts";
import { buildWorld, day, enter, invitation } from "./support/people.ts";

const person = (name: string) => buildPerson({ name: `${name} Provsson ${crypto.randomUUID().slice(0, 4)}` });
const stored = async (id: string) =>
  (
    await ownerQuery<{ name: string; email: string; erased: boolean }>(
      "SELECT name, email, erased_at IS NOT NULL AS erased FROM person WHERE id = $1",
      [id],
    )
  )[0];

async function shownIn(forbund: BuiltForbund, personId: string) {
  const people = await inScope(forbund.scope, (tx) => listPeople(tx, forbund.scope));
  return people
    .filter((grant) => grant.personId === personId)
    .map((grant) => toPersonRow(grant, { today: day("2026-11-22"), showEmail: true, chiefTitle: null }))
    .map(({ name, email }) => ({ name, email }));
}

describe("erasing a person", () => {
  it("replaces name and address, ends sessions and roles, and history tells the role", async () => {
    const { chief, forbund } = await buildWorld();
    const budget = await buildBudget({ forbund });
    const who = await person("Eva");
    await buildGrant({ forbund, person: who, role: "ekonom" });
    const cookie = await signIn(who.id);
    const set = (amount: number) => ({
      op: "setValue",
      lineId: budget.costLineId,
      year: budget.year,
      amount,
    });
    expect((await api(cookie).change(budget.id, 0, set(1))).status).toBe(200);

    expect((await erasePerson(await enter(chief, forbund), who.id)).ok).toBe(true);
    expect(await stored(who.id)).toMatchObject({ name: "Raderad person", erased: true });
    expect((await stored(who.id))?.email).not.toContain("provbygden.example");
    expect((await api(cookie).list()).status).toBe(401);
    expect(await listForbund({ personId: who.id })).toEqual([]);
    expect(await shownIn(forbund, who.id)).toEqual([{ name: "f.d. ekonom", email: null }]);
    // The log still knows that it was the ekonom who changed the cell.
    const met = await api(await signIn(chief.id)).change(budget.id, 0, set(2));
    expect(met.status).toBe(409);
    expect(JSON.stringify(met.body)).toContain('"by":"f.d. ekonom"');
    expect(JSON.stringify(met.body)).not.toContain(who.name);
  });

  it("empties invitations, mails and texts of the log that name them, and leaves other texts", async () => {
    const { chief, forbund } = await buildWorld();
    const who = await person("Kim");
    await buildGrant({ forbund, person: who, role: "boardMember" });
    const opened = await enter(chief, forbund);
    expect((await invitePerson(opened, invitation(who.email, "auditor"))).ok).toBe(true);
    const named = await buildChange({ forbund, text: `Arvode till ${who.name.toUpperCase()}` });
    const other = await buildChange({ forbund, text: "Lokaler" });
    expect(await erasePerson(opened, who.id)).toEqual({ ok: true, value: { left: 0 } });
    const texts = await ownerQuery<{ id: string; text: string | null }>(
      "SELECT id, text FROM change_text WHERE forbund_id = $1",
      [forbund.id],
    );
    const textOf = (id: string | null) => texts.find((row) => row.id === id)?.text;
    expect([textOf(named.textId), textOf(other.textId)]).toEqual([null, "Lokaler"]);
    const [left] = await ownerQuery(
      `SELECT (SELECT count(*) FROM outbox_mail WHERE to_email = $1)::int AS mails,
        (SELECT count(*) FROM invitation WHERE person_id = $2 AND (roles <> '[]' OR revoked_at IS NULL))::int AS open`,
      [who.email, who.id],
    );
    expect(left).toEqual({ mails: 0, open: 0 });
  });

  it("tells how often the name still stands in the budget's texts", async () => {
    const { chief, forbund } = await buildWorld();
    const who = await person("Alva");
    await buildGrant({ forbund, person: who, role: "boardMember" });
    const budget = await buildBudget({ forbund });
    await ownerQuery("UPDATE budget_line SET note = $1 WHERE id = $2", [
      `Enligt ${who.name}`,
      budget.costLineId,
    ]);
    expect(await erasePerson(await enter(chief, forbund), who.id)).toEqual({ ok: true, value: { left: 1 } });
  });

  it("in one förbund leaves name and sign-in in the other, with the same answer", async () => {
    const { chief, forbund } = await buildWorld();
    const who = await person("Sam");
    await buildGrant({ forbund, person: who, role: "boardMember", chair: true });
    const elsewhere = await buildGrant({ person: who, role: "forbundschef" });
    await buildSession({ person: who });
    expect(await erasePerson(await enter(chief, forbund), who.id)).toEqual({ ok: true, value: { left: 0 } });
    expect(await shownIn(forbund, who.id)).toEqual([{ name: "f.d. ordförande", email: null }]);
    expect(await stored(who.id)).toMatchObject({ name: who.name, email: who.email, erased: false });
    expect((await listForbund({ personId: who.id })).map(({ slug }) => slug)).toEqual([
      elsewhere.forbund.slug,
    ]);
    expect(await shownIn(elsewhere.forbund, who.id)).toEqual([{ name: who.name, email: who.email }]);
  });

  it("is refused for oneself, for the last förbundschef, and from another förbund", async () => {
    const { chief, forbund } = await buildWorld();
    const admin = await buildGrant({ forbund, role: "administrator" });
    expect((await erasePerson(await enter(admin.person, forbund), admin.person.id)).ok).toBe(false);
    expect((await erasePerson(await enter(admin.person, forbund), chief.id)).ok).toBe(false);
    const other = await buildWorld();
    expect((await erasePerson(await enter(other.chief, other.forbund), admin.person.id)).ok).toBe(false);
    expect(await stored(admin.person.id)).toMatchObject({ erased: false });
  });
});

describe("registerutdrag", () => {
  it("of a förbund holds its own and nothing of another, for those who manage people", async () => {
    const { chief, forbund } = await buildWorld();
    const who = await person("Lo");
    await buildGrant({ forbund, person: who, role: "boardMember" });
    const elsewhere = await buildGrant({ person: who, role: "auditor" });
    await buildSession({ person: who });
    const found = await forbundExtract(await enter(chief, forbund), who.id);
    const text = JSON.stringify(found);
    expect(text).toContain(who.email);
    expect(text).toContain("Ledamot");
    expect(text).not.toContain(elsewhere.forbund.name);
    expect(text).not.toContain("Inloggningar");
    expect(await forbundExtract(await enter(who, forbund), who.id), "not for a ledamot").toBeNull();
    const other = await buildWorld();
    expect(await forbundExtract(await enter(other.chief, other.forbund), who.id)).toBeNull();
  });

  it("of oneself holds every förbund and the sessions", async () => {
    const who = await person("Ro");
    const [a, b] = [
      await buildGrant({ person: who, role: "ekonom" }),
      await buildGrant({ person: who, role: "auditor" }),
    ];
    await buildSession({ person: who });
    const { sections } = await ownExtract(who.id);
    const text = JSON.stringify(sections);
    for (const part of [who.email, a.forbund.name, b.forbund.name, "Ekonom", "Revisor"])
      expect(text).toContain(part);
    expect(sections.find(({ heading }) => heading === "Inloggningar som pågår")?.rows).toHaveLength(1);
  });
});
