import { describe, expect, it } from "vitest";
import type { Role } from "@/generated/prisma/enums.ts";
import { factFormSchema } from "@/lib/features/forbund/schema.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { buildForbund, ownerQuery } from "../factories.ts";
import { add, enter, factsOf, good, invalid, save, sentences } from "./support/forbund.ts";

describe("the förbund's own facts", () => {
  it("are written, read back and logged as data, with the words kept apart", async () => {
    const chief = await enter("forbundschef");
    const county = "Skåne län";
    expect(await save(chief, "identity", { formed: "2009-06", county })).toMatchObject(good);
    expect((await factsOf(chief)).own).toMatchObject({ formed: "2009-06", county });
    expect(await save(chief, "identity", { formed: "" })).toMatchObject(good);
    expect((await factsOf(chief)).own).toMatchObject({ formed: null, county });
    const log = await inScope(chief.scope, (tx) => tx.changeLog.findMany({ orderBy: { seq: "asc" } }));
    expect(
      log.map(({ command, subjectRevision, touched }) => ({ command, subjectRevision, touched })),
    ).toEqual([
      { command: "changeFact", subjectRevision: 1, touched: ["forbund:formed", "forbund:county"] },
      { command: "changeFact", subjectRevision: 2, touched: ["forbund:formed"] },
    ]);
    expect(JSON.stringify(log.map(({ after }) => after))).not.toContain(county);
    expect(await sentences(chief)).toEqual([
      "Provperson: Tog bort bildat, som var juni 2009.",
      "Provperson: Angav bildat: juni 2009. Angav län: ”Skåne län”.",
    ]);
  });

  it("change nothing and log nothing when nothing differs", async () => {
    const chief = await enter("forbundschef");
    await save(chief, "identity", { county: "Skåne län" });
    const { revision } = await factsOf(chief);
    expect(await save(chief, "identity", { county: " Skåne län " })).toEqual({
      ok: true,
      value: { revision },
    });
    expect((await factsOf(chief)).revision).toBe(revision);
  });

  it("begin after the revision the förbund was made with", async () => {
    const chief = await enter("forbundschef");
    await ownerQuery(
      `INSERT INTO change_log (forbund_id, seq, subject, subject_id, subject_revision, ordinal, command, touched)
       VALUES ($1, 1, 'forbund', $1, 1, 0, 'createForbund', '{}')`,
      [chief.forbund.id],
    );
    await ownerQuery("UPDATE forbund SET last_seq = 1 WHERE id = $1", [chief.forbund.id]);
    expect(await save(chief, "identity", { county: "Skåne" })).toEqual({ ok: true, value: { revision: 2 } });
    expect((await sentences(chief)).at(-1)).toBe("Systemet: Förbundet lades upp.");
  });

  it("are refused with a sentence at the field, and nothing is written", async () => {
    const chief = await enter("forbundschef");
    const before = await factsOf(chief);
    expect(await save(chief, "identity", { name: "", shortName: "<b>x</b>" })).toEqual(
      invalid({
        name: "Ange namn",
        shortName: "Kort namn får inte innehålla kod som <b>. Skriv texten utan taggar",
      }),
    );
    expect(await save(chief, "colour", { colour: "#eeeeee" })).toMatchObject({ ok: false });
    expect(await save(chief, "identity", { lastSeq: "99" })).toMatchObject({
      ok: false,
      error: { code: "refused" },
    });
    const other = await buildForbund();
    expect(await save(chief, "identity", { name: other.name })).toEqual(
      invalid({ name: "Ett annat förbund heter redan så. Välj ett annat namn" }),
    );
    expect(await factsOf(chief)).toEqual(before);
  });

  it("are checked by the same schema in the form", () => {
    const told = factFormSchema("officePost", true).safeParse({
      title: "",
      percent: "200",
      sharedWith: "",
      tasks: "",
      validFrom: "",
      validTo: "",
    });
    expect(told.error?.issues.map(({ path }) => path[0])).toEqual(["title", "percent"]);
  });
});

describe("two at the same part", () => {
  it("meet: the second sees whose value stands there, and saves over it only when asked to", async () => {
    const forbund = await buildForbund();
    const [chief, clerk] = [await enter("forbundschef", forbund), await enter("administrator", forbund)];
    const base = (await factsOf(chief)).revision;
    expect(await save(clerk, "identity", { county: "Skåne" }, { base })).toMatchObject(good);
    const met = await save(chief, "identity", { county: "Blekinge" }, { base });
    expect(met).toEqual({
      ok: false,
      error: {
        code: "conflict",
        revision: base + 1,
        conflicts: [
          { key: "county", label: "Län", theirs: "Skåne", by: expect.stringContaining("Provperson") },
        ],
      },
    });
    expect((await factsOf(chief)).own.county).toBe("Skåne");
    expect(await save(chief, "identity", { county: "Blekinge" }, { base: base + 1 })).toMatchObject(good);
    expect((await factsOf(chief)).own.county).toBe("Blekinge");
  });

  it("do not meet when they change different fields, or write the same", async () => {
    const forbund = await buildForbund();
    const [chief, clerk] = [await enter("forbundschef", forbund), await enter("administrator", forbund)];
    const base = (await factsOf(chief)).revision;
    await save(clerk, "identity", { county: "Skåne" }, { base });
    expect(await save(chief, "identity", { formed: "2011" }, { base })).toMatchObject(good);
    expect(await save(chief, "identity", { county: "Skåne" }, { base })).toMatchObject(good);
    expect((await factsOf(chief)).own).toMatchObject({ county: "Skåne", formed: "2011" });
  });

  it("follow each other also when they save at once", async () => {
    const forbund = await buildForbund();
    const [chief, clerk] = [await enter("forbundschef", forbund), await enter("administrator", forbund)];
    const base = (await factsOf(chief)).revision;
    const both = await Promise.all([
      save(chief, "identity", { county: "Skåne" }, { base }),
      save(clerk, "identity", { county: "Blekinge" }, { base }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe("who may", () => {
  const ROLES: readonly Role[] = [
    "forbundschef",
    "administrator",
    "ekonom",
    "boardMember",
    "beredningsgrupp",
    "memberRepresentative",
    "auditor",
  ];
  const MAY = {
    identity: ["forbundschef", "administrator"],
    words: ["forbundschef"],
    stateAllocation: ["forbundschef", "ekonom"],
  } as const;

  it.each(ROLES)("%s changes what docs/permissions.md lets them", async (role) => {
    const opened = await enter(role);
    const answers = {
      identity: await save(opened, "identity", { county: "Skåne" }),
      words: await save(opened, "words", { displayUnit: "tkr" }),
      stateAllocation: await add(opened, "stateAllocation", {
        year: "2027",
        amountOre: "2 000 000",
        status: "assumed",
        source: "",
        toldOn: "",
      }),
    };
    for (const [kind, roles] of Object.entries(MAY)) {
      const answer = Object.entries(answers).find(([each]) => each === kind)?.[1];
      if (roles.some((each) => each === role)) expect(answer, kind).toMatchObject(good);
      else expect(answer, kind).toMatchObject({ ok: false, error: { code: "forbidden" } });
    }
    const facts = await factsOf(opened);
    expect(facts.own.county === "Skåne").toBe(MAY.identity.some((each) => each === role));
    expect(facts.states).toHaveLength(MAY.stateAllocation.some((each) => each === role) ? 1 : 0);
  });
});
