import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { buildForbund, buildGrant, buildPerson, ownerQuery } from "../factories.ts";
import { api, fixture, lineOf, sectionOf, signIn } from "./support/api.ts";

const forbund = await buildForbund({ name: "Samordningsförbundet Skåne Nordost" });
const chef = await buildPerson({ name: "Chefen" });
const ekonom = await buildPerson({ name: "Ekonomen" });
let asChef: ReturnType<typeof api>;
let asEkonom: ReturnType<typeof api>;
let year = 2023;

beforeAll(async () => {
  await buildGrant({ forbund, person: chef, role: "forbundschef" });
  await buildGrant({ forbund, person: ekonom, role: "ekonom" });
  asChef = api(await signIn(chef.id));
  asEkonom = api(await signIn(ekonom.id));
});

/** Skåne Nordost's budget, each time for a plan year of its own. */
async function newBudget() {
  const shift = year - 2023;
  year += 1;
  const shifted = moveYears(fixture("skane-nordost-2023-2025"), shift);
  const created = await asChef.post(shifted);
  expect(created.status).toBe(201);
  const id = String(created.body.id);
  const { body } = await asChef.get(id);
  return { id, body, y: (n: number) => n + shift };
}

/** Every year in keys and in `year` fields. */
function moveYears(value: unknown, shift: number): unknown {
  if (Array.isArray(value)) return value.map((item) => moveYears(item, shift));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [
      /^20\d\d$/.test(key) ? String(Number(key) + shift) : key,
      key === "year" ? Number(held) + shift : moveYears(held, shift),
    ]),
  );
}

