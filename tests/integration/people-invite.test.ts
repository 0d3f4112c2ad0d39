/** Invitations: the mail, the answer, and the attacks on them. */
import { afterEach, describe, expect, it } from "vitest";
import { listForbund } from "@/lib/features/access/data.ts";
import { acceptInvitation } from "@/lib/features/people/answer-mutations.ts";
import { listOwnInvitations } from "@/lib/features/people/data.ts";
import {
  INVITES_PER_ADDRESS,
  INVITES_PER_HOUR,
  invitePerson,
  resendInvitation,
  revokeInvitation,
} from "@/lib/features/people/invite-mutations.ts";
import { hashToken } from "@/lib/features/people/token.ts";
import { setClock } from "@/lib/platform/clock.ts";
import { asPerson } from "@/lib/platform/scope.ts";
import { buildGrant, buildMember, buildPerson, ownerQuery } from "../factories.ts";
import { buildWorld, enter, invitation, mailedToken, personByEmail } from "./support/people.ts";

afterEach(() => setClock(null));

let counter = 0;
const address = () => {
  counter += 1;
  return `inbjuden-${counter}@people.example`;
};

/** Invites an address as the förbundschef of a world of its own. */
async function invited(email = address(), role: Parameters<typeof invitation>[1] = "boardMember") {
  const world = await buildWorld();
  const opened = await enter(world.chief, world.forbund);
  const made = await invitePerson(opened, invitation(email, role));
  if (!made.ok) throw new Error(made.error.message);
  const person = await personByEmail(email);
  if (!person) throw new Error("no person");
  return { ...world, opened, email, person, id: made.value.invitationId };
}

const slugs = async (personId: string) => (await listForbund({ personId })).map(({ slug }) => slug);
const byToken = (personId: string, token: string) =>
  asPerson(personId, (tx) => listOwnInvitations(tx, personId, { tokenHash: hashToken(token) }));

