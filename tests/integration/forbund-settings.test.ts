import { describe, expect, it } from "vitest";
import type { Role } from "@/generated/prisma/enums.ts";
import { type OpenForbund, openForbund } from "@/lib/features/access/data.ts";
import { listHeads, readContent } from "@/lib/features/budget/data.ts";
import { createFirstBudget } from "@/lib/features/budget/first-budget-mutations.ts";
import { saveApprovals } from "@/lib/features/forbund/approval-mutations.ts";
import { readFacts } from "@/lib/features/forbund/data.ts";
import { addFact, removeFact, saveFact } from "@/lib/features/forbund/mutations.ts";
import { saveShareKey } from "@/lib/features/forbund/share-mutations.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { buildForbund, buildGrant, buildMember, buildOrganisation } from "../factories.ts";
import { api, fixture, signIn } from "./support/api.ts";

async function enter(role: Role = "forbundschef") {
  const forbund = await buildForbund();
  const { person } = await buildGrant({ forbund, role });
  const opened = await openForbund({ personId: person.id }, forbund.slug);
  if (!opened) throw new Error("not opened");
  return { ...opened, built: forbund, personId: person.id };
}
const factsOf = ({ scope }: OpenForbund) => inScope(scope, (tx) => readFacts(tx, scope));
const step = {
  fromOre: "0",
  toOre: "",
  percent: "15",
  capOre: "2 000 000",
  source: "Brev 2027",
  validFrom: "",
};

describe("the recommendation's steps", () => {
  it("are the förbund's own, one always stays, and a new budget takes them", async () => {
    const chief = await enter();
    const { slug } = chief.forbund;
    const [usual] = (await factsOf(chief)).ladder;
    const drop = (id: string) => removeFact(chief.scope, chief.actor, { slug, kind: "ladderStep", id });
    expect(await drop(usual?.id ?? "")).toMatchObject({ ok: false, error: { code: "refused" } });
    await addFact(chief.scope, chief.actor, { slug, kind: "ladderStep", values: step, count: 1 });
    expect(await drop(usual?.id ?? "")).toMatchObject({ ok: true });
    const own = [{ from: 0, to: null, percent: 15, cap: 200_000_000, source: "Brev 2027", validFrom: null }];

    const made = await createFirstBudget(chief.scope, chief.actor, chief.forbund, {
      slug,
      budgetYear: "2027",
      opening: "",
    });
    expect(made).toEqual({ ok: true, value: { budgetYear: 2027 } });
    const stored = await inScope(chief.scope, async (tx) => {
      const [head] = await listHeads(tx, chief.forbund.id);
      return head ? readContent(tx, head) : null;
    });
    expect(stored?.budget.ladder).toEqual(own);
  });

  it("also reach a budget that comes as a file without steps, and not one with its own", async () => {
    const chief = await enter();
    const { slug } = chief.forbund;
    const [usual] = (await factsOf(chief)).ladder;
    await saveFact(chief.scope, chief.actor, {
      slug,
      kind: "ladderStep",
      id: usual?.id ?? "",
      baseRevision: 0,
      values: { percent: "12,5" },
    });
    const as = api(await signIn(chief.personId));
    const { threshold: _, ...file } = fixture("finnveden-2023");
    const post = async (body: object) => (await as.get(String((await as.post(body)).body.id))).body.threshold;
    expect(await post({ ...file, slug })).toMatchObject([{ percent: 12.5 }]);
    const years = [{ year: 2031, kind: "budget" }];
    const bare = { forbund: chief.forbund.name, slug, unit: "kr", years, sections: [] };
    expect(await post({ ...bare, threshold: [{ from: 0, percent: 30 }] })).toMatchObject([{ percent: 30 }]);
  });
});

describe("the key of the contributions", () => {
  async function withMembers() {
    const chief = await enter("ekonom");
    const members = [];
    for (const each of ["A", "B"]) {
      const organisation = await buildOrganisation({
        name: `${each}by ${chief.forbund.slug}`,
        kind: "kommun",
      });
      members.push(await buildMember({ forbund: chief.built, organisation }));
    }
    return { chief, ids: members.map(({ id }) => id) };
  }
  const share = (
    memberId: string,
    value: string,
    method: "population" | "percent" | "amount" = "population",
  ) => ({
    memberId,
    method,
    value,
    referenceDate: method === "population" ? "2026-11-30" : "",
  });

  it("is kept per year with its date, replaced whole and logged with what it was", async () => {
    const { chief, ids } = await withMembers();
    const [a = "", b = ""] = ids;
    const { slug } = chief.forbund;
    const save = (baseRevision: number, shares: ReturnType<typeof share>[]) =>
      saveShareKey(chief.scope, chief.actor, { slug, year: 2027, baseRevision, shares });
    expect(await save(0, [share(a, "12 000"), share(b, "8 000")])).toMatchObject({ ok: true });
    const { shares, revision } = await factsOf(chief);
    expect(shares).toHaveLength(2);
    expect(shares).toContainEqual({
      memberId: a,
      year: 2027,
      method: "population",
      weight: 12_000,
      referenceDate: "2026-11-30",
    });
    expect(await save(0, [share(a, "1"), share(b, "2")])).toMatchObject({
      ok: false,
      error: { code: "conflict", revision },
    });
    expect(await save(revision, [share(a, "60", "percent"), share(b, "40", "percent")])).toMatchObject({
      ok: true,
    });
    expect((await factsOf(chief)).shares).toMatchObject([{ method: "percent" }, { method: "percent" }]);
    const log = await inScope(chief.scope, (tx) =>
      tx.changeLog.findMany({ where: { command: "setShareKey" }, orderBy: { seq: "desc" } }),
    );
    expect(log[0]?.before).toMatchObject({
      year: 2027,
      shares: expect.arrayContaining([{ memberId: a, method: "population", weight: 12_000 }]),
    });
  });

  it("refuses what is no number, a missing date, a member twice and one of another förbund", async () => {
    const { chief, ids } = await withMembers();
    const [a = "", b = ""] = ids;
    const { slug } = chief.forbund;
    const foreign = await buildMember();
    const save = (shares: ReturnType<typeof share>[]) =>
      saveShareKey(chief.scope, chief.actor, { slug, year: 2027, baseRevision: 0, shares });
    const fields = async (shares: ReturnType<typeof share>[]) => {
      const done = await save(shares);
      return done.ok || done.error.code !== "invalid" ? done : Object.keys(done.error.fields);
    };
    expect(await fields([share(a, "många"), share(b, "-1")])).toEqual([a, b]);
    expect(await fields([{ ...share(a, "10"), referenceDate: "" }])).toEqual(["referenceDate"]);
    expect(await fields([share(a, "10"), share(a, "10")])).toEqual([a]);
    expect(await save([share(foreign.id, "10")])).toMatchObject({ ok: false, error: { code: "refused" } });
    expect((await factsOf(chief)).shares).toEqual([]);
  });
});

