/** Several förbund, one person: what waits in each, and nothing across. */
import { afterEach, expect, it } from "vitest";
import { listForbund } from "@/lib/features/access/data.ts";
import { listOpenInvitations } from "@/lib/features/people/answer-loaders.ts";
import { invitePerson, revokeInvitation } from "@/lib/features/people/invite-mutations.ts";
import { withWaiting } from "@/lib/features/people/mine-loaders.ts";
import { setClock } from "@/lib/platform/clock.ts";
import {
  buildForbund,
  buildGrant,
  buildMember,
  buildOrganisation,
  buildPerson,
  ownerQuery,
} from "../factories.ts";
import { buildBudget } from "../factories-budget.ts";
import { api, signIn } from "./support/api.ts";
import { buildWorld, enter, invitation } from "./support/people.ts";

afterEach(() => setClock(null));

async function shown(personId: string) {
  const who = { personId };
  const found = await listForbund(who);
  return Promise.all(found.map((forbund) => withWaiting(who, forbund)));
}

it("tells for each förbund what its newest budget asks for, from that förbund's rows alone", async () => {
  setClock(new Date("2026-11-22T12:00:00Z"));
  const person = await buildPerson();
  const [calm, hot, empty] = [
    await buildForbund({ name: "Lugna förbundet" }),
    await buildForbund({ name: "Oroliga förbundet" }),
    await buildForbund({ name: "Tomma förbundet" }),
  ];
  for (const forbund of [calm, hot, empty]) await buildGrant({ forbund, person, role: "boardMember" });
  await buildBudget({ forbund: calm, year: 2027, stage: "adopted" });
  await buildBudget({ forbund: hot, year: 2026 });
  const budget = await buildBudget({ forbund: hot, year: 2027 });
  // A printed subtotal that its lines do not give.
  await ownerQuery("UPDATE control_figure SET amount_ore = 1 WHERE budget_id = $1", [budget.id]);
  const lines = Object.fromEntries((await shown(person.id)).map(({ name, waiting }) => [name, waiting]));
  expect(lines["Tomma förbundet"]).toEqual([]);
  expect(lines["Lugna förbundet"]?.some(({ tone }) => tone === "error")).toBe(false);
  expect(lines["Lugna förbundet"]?.some(({ text }) => text.includes("fastställas"))).toBe(false);
  const texts = lines["Oroliga förbundet"]?.map(({ text }) => text) ?? [];
  expect(texts[0]).toMatch(/^\d+ fel i budget 2027$/);
  expect(texts.at(-1)).toBe("Budget 2027 ska fastställas senast 30 november 2026. Det är 8 dagar kvar.");
});

it("shows invitations that wait, and not those taken back or of others", async () => {
  const person = await buildPerson();
  const [a, b] = [await buildWorld(), await buildWorld()];
  const made = [];
  for (const world of [a, b])
    made.push(await invitePerson(await enter(world.chief, world.forbund), invitation(person.email)));
  expect((await listOpenInvitations(person.id)).map(({ forbund }) => forbund).sort()).toEqual(
    [a.forbund.name, b.forbund.name].sort(),
  );
  const [first] = made;
  if (!first?.ok) throw new Error("not invited");
  await revokeInvitation(await enter(a.chief, a.forbund), first.value.invitationId);
  expect((await listOpenInvitations(person.id)).map(({ forbund }) => forbund)).toEqual([b.forbund.name]);
  expect(await listOpenInvitations((await buildPerson()).id)).toEqual([]);
});

it("lets one person with a role in each of two förbund see each as that role, and nothing across", async () => {
  const person = await buildPerson();
  const organisation = await buildOrganisation();
  const forbunds = [await buildForbund(), await buildForbund()];
  const budgets = [];
  for (const [index, forbund] of forbunds.entries()) {
    const member = await buildMember({ forbund, organisation });
    const role = index === 0 ? "ekonom" : "auditor";
    await buildGrant({ forbund, person, role, memberId: member.id });
    budgets.push(await buildBudget({ forbund }));
  }
  const stranger = await buildGrant({ role: "forbundschef" });
  const foreign = await buildBudget({ forbund: stranger.forbund });
  const client = api(await signIn(person.id));
  const [own, other] = budgets;
  if (!own || !other) throw new Error("no budgets");
  const set = (budget: typeof own) => ({
    op: "setValue",
    lineId: budget.costLineId,
    year: budget.year,
    amount: 1,
  });
  expect((await client.change(own.id, 0, set(own))).status).toBe(200);
  expect((await client.change(other.id, 0, set(other))).status).toBe(403);
  expect((await client.change(foreign.id, 0, set(foreign))).status).toBe(404);
  // A line of the one förbund is not reached through the budget of the other.
  expect((await client.change(own.id, 1, set(other))).status).toBe(422);
  const listed = (await client.list()).body.map((item) => JSON.stringify(item));
  expect(listed).toHaveLength(2);
  expect(listed.some((item) => item.includes(stranger.forbund.slug))).toBe(false);
});
