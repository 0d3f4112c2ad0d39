import { describe, expect, it } from "vitest";
import { buildMember, ownerQuery } from "../factories.ts";
import { add, enter, factsOf, good, invalid, remove, save, sentences } from "./support/forbund.ts";

describe("rows", () => {
  it("members are organisations, shared by name, and end with a date", async () => {
    const chief = await enter("forbundschef");
    const name = `Region Prov ${chief.forbund.slug}`;
    const given = { name, kind: "region", validFrom: "2023-01-01" };
    expect(await add(chief, "member", given)).toMatchObject(good);
    expect(await add(chief, "member", given)).toEqual(invalid({ name: `${name} är redan medlem` }));
    const other = await enter("forbundschef");
    expect(await add(other, "member", { ...given, kind: "kommun" })).toEqual(
      invalid({ name: `${name} finns redan som en region. Välj det slaget` }),
    );
    expect(await add(other, "member", given)).toMatchObject(good);
    expect(await ownerQuery("SELECT kind FROM organisation WHERE name = $1", [name])).toEqual([
      { kind: "region" },
    ]);
    const [member] = (await factsOf(chief)).members;
    const id = member?.id ?? "";
    expect(await save(chief, "member", { validTo: "2022-12-31" }, { id })).toEqual(
      invalid({ validTo: "Slutdatum måste vara samma dag som eller efter startdatum" }),
    );
    expect(await save(chief, "member", { validTo: "2026-12-31" }, { id })).toMatchObject(good);
    expect((await factsOf(chief)).members).toEqual([
      { id, name, kind: "region", validFrom: "2023-01-01", validTo: "2026-12-31" },
    ]);
    expect((await sentences(chief))[0]).toBe(`Provperson: Angav medlem till för ${name}: 31 december 2026.`);
  });

  it("seats are added alike at once, belong to a body and point to a member of the förbund only", async () => {
    const chief = await enter("forbundschef");
    const { forbund, ...member } = await buildMember({
      forbund: { ...chief.forbund, scope: chief.scope },
    });
    const seat = {
      memberId: member.id,
      kind: "ordinary",
      background: "political",
      post: "",
      presidium: false,
    };
    const dates = { validFrom: "", validTo: "" };
    expect(await add(chief, "boardSeat", { ...seat, ...dates }, 3)).toMatchObject(good);
    expect(await add(chief, "groupSeat", { memberId: member.id, ...dates })).toMatchObject(good);
    const { boardSeats, groupSeats } = await factsOf(chief);
    expect([boardSeats.length, groupSeats.length]).toEqual([3, 1]);
    const id = boardSeats[0]?.id ?? "";
    expect(await save(chief, "boardSeat", { kind: "deputy", post: "chair" }, { id })).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { post: expect.stringContaining("ordinarie plats") } },
    });
    expect(await save(chief, "groupSeat", { validTo: "2026-01-01" }, { id })).toMatchObject({
      error: { code: "gone" },
    });
    const foreign = await buildMember();
    expect(await add(chief, "boardSeat", { ...seat, ...dates, memberId: foreign.id })).toMatchObject({
      ok: false,
      error: { code: "refused" },
    });
    expect(await remove(chief, "member", member.id)).toMatchObject({ ok: false, error: { code: "refused" } });
    expect(await remove(chief, "boardSeat", id)).toMatchObject(good);
    expect((await factsOf(chief)).boardSeats).toHaveLength(2);
    expect(forbund.id).toBe(chief.forbund.id);
  });

  it("posts, services and charters keep what their forms hold", async () => {
    const chief = await enter("forbundschef");
    const dates = { validFrom: "2024-01-01", validTo: "" };
    await add(chief, "officePost", {
      title: "Förbundschef",
      percent: "65",
      sharedWith: "Finnveden",
      tasks: "",
      ...dates,
    });
    await add(chief, "boughtService", {
      area: "Ekonomi",
      supplierMemberId: "",
      supplier: "En byrå",
      agreement: "",
      ...dates,
    });
    await add(chief, "charter", {
      title: "Förbundsordning 2024",
      validFrom: "2024-01-01",
      budgetProcess: "Förslag i september",
      contributions: "",
      announcements: "",
      boardRules: "",
      auditRules: "",
      exitYears: "2",
      chairRotation: "",
    });
    expect(await factsOf(chief)).toMatchObject({
      posts: [{ title: "Förbundschef", percent: 65, sharedWith: "Finnveden", tasks: null }],
      services: [{ area: "Ekonomi", supplier: "En byrå", supplierMemberId: null }],
      charters: [
        { title: "Förbundsordning 2024", validFrom: "2024-01-01", exitYears: 2, file: null, approvals: [] },
      ],
    });
  });

  it("of another förbund are not there", async () => {
    const [chief, other] = [await enter("forbundschef"), await enter("forbundschef")];
    await add(other, "officePost", {
      title: "Chef",
      percent: "",
      sharedWith: "",
      tasks: "",
      validFrom: "",
      validTo: "",
    });
    const id = (await factsOf(other)).posts[0]?.id ?? "";
    expect(await save(chief, "officePost", { title: "Min" }, { id })).toMatchObject({
      error: { code: "gone" },
    });
    expect(await remove(chief, "officePost", id)).toMatchObject({ error: { code: "gone" } });
    expect((await factsOf(other)).posts).toMatchObject([{ title: "Chef" }]);
  });
});
