/** Roles that are given, changed, ended and handed over; sessions that end with them. */
import { afterEach, describe, expect, it } from "vitest";
import { listForbund, openForbund } from "@/lib/features/access/data.ts";
import { changeRole, endRole, giveRole, handOver } from "@/lib/features/people/role-mutations.ts";
import { endSessionsOfEndedRoles } from "@/lib/features/people/session-data.ts";
import { setClock } from "@/lib/platform/clock.ts";
import { buildGrant, buildOperator, buildPerson, buildSession, ownerQuery } from "../factories.ts";
import { api, signIn } from "./support/api.ts";
import { buildWorld, day, enter, wish } from "./support/people.ts";

afterEach(() => setClock(null));

const rolesOf = async (personId: string) =>
  (await listForbund({ personId })).flatMap(({ roles }) => roles.map(({ role }) => role));
const sessionsOf = async (personId: string) =>
  (await ownerQuery("SELECT 1 FROM session WHERE person_id = $1", [personId])).length;
const chiefsOf = (forbundId: string) =>
  ownerQuery<{ personId: string }>(
    `SELECT person_id AS "personId" FROM role_grant WHERE forbund_id = $1 AND role = 'forbundschef'
     AND (valid_to IS NULL OR valid_to >= current_date)`,
    [forbundId],
  );

describe("a role", () => {
  it("is given to someone who is here, and logged without a name", async () => {
    const { chief, forbund } = await buildWorld();
    const { person } = await buildGrant({ forbund, role: "boardMember" });
    const given = await giveRole(await enter(chief, forbund), person.id, wish("beredningsgrupp"));
    expect(given).toEqual({ ok: true, value: null });
    expect(await rolesOf(person.id)).toEqual(["boardMember", "beredningsgrupp"]);
    const log = await ownerQuery<{ row: string; by: string }>(
      "SELECT after::text AS row, person_id AS by FROM change_log WHERE forbund_id = $1 AND command = 'giveRole'",
      [forbund.id],
    );
    expect(log).toMatchObject([{ by: chief.id }]);
    expect(log[0]?.row).not.toContain(person.name);
  });

  it("is not given to somebody from outside, who must answer an invitation first", async () => {
    const { chief, forbund } = await buildWorld();
    const { person } = await buildGrant({ role: "boardMember" });
    expect((await giveRole(await enter(chief, forbund), person.id, wish("ekonom"))).ok).toBe(false);
    expect(await rolesOf(person.id)).toEqual(["boardMember"]);
  });

  it("ends by itself the day after its last day", async () => {
    const { chief, forbund } = await buildWorld();
    const grant = await buildGrant({ forbund, role: "auditor" });
    expect((await endRole(await enter(chief, forbund), grant.id, day("2026-12-31"))).ok).toBe(true);
    setClock(new Date("2026-12-31T22:59:00Z"));
    expect(await rolesOf(grant.person.id)).toEqual(["auditor"]);
    setClock(new Date("2026-12-31T23:00:00Z"));
    expect(await rolesOf(grant.person.id)).toEqual([]);
  });

  it("is not raised by the one who holds it", async () => {
    const { forbund } = await buildWorld();
    const admin = await buildGrant({ forbund, role: "administrator" });
    const opened = await enter(admin.person, forbund);
    for (const role of ["forbundschef", "ekonom", "boardMember"] as const)
      expect((await giveRole(opened, admin.person.id, wish(role))).ok).toBe(false);
    expect((await changeRole(opened, admin.id, wish("forbundschef"))).ok).toBe(false);
    expect(await rolesOf(admin.person.id)).toEqual(["administrator"]);
  });

  it("of another förbund is not to be reached", async () => {
    const { chief, forbund } = await buildWorld();
    const elsewhere = await buildGrant({ role: "ekonom" });
    const opened = await enter(chief, forbund);
    expect((await endRole(opened, elsewhere.id, null)).ok).toBe(false);
    expect((await changeRole(opened, elsewhere.id, wish("ekonom", { validTo: day("2026-12-01") }))).ok).toBe(
      false,
    );
    expect(await rolesOf(elsewhere.person.id)).toEqual(["ekonom"]);
  });

  it("is changed by those who may alone", async () => {
    const { forbund } = await buildWorld();
    const grant = await buildGrant({ forbund, role: "boardMember" });
    const { person: ekonom } = await buildGrant({ forbund, role: "ekonom" });
    expect(await endRole(await enter(ekonom, forbund), grant.id, null)).toMatchObject({
      ok: false,
      error: { code: "forbidden" },
    });
  });
});