describe("saving a change", () => {
  it("gives the figures of the förbundschef's main job", async () => {
    const { id, body, y } = await newBudget();
    const lokaler = lineOf(body, "Lokaler");
    const rule = { type: "percent", value: 4, round: 100 };
    const saved = await asChef.change(id, 0, { op: "setRule", lineId: lokaler.id, year: y(2024), rule });
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      revision: 1,
      computed: { [y(2024)]: { closingEquity: 5257244 }, [y(2025)]: { closingEquity: 1724134 } },
    });
    const again = await asChef.get(id);
    expect(lineOf(again.body, "Lokaler").values).toEqual({
      [y(2023)]: 140000,
      [y(2024)]: 145600,
      [y(2025)]: 151400,
    });
  });

  it("applies a request id once and answers it alike", async () => {
    const { id, body, y } = await newBudget();
    const change = { op: "setValue", lineId: lineOf(body, "Inventarier").id, year: y(2023), amount: 30000 };
    const request = { baseRevision: 0, requestId: randomUUID(), changes: [change] };
    const first = await asChef.patch(id, request);
    const second = await asChef.patch(id, request);
    expect(second).toEqual(first);
    expect((await asChef.get(id)).body.revision).toBe(1);
  });

  it("saves all changes or none", async () => {
    const { id, body, y } = await newBudget();
    const inventarier = lineOf(body, "Inventarier").id;
    const refused = await asChef.change(
      id,
      0,
      { op: "setValue", lineId: inventarier, year: y(2023), amount: 1 },
      { op: "setValue", lineId: randomUUID(), year: y(2023), amount: 1 },
    );
    expect(refused.status).toBe(422);
    const after = await asChef.get(id);
    expect(after.body.revision).toBe(0);
    expect(lineOf(after.body, "Inventarier").values[y(2023)]).toBe(20000);
  });

  it("keeps structure: adds, renames, moves and removes rows, and brings a removed one back", async () => {
    const { id, body, y } = await newBudget();
    const administration = sectionOf(body, "administration").id;
    const personal = sectionOf(body, "personal").id;
    const lineId = randomUUID();
    const line = {
      label: "Försäkring",
      values: { [y(2023)]: 7000.5 },
      rules: { [y(2024)]: { type: "same" } },
    };
    const steps = [
      { op: "addLine", sectionId: administration, lineId, after: null, line },
      { op: "updateLine", lineId, set: { label: "Försäkringar", decision: "planned" } },
      { op: "moveLine", lineId, sectionId: personal, after: null },
    ];
    expect((await asChef.change(id, 0, ...steps)).status).toBe(200);
    const moved = (await asChef.get(id)).body;
    expect(sectionOf(moved, "personal").lines[0]).toMatchObject({
      id: lineId,
      label: "Försäkringar",
      decision: "planned",
      values: { [y(2023)]: 7000.5, [y(2024)]: 7001, [y(2025)]: 7001 },
    });
    await asChef.change(id, 1, { op: "deleteLine", lineId });
    expect(sectionOf((await asChef.get(id)).body, "personal").lines[0]?.id).not.toBe(lineId);
    const back = {
      op: "addLine",
      sectionId: administration,
      lineId,
      after: null,
      line: { label: "Tillbaka" },
    };
    expect((await asChef.change(id, 2, back)).status).toBe(200);
    expect(sectionOf((await asChef.get(id)).body, "administration").lines[0]).toMatchObject({
      label: "Tillbaka",
      values: {},
    });
  });

  it("adds a year and takes it away again", async () => {
    const { id, y } = await newBudget();
    expect((await asChef.change(id, 0, { op: "addYear", year: y(2026), kind: "plan" })).status).toBe(200);
    expect((await asChef.get(id)).body.years).toContainEqual({ year: y(2026), kind: "plan" });
    const twice = await asChef.change(id, 1, { op: "addYear", year: y(2026), kind: "plan" });
    expect(twice.status).toBe(422);
    expect(String(twice.body.message)).toContain(String(y(2026)));
    expect((await asChef.change(id, 1, { op: "deleteYear", year: y(2026) })).status).toBe(200);
  });

  it("logs data and points to words instead of holding them", async () => {
    const { id, body } = await newBudget();
    const lineId = lineOf(body, "Inventarier").id;
    await asChef.change(id, 0, { op: "updateLine", lineId, set: { label: "Möbler och skärmar" } });
    const rows = await ownerQuery<{ command: string; person_id: string; log: string; text: string }>(
      `SELECT l.command, l.person_id, l::text AS log, t.text FROM change_log l
       JOIN change_text t ON t.id = (l.after->'set'->'label'->>'text')::uuid WHERE l.subject_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ command: "updateLine", person_id: chef.id, text: "Möbler och skärmar" });
    expect(rows[0]?.log).not.toContain("Möbler");
  });
});

describe("two people at once", () => {
  it("merges changes of different cells made on the same revision", async () => {
    const { id, body, y } = await newBudget();
    const set = (label: string, amount: number) => ({
      op: "setValue",
      lineId: lineOf(body, label).id,
      year: y(2023),
      amount,
    });
    const [a, b] = await Promise.all([
      asChef.change(id, 0, set("Inventarier", 1000)),
      asEkonom.change(id, 0, set("Kontorsmaterial", 2000)),
    ]);
    expect([a.status, b.status]).toEqual([200, 200]);
    const after = (await asChef.get(id)).body;
    expect(after.revision).toBe(2);
    expect(lineOf(after, "Inventarier").values[y(2023)]).toBe(1000);
    expect(lineOf(after, "Kontorsmaterial").values[y(2023)]).toBe(2000);
  });

  it("shows both values and who when they want the same cell differently", async () => {
    const { id, body, y } = await newBudget();
    const lineId = lineOf(body, "Inventarier").id;
    await asEkonom.change(id, 0, { op: "setValue", lineId, year: y(2023), amount: 25000 });
    const late = await asChef.change(id, 0, { op: "setValue", lineId, year: y(2023), amount: 30000 });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      code: "conflict",
      revision: 1,
      cells: [{ lineId, year: y(2023), yours: 30000, theirs: 25000, by: "Ekonomen" }],
    });
    const chosen = await asChef.change(id, 1, { op: "setValue", lineId, year: y(2023), amount: 30000 });
    expect(chosen.status).toBe(200);
  });

  it("takes the same value from both as one", async () => {
    const { id, body, y } = await newBudget();
    const change = { op: "setValue", lineId: lineOf(body, "Inventarier").id, year: y(2023), amount: 25000 };
    await asEkonom.change(id, 0, change);
    expect((await asChef.change(id, 0, change)).status).toBe(200);
  });

  it("meets a cell emptied by another with null", async () => {
    const { id, body, y } = await newBudget();
    const lineId = lineOf(body, "Inventarier").id;
    await asEkonom.change(id, 0, { op: "setValue", lineId, year: y(2023), amount: null });
    const late = await asChef.change(id, 0, { op: "setValue", lineId, year: y(2023), amount: 1 });
    expect(late.body).toMatchObject({ code: "conflict", cells: [{ yours: 1, theirs: null }] });
  });

  it("meets a rename of the same row", async () => {
    const { id, body } = await newBudget();
    const lineId = lineOf(body, "Inventarier").id;
    await asEkonom.change(id, 0, { op: "updateLine", lineId, set: { label: "Möbler" } });
    const late = await asChef.change(id, 0, { op: "updateLine", lineId, set: { label: "Datorer" } });
    expect(late.body).toMatchObject({
      code: "conflict",
      cells: [{ lineId, field: "label", yours: "Datorer", theirs: "Möbler" }],
    });
  });

  it("says gone for a row that another has taken away, and does not take away what another has just written in", async () => {
    const { id, body, y } = await newBudget();
    const lineId = lineOf(body, "Inventarier").id;
    const other = lineOf(body, "Kontorsmaterial").id;
    await asEkonom.change(
      id,
      0,
      { op: "deleteLine", lineId },
      { op: "setValue", lineId: other, year: y(2023), amount: 5 },
    );
    const late = await asChef.change(id, 0, { op: "setValue", lineId, year: y(2023), amount: 30000 });
    expect(late).toMatchObject({ status: 409, body: { code: "gone", revision: 1 } });
    const taken = await asChef.change(id, 0, { op: "deleteLine", lineId: other });
    expect(taken).toMatchObject({ status: 409, body: { code: "conflict" } });
  });

  it("keeps every one of twenty simultaneous saves", async () => {
    const { id, body, y } = await newBudget();
    const lines = ["Inventarier", "Kontorsmaterial", "Webb-sida", "Övrigt", "Resor"].map(
      (label) => lineOf(body, label).id,
    );
    const years = [2023, 2024, 2025].map(y);
    const wishes = lines.flatMap((lineId, row) =>
      years.map((at, column) => ({ lineId, year: at, amount: 100 * row + column })),
    );
    const answers = await Promise.all(
      wishes.map((wish, index) => (index % 2 ? asChef : asEkonom).change(id, 0, { op: "setValue", ...wish })),
    );
    expect(answers.map(({ status }) => status)).toEqual(wishes.map(() => 200));
    const after = (await asChef.get(id)).body;
    expect(after.revision).toBe(wishes.length);
    const held = new Map(
      (after.sections as unknown as { lines: { id: string; values: Record<number, number> }[] }[])
        .flatMap((section) => section.lines)
        .map((line) => [line.id, line.values]),
    );
    for (const { lineId, year: at, amount } of wishes) expect(held.get(lineId)?.[at]).toBe(amount);
  });
});
