import { describe, expect, it } from "vitest";
import {
  checkMembers,
  holdsOn,
  listWords,
  type MemberFact,
  membersOfYear,
  type OrganisationKind,
} from "./membership.ts";
import { checkSeats, type SeatFact, seatCounts } from "./seats.ts";

const TODAY = "2026-11-22";
const member = (name: string, kind: OrganisationKind, period: Partial<MemberFact> = {}): MemberFact => ({
  id: name,
  name,
  kind,
  validFrom: null,
  validTo: null,
  ...period,
});
const FK = member("Försäkringskassan", "forsakringskassan");
const AF = member("Arbetsförmedlingen", "arbetsformedlingen");
const SKANE = member("Region Skåne", "region");
const OSBY = member("Osby kommun", "kommun");

describe("members (3, 4 and 5 a §§)", () => {
  it("are all there", () => {
    expect(checkMembers([FK, AF, SKANE, OSBY], TODAY)).toMatchObject([{ tone: "ok" }]);
  });
  it("lack what is told by name", () => {
    expect(checkMembers([FK, SKANE], TODAY)).toEqual([
      {
        tone: "warning",
        text: "Arbetsförmedlingen och minst en kommun saknas bland medlemmarna (lag 2003:1210, 3–4 §§).",
      },
    ]);
    expect(checkMembers([], TODAY)[0]?.text).toContain(
      "Försäkringskassan, minst en kommun och en region saknas",
    );
  });
  it("may lack a region where the kommun is in none", () => {
    expect(checkMembers([FK, AF, member("Region Gotland", "kommun")], TODAY)).toMatchObject([
      { tone: "info", text: expect.stringContaining("5 a §") },
    ]);
  });
  it("count only while they are members", () => {
    const ended = { ...SKANE, validTo: "2026-11-21" };
    expect(checkMembers([FK, AF, ended, OSBY], TODAY)[0]?.tone).toBe("info");
    expect(holdsOn({ validFrom: TODAY, validTo: TODAY }, TODAY)).toBe(true);
    expect(holdsOn({ validFrom: "2026-11-23", validTo: null }, TODAY)).toBe(false);
  });
  it("share a year they were members in, be it a part of it", () => {
    const late = { ...OSBY, validFrom: "2026-07-01" };
    const gone = { ...SKANE, validTo: "2025-12-31" };
    expect(membersOfYear([late, gone], 2026)).toEqual([late]);
    expect(membersOfYear([late, gone], 2025)).toEqual([gone]);
  });
  it("are listed in Swedish", () => {
    expect([[], ["A"], ["A", "B"], ["A", "B", "C"]].map(listWords)).toEqual([
      "",
      "A",
      "A och B",
      "A, B och C",
    ]);
  });
});

const seat = (memberId: string, kind: SeatFact["kind"], more: Partial<SeatFact> = {}): SeatFact => ({
  id: `${memberId} ${kind} ${more.post}`,
  memberId,
  kind,
  background: null,
  post: null,
  presidium: false,
  validFrom: null,
  validTo: null,
  ...more,
});

describe("seats (10 §)", () => {
  const members = [FK, AF, SKANE, OSBY];
  const full = members.flatMap(({ id }) => [seat(id, "ordinary"), seat(id, "deputy")]);

  it("are counted as the document prints them: seven and seven, ten politicians and four officials", () => {
    const political = Array.from({ length: 10 }, (_, at) =>
      seat("Osby kommun", at < 5 ? "ordinary" : "deputy", { background: "political" }),
    );
    const official = [FK, AF].flatMap(({ id }) => [
      seat(id, "ordinary", { background: "official" }),
      seat(id, "deputy", { background: "official" }),
    ]);
    expect(seatCounts([...political, ...official], TODAY)).toBe(
      "7 ordinarie och 7 ersättare, 10 politiker och 4 tjänstemän",
    );
    expect(seatCounts(full, TODAY)).toBe("4 ordinarie och 4 ersättare");
    expect(seatCounts([], TODAY)).toBeNull();
  });
  it("are enough when each member has one of each", () => {
    expect(checkSeats(members, full, TODAY)).toMatchObject([{ tone: "ok" }]);
    expect(checkSeats(members, [], TODAY)).toEqual([]);
  });
  it("name who lacks which", () => {
    const lacking = full.filter(({ memberId, kind }) => memberId !== OSBY.id || kind !== "deputy");
    expect(checkSeats(members, lacking, TODAY)).toEqual([
      { tone: "warning", text: "Osby kommun har ingen ersättare (10 §)." },
    ]);
  });
  it("do not count when they have ended, and are told when their member has left", () => {
    const ended = full.map((each) => (each.memberId === OSBY.id ? { ...each, validTo: "2025-12-31" } : each));
    expect(checkSeats(members, ended, TODAY).map(({ text }) => text)).toEqual([
      "Osby kommun har ingen ordinarie plats (10 §).",
      "Osby kommun har ingen ersättare (10 §).",
    ]);
    const left = members.map((each) => (each === OSBY ? { ...each, validTo: "2025-12-31" } : each));
    expect(checkSeats(left, full, TODAY).map(({ text }) => text)).toEqual([
      "2 platser hör till en medlem som inte längre är med. Ange slutdatum för platsen.",
    ]);
  });
  it("have one chair", () => {
    const two = [
      ...full,
      seat(FK.id, "ordinary", { post: "chair" }),
      seat(AF.id, "ordinary", { post: "chair" }),
    ];
    expect(checkSeats(members, two, TODAY).map(({ text }) => text)).toEqual([
      "Styrelsen har två ordförande samtidigt.",
    ]);
  });
});