describe("the last förbundschef", () => {
  it("stays, also when an order to leave came before another one", async () => {
    const { chief, chiefGrant, forbund } = await buildWorld();
    const opened = await enter(chief, forbund);
    expect(await endRole(opened, chiefGrant, null)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("hela tiden ha en förbundschef") },
    });
    expect((await endRole(opened, chiefGrant, day("2027-12-31"))).ok).toBe(false);
  });

  it("hands over: one works until the day before, the other from that day", async () => {
    const { chief, forbund } = await buildWorld();
    const { person: next } = await buildGrant({ forbund, role: "ekonom" });
    setClock(new Date("2026-11-22T12:00:00Z"));
    expect((await handOver(await enter(chief, forbund), next.id, day("2027-01-01"))).ok).toBe(true);
    setClock(new Date("2026-12-31T12:00:00Z"));
    expect([await rolesOf(chief.id), await rolesOf(next.id)]).toEqual([["forbundschef"], ["ekonom"]]);
    setClock(new Date("2027-01-01T12:00:00Z"));
    expect([await rolesOf(chief.id), await rolesOf(next.id)]).toEqual([[], ["forbundschef", "ekonom"]]);
  });

  it("is one of two who remove each other at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { chief, chiefGrant, forbund } = await buildWorld();
      const second = await buildGrant({ forbund, role: "forbundschef" });
      const [a, b] = await Promise.all([enter(chief, forbund), enter(second.person, forbund)]);
      const answers = await Promise.all([endRole(a, second.id, null), endRole(b, chiefGrant, null)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await chiefsOf(forbund.id)).toHaveLength(1);
    }
  });

  it("cannot be removed by one who was removed a moment before, with a third to stay", async () => {
    const { chief, chiefGrant, forbund } = await buildWorld();
    const second = await buildGrant({ forbund, role: "forbundschef" });
    await buildGrant({ forbund, role: "forbundschef" });
    const late = await enter(second.person, forbund);
    expect((await endRole(await enter(chief, forbund), second.id, null)).ok).toBe(true);
    // The page was opened while the role was held.
    expect(await endRole(late, chiefGrant, null)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await chiefsOf(forbund.id)).toHaveLength(2);
  });
});

describe("sessions", () => {
  it("end with the last role that a manager ends, and the next request is signed out", async () => {
    const { chief, forbund } = await buildWorld();
    const grant = await buildGrant({ forbund, role: "ekonom" });
    const cookie = await signIn(grant.person.id);
    expect((await api(cookie).list()).status).toBe(200);
    expect((await endRole(await enter(chief, forbund), grant.id, null)).ok).toBe(true);
    expect((await api(cookie).list()).status).toBe(401);
    expect(await sessionsOf(grant.person.id)).toBe(0);
  });

  it("stay for one who has a role elsewhere, where nothing of this förbund is seen any more", async () => {
    const { chief, forbund } = await buildWorld();
    const grant = await buildGrant({ forbund, role: "ekonom" });
    const elsewhere = await buildGrant({ person: grant.person, role: "auditor" });
    const cookie = await signIn(grant.person.id);
    expect((await endRole(await enter(chief, forbund), grant.id, null)).ok).toBe(true);
    expect((await api(cookie).list(`?forbund=${forbund.slug}`)).status).toBe(404);
    expect((await api(cookie).list(`?forbund=${elsewhere.forbund.slug}`)).status).toBe(200);
  });

  it("stay for one who has a second role here, and for the operator", async () => {
    const { chief, forbund } = await buildWorld();
    const grant = await buildGrant({ forbund, role: "ekonom" });
    await buildGrant({ forbund, role: "auditor", person: grant.person });
    const operator = await buildOperator();
    const asEkonom = await buildGrant({ forbund, role: "ekonom", person: operator });
    await buildSession({ person: grant.person });
    await buildSession({ person: operator });
    const opened = await enter(chief, forbund);
    expect((await endRole(opened, grant.id, null)).ok && (await endRole(opened, asEkonom.id, null)).ok).toBe(
      true,
    );
    expect([await sessionsOf(grant.person.id), await sessionsOf(operator.id)]).toEqual([1, 1]);
  });

  it("of a role that ended by its date are ended by the day's work, and access before that", async () => {
    const { forbund } = await buildWorld();
    const ends = { validTo: new Date("2026-12-31T00:00:00Z") };
    const grant = await buildGrant({ forbund, role: "boardMember", ...ends });
    const stays = await buildGrant({ forbund, role: "boardMember" });
    const operator = await buildOperator();
    const both = await buildGrant({ forbund, role: "ekonom", ...ends });
    await buildGrant({ person: both.person, role: "ekonom" });
    const guest = await buildPerson();
    const far = new Date("2027-06-01T00:00:00Z");
    for (const person of [grant.person, stays.person, operator, both.person, guest])
      await buildSession({ person, expiresAt: far });
    const midnight = new Date("2026-12-31T23:00:00Z");
    setClock(midnight);
    expect(await openForbund({ personId: grant.person.id }, forbund.slug)).toBeNull();
    await endSessionsOfEndedRoles(midnight);
    await endSessionsOfEndedRoles(midnight);
    const left = [];
    for (const { id } of [grant.person, stays.person, operator, both.person, guest])
      left.push(await sessionsOf(id));
    expect(left).toEqual([0, 1, 1, 1, 0]);
  });
});