describe("an empty first budget", () => {
  it("holds the sections, the opening equity and the contributions of the year", async () => {
    const chief = await enter();
    const { slug } = chief.forbund;
    await buildMember({ forbund: chief.built });
    await addFact(chief.scope, chief.actor, {
      slug,
      kind: "stateAllocation",
      values: { year: "2027", amountOre: "2 000 000", status: "preliminary", source: "Brev", toldOn: "" },
      count: 1,
    });
    const made = await createFirstBudget(chief.scope, chief.actor, chief.forbund, {
      slug,
      budgetYear: "2027",
      opening: "1 450 000",
    });
    expect(made).toMatchObject({ ok: true });
    const [item] = (await api(await signIn(chief.personId)).list(`?forbund=${slug}`)).body;
    expect(item).toMatchObject({ budgetYear: 2027, name: "Budget 2027–2029" });
    const { body } = await api(await signIn(chief.personId)).get((item as unknown as { id: string }).id);
    expect(body).toMatchObject({
      opening: { year: 2027, amount: 1_450_000, source: "prognos" },
      sections: [
        {
          label: "Intäkter",
          lines: [
            { label: "Staten", party: "state", values: { 2027: 2_000_000 } },
            // Without a region the kommun pays the other half (5 a §).
            { label: "Regionen", values: { 2027: 0 } },
            { label: "Kommunerna", values: { 2027: 2_000_000 } },
          ],
        },
        { label: "Insatser" },
        { label: "Personal" },
        { label: "Styrelse" },
        { label: "Administration" },
      ],
    });
  });

  it("is one per year, for those who write budgets", async () => {
    const chief = await enter();
    const input = { slug: chief.forbund.slug, budgetYear: "2027", opening: "" };
    const make = () => createFirstBudget(chief.scope, chief.actor, chief.forbund, input);
    expect(await make()).toMatchObject({ ok: true });
    expect(await make()).toMatchObject({
      ok: false,
      error: { fields: { budgetYear: expect.stringContaining("2027") } },
    });
    const bad = { ...input, budgetYear: "nästa år", opening: "mycket" };
    expect(await createFirstBudget(chief.scope, chief.actor, chief.forbund, bad)).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
    const member = await enter("boardMember");
    expect(await createFirstBudget(member.scope, member.actor, member.forbund, input)).toMatchObject({
      ok: false,
      error: { code: "forbidden" },
    });
  });
});

describe("approvals of the förbundsordning", () => {
  it("are kept per member, with a date or without", async () => {
    const chief = await enter();
    const { slug } = chief.forbund;
    const [a, b] = [await buildMember({ forbund: chief.built }), await buildMember({ forbund: chief.built })];
    const values = Object.fromEntries(
      "budgetProcess contributions announcements boardRules auditRules exitYears chairRotation validFrom"
        .split(" ")
        .map((key) => [key, ""]),
    );
    await addFact(chief.scope, chief.actor, {
      slug,
      kind: "charter",
      values: { ...values, title: "FO" },
      count: 1,
    });
    const charterId = (await factsOf(chief)).charters[0]?.id ?? "";
    const save = (approvals: { memberId: string; approvedOn: string }[]) =>
      saveApprovals(chief.scope, chief.actor, { slug, charterId, approvals });
    expect(
      await save([
        { memberId: a.id, approvedOn: "2023-10-01" },
        { memberId: b.id, approvedOn: "" },
      ]),
    ).toMatchObject({
      ok: true,
    });
    expect((await factsOf(chief)).charters[0]?.approvals).toEqual(
      expect.arrayContaining([
        { memberId: a.id, approvedOn: "2023-10-01" },
        { memberId: b.id, approvedOn: null },
      ]),
    );
    expect(await save([{ memberId: a.id, approvedOn: "igår" }])).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
    const foreign = await buildMember();
    expect(await save([{ memberId: foreign.id, approvedOn: "" }])).toMatchObject({ ok: false });
    expect((await factsOf(chief)).charters[0]?.approvals).toHaveLength(2);
  });
});
