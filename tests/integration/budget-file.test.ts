import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { buildForbund, buildGrant, buildPerson } from "../factories.ts";
import { api, FIXTURES, fixture, lineOf, signIn } from "./support/api.ts";

const chef = await buildPerson();
let asChef: ReturnType<typeof api>;
let count = 0;

beforeAll(async () => {
  asChef = api(await signIn(chef.id));
});

/** A förbund of its own for each, so that no plan year is taken. */
async function home() {
  count += 1;
  const forbund = await buildForbund({ name: `Samordningsförbundet Prov ${count}` });
  await buildGrant({ forbund, person: chef, role: "forbundschef" });
  return forbund;
}

/** What another installation would read: no ids, revision or figures. */
function withoutIds(body: Record<string, unknown>) {
  const {
    id: _id,
    revision: _revision,
    computed,
    findings: _findings,
    forbund: _forbund,
    slug: _slug,
    ...rest
  } = body;
  const sections = (rest.sections as { id: string; lines: { id: string }[] }[]).map(
    ({ id: _, lines, ...section }) => ({
      ...section,
      lines: lines.map(({ id: __, ...line }) => line),
    }),
  );
  return { ...rest, sections, computed };
}

describe("a document in and out", () => {
  it.each(FIXTURES)("%s gives the expected figures, and loses nothing out and in again", async (name) => {
    const { slug: _, ...file } = fixture(name);
    const years = file.years.some(({ kind }: { kind: string }) => kind === "budget");
    expect(years).toBe(true);
    const first = await home();
    const posted = await asChef.post({ ...file, forbund: first.name });
    expect(posted.status).toBe(201);
    const out = await asChef.get(String(posted.body.id));
    const { computed, unit } = fixture(`expected/${name}`);
    const scale = unit === "tkr" ? 1000 : 1;
    for (const [year, figures] of Object.entries<Record<string, number | null>>(computed)) {
      const inKr = Object.fromEntries(
        Object.entries(figures).map(([key, value]) => [
          key,
          value === null || key === "equityShare" ? value : value * scale,
        ]),
      );
      expect(out.body.computed).toMatchObject({ [year]: inKr });
    }
    const second = await home();
    const again = await asChef.post({ ...out.body, forbund: second.name, slug: second.slug });
    expect(again.status).toBe(201);
    const back = await asChef.get(String(again.body.id));
    expect(withoutIds(back.body)).toEqual(withoutIds(out.body));
    expect(out.body).toMatchObject({
      source: file.source,
      notes: file.notes,
      discrepancies: file.discrepancies,
      members: file.members,
    });
  });

  it("keeps control figures that a change has put out of date, marked, also through a file", async () => {
    const first = await home();
    const file = { ...fixture("burlov-kavlinge-staffanstorp-vellinge-2024-2026"), forbund: first.name };
    const id = String((await asChef.post(file)).body.id);
    const before = await asChef.get(id);
    const codes = (body: Record<string, unknown>) =>
      (body.findings as { code: string; causedBy: null }[]).filter(
        ({ code, causedBy }) => code === "subtotal-mismatch" && causedBy === null,
      ).length;
    expect(codes(before.body)).toBe(2);
    const lineId = lineOf(before.body, "Anställda").id;
    await asChef.change(id, 0, { op: "setValue", lineId, year: 2024, amount: 700000 });
    const changed = await asChef.get(id);
    expect(codes(changed.body)).toBe(1);
    expect(changed.body.outdated).toContainEqual(
      expect.objectContaining({ figure: "totalCost", year: 2024 }),
    );
    expect(changed.body.printed).toEqual(before.body.printed);
    const second = await home();
    const again = await asChef.post({ ...changed.body, forbund: second.name, slug: second.slug });
    const back = await asChef.get(String(again.body.id));
    expect(codes(back.body)).toBe(1);
    await asChef.change(id, 1, { op: "setValue", lineId, year: 2024, amount: 693868 });
    const undone = await asChef.get(id);
    expect(codes(undone.body)).toBe(2);
    expect(undone.body.outdated).toBeUndefined();
  });

  it("finds the förbund by slug, else by exact name", async () => {
    const forbund = await home();
    const file = fixture("landskrona-svalov-2023");
    expect((await asChef.post({ ...file, slug: forbund.slug })).status).toBe(201);
    const other = await home();
    expect((await asChef.post({ ...file, forbund: other.name.toLowerCase() })).status).toBe(404);
    expect((await asChef.post({ ...file, slug: "finns-inte", forbund: other.name })).status).toBe(404);
    expect((await asChef.post({ ...file, forbund: other.name })).status).toBe(201);
  });

  it("refuses a plan year that is taken", async () => {
    const forbund = await home();
    const file = { ...fixture("landskrona-svalov-2023"), slug: forbund.slug };
    const answers = await Promise.all([asChef.post(file), asChef.post(file), asChef.post(file)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.message).toContain("2023");
  });
});

describe("bad input", () => {
  const line = (values: object, more: object = {}) => ({ label: "Rad", values, ...more });
  const file = (sections: object[], more: object = {}) => ({
    forbund: "x",
    unit: "kr",
    years: [{ year: 2027, kind: "budget" }],
    sections,
    ...more,
  });
  const section = (...lines: object[]) => ({ label: "Avsnitt", kind: "cost", lines });
  const cases: [string, object, RegExp][] = [
    ["unknown keys", file([], { hemligt: 1 }), /hemligt/],
    ["letters in an amount", file([section(line({ 2027: "12 tusen" }))]), /Rad.*2027|2027.*tal/],
    ["a too large amount", file([section(line({ 2027: 1_000_000_001 }))]), /för stort/],
    ["fractions of an öre", file([section(line({ 2027: 1.005 }))]), /två decimaler/],
    [
      "one year twice",
      file([], {
        years: [
          { year: 2027, kind: "budget" },
          { year: 2027, kind: "bokslut" },
        ],
      }),
      /2027.*två gånger/,
    ],
    ["no budget year", file([], { years: [{ year: 2027, kind: "plan" }] }), /budgetår/],
    ["HTML in a label", file([section({ label: "<b>Fet</b>", values: {} })]), /tagg/],
    [
      "a broken rule",
      file([section(line({}, { rules: { 2027: { type: "expression", text: "35000*" } } }))]),
      /uträkning/i,
    ],
    [
      "a rule in a circle",
      file([section(line({}, { rules: { 2027: { type: "shareOf", value: 10, of: ["Avsnitt"] } } }))]),
      /Rad.*Avsnitt/,
    ],
    ["an amount outside the years", file([section(line({ 2031: 5 }))]), /2031/],
  ];

  it.each(cases)("%s is refused with a sentence and nothing is saved", async (_name, body, sentence) => {
    const forbund = await home();
    const answer = await asChef.post({ ...body, forbund: forbund.name });
    expect(answer.status).toBe(422);
    expect(String(answer.body.message)).toMatch(sentence);
    expect(String(answer.body.message)).not.toMatch(/at .*\.ts|Invalid|expected/);
    expect((await asChef.list(`?forbund=${forbund.slug}`)).body).toEqual([]);
  });

  it("lets a label speak of ages", async () => {
    const forbund = await home();
    const posted = await asChef.post({
      ...file([section({ label: "unga <30 år", values: { 2027: 1 } })]),
      forbund: forbund.name,
    });
    expect(posted.status).toBe(201);
  });

  it("answers broken JSON, a too large body and a forged id", async () => {
    expect((await asChef.post("{")).status).toBe(400);
    expect((await asChef.post(`"${"x".repeat(10_000_000)}"`)).status).toBe(413);
    expect((await asChef.get("../../etc/passwd")).status).toBe(404);
    expect((await asChef.get(randomUUID())).status).toBe(404);
    expect((await asChef.post([])).status).toBe(422);
  });

  it("refuses bad changes and keeps the budget as it was", async () => {
    const forbund = await home();
    const id = String(
      (await asChef.post({ ...fixture("skane-nordost-2023-2025"), slug: forbund.slug })).body.id,
    );
    const { body } = await asChef.get(id);
    const lineId = lineOf(body, "Lokaler").id;
    const set = (amount: unknown) => ({ op: "setValue", lineId, year: 2024, amount });
    const bad: [unknown, RegExp][] = [
      [set("144 200"), /tal/],
      [set(1e12), /för stort/],
      [{ ...set(1), year: 1850 }, /1850/],
      [{ ...set(1), extra: true }, /extra/],
      [{ op: "updateLine", lineId, set: { label: "<img src=x>" } }, /tagg|</],
      [{ op: "updateLine", lineId, set: { label: "" } }, /namn/],
      [{ op: "setRule", lineId, year: 2024, rule: { type: "shareOf", value: 5, of: [lineId] } }, /Lokaler/],
      [{ op: "setRule", lineId, year: 2024, rule: { type: "expression", text: "1/0" } }, /noll/],
      [{ op: "setRule", lineId, year: 2024, rule: { type: "percent", value: 3, round: 7 } }, /1, 10, 100/],
      [{ op: "deleteYear", year: 2023 }, /2023/],
      [{ op: "addYear", year: 2024, kind: "budget" }, /2024/],
      [{ op: "explodera" }, /./],
    ];
    for (const [change, sentence] of bad) {
      const answer = await asChef.change(id, 0, change);
      expect([answer.status, JSON.stringify(change)]).toEqual([422, JSON.stringify(change)]);
      expect(String(answer.body.message)).toMatch(sentence);
    }
    expect((await asChef.patch(id, { baseRevision: 0, requestId: "1", changes: [set(1)] })).status).toBe(422);
    expect((await asChef.change(id, 9, set(1))).status).toBe(422);
    expect((await asChef.get(id)).body).toEqual(body);
  });

  it("refuses a new row with the id of a row in another förbund", async () => {
    const [mine, other] = [await home(), await home()];
    const post = async (slug: string) =>
      String((await asChef.post({ ...fixture("landskrona-svalov-2023"), slug })).body.id);
    const [a, b] = [await post(mine.slug), await post(other.slug)];
    const foreign = lineOf((await asChef.get(b)).body, "Lokalkostnader").id;
    const before = (await asChef.get(a)).body;
    const sectionId = (before.sections as unknown as { id: string }[])[1]?.id;
    const forged = { op: "addLine", sectionId, lineId: foreign, after: null, line: { label: "Förfalskad" } };
    expect((await asChef.change(a, 0, forged)).status).toBe(422);
    expect((await asChef.get(a)).body).toEqual(before);
    expect(lineOf((await asChef.get(b)).body, "Lokalkostnader").id).toBe(foreign);
  });
});
