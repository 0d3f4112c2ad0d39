/** The permission table over HTTP: the same expectations that docs/permissions.md states, through routes and RLS. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/core/permission.ts";
import { STAGES } from "@/lib/core/stage.ts";
import { prisma } from "@/lib/platform/db.ts";
import { buildForbund, buildGrant, buildOperator, buildPerson, ownerQuery } from "../factories.ts";
import { api, fixture, lineOf, signIn } from "./support/api.ts";

const forbund = await buildForbund();
const other = await buildForbund();
const people = new Map<string, ReturnType<typeof api>>();
let budgetId = "";
let lineId = "";

beforeAll(async () => {
  for (const role of ROLES) {
    const person = await buildPerson();
    await buildGrant({ forbund, person, role });
    people.set(role, api(await signIn(person.id)));
  }
  const outsider = await buildPerson();
  await buildGrant({ forbund: other, person: outsider, role: "forbundschef" });
  people.set("outsider", api(await signIn(outsider.id)));
  people.set("operator", api(await signIn((await buildOperator()).id)));
  const posted = await as("forbundschef").post({ ...fixture("skane-nordost-2023-2025"), slug: forbund.slug });
  budgetId = String(posted.body.id);
  lineId = lineOf((await as("forbundschef").get(budgetId)).body, "Inventarier").id;
});

function as(who: string): ReturnType<typeof api> {
  const client = people.get(who);
  if (!client) throw new Error(`Nobody is ${who}`);
  return client;
}

/** The cells of "## budget.read" and "## budget.edit" in the hand-written table, by action and role. */
const table = new Map(
  readFileSync(new URL("../../docs/permissions.md", import.meta.url), "utf8")
    .split(/^## /m)
    .flatMap((part) =>
      part
        .split("\n")
        .map(
          (row) =>
            [part.slice(0, part.indexOf("\n")).trim(), row.split("|").map((cell) => cell.trim())] as const,
        ),
    )
    .map(([action, cells]) => [`${cells[1]} ${action}`, cells.slice(2)] as const),
);

describe("the table is kept over HTTP", () => {
  const cases = STAGES.flatMap((stage) =>
    [...ROLES, "outsider", "operator"].map((who) => [who, stage] as const),
  );

  it.each(cases)("%s in %s", async (who, stage) => {
    await ownerQuery("UPDATE budget SET stage = $1 WHERE id = $2", [stage, budgetId]);
    const revision = Number(
      (await ownerQuery<{ revision: number }>("SELECT revision FROM budget WHERE id = $1", [budgetId]))[0]
        ?.revision,
    );
    const read = await as(who).get(budgetId);
    const write = await as(who).change(budgetId, revision, {
      op: "setValue",
      lineId,
      year: 2023,
      amount: revision,
    });
    expect(`${read.status} ${write.status}`).toBe(
      `${statusOf("budget.read", who, stage, 200)} ${statusOf("budget.edit", who, stage, 200)}`,
    );
    if (write.status === 403) expect(String(write.body.message)).toMatch(/\.$/);
  });
});

function statusOf(action: string, who: string, stage: (typeof STAGES)[number], success: number): number {
  const row = table.get(`${who} ${action}`);
  const cell = row?.[STAGES.indexOf(stage)];
  if (cell === undefined) throw new Error(`docs/permissions.md says nothing of ${who} ${action} ${stage}`);
  return cell === "yes" ? success : cell === "not seen" ? 404 : 403;
}

describe("who may see what", () => {
  it("lists only the budgets of one's own förbund", async () => {
    expect((await as("auditor").list()).body).toEqual([
      { id: budgetId, forbund: forbund.slug, budgetYear: 2023, name: expect.any(String) },
    ]);
    expect((await as("outsider").list()).body).toEqual([]);
    expect((await as("outsider").list(`?forbund=${forbund.slug}`)).status).toBe(404);
    expect((await as("outsider").list("?forbund=finns-inte")).status).toBe(404);
  });

  it("lets only writers bring in a file", async () => {
    const file = { ...fixture("landskrona-svalov-2023"), slug: forbund.slug };
    expect((await as("beredningsgrupp").post(file)).status).toBe(403);
    expect((await as("outsider").post(file)).status).toBe(404);
    expect((await as("operator").post(file)).status).toBe(404);
  });

  it("answers 401 without a session, with an ended one and with a forged cookie", async () => {
    const person = await buildPerson();
    await buildGrant({ forbund, person, role: "forbundschef" });
    const ended = api(await signIn(person.id, new Date(Date.now() - 1000)));
    const cookie = await signIn(person.id);
    const forged = api(`${cookie.slice(0, -6)}AAAAAA`);
    for (const nobody of [api(null), ended, forged]) {
      const answer = await nobody.get(budgetId);
      expect(answer.status).toBe(401);
      expect(String(answer.body.message)).toContain("Logga in");
    }
    await prisma.session.deleteMany({ where: { userId: person.id } });
    expect((await api(cookie).get(budgetId)).status).toBe(401);
  });

  it("forgets a role the day after it ends", async () => {
    const person = await buildPerson();
    const yesterday = new Date(Date.now() - 2 * 86_400_000);
    await buildGrant({ forbund, person, role: "forbundschef", validTo: yesterday });
    expect((await api(await signIn(person.id)).get(budgetId)).status).toBe(404);
  });
});