describe("an invitation", () => {
  it("makes the person, the mail and the log in one go, and no role yet", async () => {
    const { person, email, forbund, id } = await invited();
    expect(person.name).toBe("Prov Person");
    expect(await slugs(person.id)).toEqual([]);
    const [mail] = await ownerQuery<{ subject: string; body: string; forbund_id: string }>(
      "SELECT subject, body, forbund_id FROM outbox_mail WHERE to_email = $1",
      [email],
    );
    expect(mail).toMatchObject({ subject: `Inbjudan till ${forbund.name}`, forbund_id: forbund.id });
    expect(mail?.body).toContain("– Ledamot");
    expect(mail?.body).not.toContain("Prov Person");
    const token = await mailedToken(email);
    expect(token.length).toBeGreaterThan(40);
    const [stored] = await ownerQuery<{ token_hash: string }>(
      "SELECT token_hash FROM invitation WHERE id = $1",
      [id],
    );
    expect(stored?.token_hash).toBe(hashToken(token));
    const log = await ownerQuery<{ entry: string }>(
      "SELECT command || ' ' || after::text AS entry FROM change_log WHERE forbund_id = $1 AND command = 'invite'",
      [forbund.id],
    );
    expect(log).toHaveLength(1);
    expect(log[0]?.entry).not.toContain("Prov Person");
    expect(log[0]?.entry).not.toContain(email);
  });

  it("begins when the invited person accepts, once", async () => {
    const { person, id, forbund, email } = await invited();
    const [seen] = await byToken(person.id, await mailedToken(email));
    expect(seen?.id).toBe(id);
    expect(await acceptInvitation({ personId: person.id }, id)).toEqual({
      ok: true,
      value: { slug: forbund.slug },
    });
    expect(await slugs(person.id)).toEqual([forbund.slug]);
    expect(await mailedToken(email), "the link is not kept once it is used").toBe("");
    // A replayed answer gives nothing more.
    expect(await acceptInvitation({ personId: person.id }, id)).toEqual({ ok: false, error: "used" });
    const grants = await ownerQuery("SELECT 1 FROM role_grant WHERE person_id = $1", [person.id]);
    expect(grants).toHaveLength(1);
  });

  it("is answered once also when the button is pressed twice at the same time", async () => {
    const { person, id } = await invited();
    const answers = await Promise.all([1, 2, 3].map(() => acceptInvitation({ personId: person.id }, id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ownerQuery("SELECT 1 FROM role_grant WHERE person_id = $1", [person.id])).toHaveLength(1);
  });

  it("to somebody else finds as little as an invented one", async () => {
    const { email, id } = await invited();
    const other = await buildPerson();
    expect(await byToken(other.id, await mailedToken(email))).toEqual([]);
    expect(await byToken(other.id, "pahittad")).toEqual([]);
    expect(await acceptInvitation({ personId: other.id }, id)).toEqual({ ok: false, error: "unknown" });
    expect(await acceptInvitation({ personId: other.id }, crypto.randomUUID())).toEqual({
      ok: false,
      error: "unknown",
    });
  });

  it("expires after fourteen days", async () => {
    const { person, id } = await invited();
    setClock(new Date(Date.now() + 14 * 24 * 3_600_000 + 60_000));
    expect(await acceptInvitation({ personId: person.id }, id)).toEqual({ ok: false, error: "expired" });
    expect(await slugs(person.id)).toEqual([]);
  });

  it("can be taken back, and its mail with it", async () => {
    const { person, id, opened, email } = await invited();
    expect(await revokeInvitation(opened, id)).toEqual({ ok: true, value: null });
    expect(await acceptInvitation({ personId: person.id }, id)).toEqual({ ok: false, error: "revoked" });
    const mails = await ownerQuery("SELECT state, body FROM outbox_mail WHERE to_email = $1", [email]);
    expect(mails).toEqual([{ state: "failed", body: "" }]);
    expect((await revokeInvitation(opened, id)).ok).toBe(false);
  });

  it("can be sent again: the new link works and the old one does not", async () => {
    const { person, id, opened, email } = await invited();
    const first = await mailedToken(email);
    setClock(new Date(Date.now() + 20 * 24 * 3_600_000));
    expect(await resendInvitation(opened, id)).toEqual({ ok: true, value: null });
    const second = await mailedToken(email);
    expect(second).not.toBe(first);
    expect(await byToken(person.id, first)).toEqual([]);
    expect((await byToken(person.id, second))[0]?.id).toBe(id);
    expect((await acceptInvitation({ personId: person.id }, id)).ok).toBe(true);
  });

  it("gives several roles with member, post and dates", async () => {
    const { chief, forbund } = await buildWorld();
    const member = await buildMember({ forbund });
    const email = address();
    const input = invitation(email);
    const [role] = input.roles;
    if (!role) throw new Error("no role");
    const roles = [
      { ...role, memberId: member.id, post: "chair" as const, presidium: true },
      { ...role, role: "beredningsgrupp" as const },
    ];
    const made = await invitePerson(await enter(chief, forbund), { ...input, roles });
    const person = await personByEmail(email);
    if (!made.ok || !person) throw new Error("not invited");
    await acceptInvitation({ personId: person.id }, made.value.invitationId);
    const [opened] = await listForbund({ personId: person.id });
    expect(opened?.roles).toMatchObject([
      { role: "boardMember", chair: true, presidium: true },
      { role: "beredningsgrupp", chair: false },
    ]);
  });

  it("of another förbund's member is refused", async () => {
    const { chief, forbund } = await buildWorld();
    const elsewhere = await buildMember();
    const input = invitation(address());
    const roles = input.roles.map((role) => ({ ...role, memberId: elsewhere.id }));
    expect(await invitePerson(await enter(chief, forbund), { ...input, roles })).toMatchObject({
      ok: false,
      error: { code: "refused" },
    });
  });
});

describe("attacks", () => {
  it("mass invitation is stopped per inviter, and the stop says nothing about the addresses", async () => {
    const { chief, forbund } = await buildWorld();
    const opened = await enter(chief, forbund);
    const answers = [];
    for (let i = 0; i < INVITES_PER_HOUR + 2; i += 1)
      answers.push(await invitePerson(opened, invitation(address())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(INVITES_PER_HOUR);
    expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: "too-many" } });
  });

  it("one address gets a few mails a day, whoever asks", async () => {
    const email = address();
    const answers = [];
    for (let i = 0; i < INVITES_PER_ADDRESS + 1; i += 1) {
      const { chief, forbund } = await buildWorld();
      answers.push(await invitePerson(await enter(chief, forbund), invitation(email)));
    }
    expect(answers.map(({ ok }) => ok)).toEqual([...Array(INVITES_PER_ADDRESS).fill(true), false]);
  });

  it("nobody invites themselves, whatever the role and however the address is written", async () => {
    const { chief, forbund } = await buildWorld();
    const { person: admin } = await buildGrant({ forbund, role: "administrator" });
    const own = [admin.email, ` ${admin.email.toUpperCase()} `];
    for (const email of own) {
      const answer = await invitePerson(await enter(admin, forbund), invitation(email, "forbundschef"));
      expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining("dig själv") } });
    }
    expect((await invitePerson(await enter(chief, forbund), invitation(chief.email, "ekonom"))).ok).toBe(
      false,
    );
    const made = await ownerQuery("SELECT 1 FROM invitation WHERE forbund_id = $1", [forbund.id]);
    expect(made).toEqual([]);
  });

  it("an administrator makes no förbundschef, and other roles invite nobody", async () => {
    const { forbund } = await buildWorld();
    const { person: admin } = await buildGrant({ forbund, role: "administrator" });
    expect(
      await invitePerson(await enter(admin, forbund), invitation(address(), "forbundschef")),
    ).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("Bara en förbundschef") },
    });
    const { person: ekonom } = await buildGrant({ forbund, role: "ekonom" });
    expect(await invitePerson(await enter(ekonom, forbund), invitation(address()))).toMatchObject({
      ok: false,
      error: { code: "forbidden" },
    });
  });

  it("a known and an unknown address are answered alike, and the known keeps its own name", async () => {
    const known = await buildPerson({ name: "Känd Sedan Tidigare" });
    await buildGrant({ person: known });
    const { chief, forbund } = await buildWorld();
    const opened = await enter(chief, forbund);
    const [a, b] = [
      await invitePerson(opened, invitation(known.email)),
      await invitePerson(opened, invitation(address())),
    ];
    const shape = (answer: typeof a) => (answer.ok ? Object.keys(answer.value) : answer.error);
    expect(shape(a)).toEqual(shape(b));
    expect((await personByEmail(known.email))?.name).toBe("Känd Sedan Tidigare");
  });

  it("an invitation cannot be taken back or sent again from another förbund", async () => {
    const { id } = await invited();
    const other = await buildWorld();
    const opened = await enter(other.chief, other.forbund);
    expect((await revokeInvitation(opened, id)).ok).toBe(false);
    expect((await resendInvitation(opened, id)).ok).toBe(false);
  });
});
