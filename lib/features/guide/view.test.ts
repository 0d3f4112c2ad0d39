import { describe, expect, it } from "vitest";
import { DEFAULT_LADDER } from "../../core/budget/ladder.ts";
import type { Actor, Role } from "../../core/permission.ts";
import type { ForbundFacts } from "../forbund/types.ts";
import type { GuideStepId } from "./types.ts";
import { type GuideFacts, showsGuide, toGuide } from "./view.ts";

const as = (role: Role): Actor => ({ kind: "person", roles: [{ role }] });

const [usual] = DEFAULT_LADDER;
const step = { id: "l", fromOre: 0, toOre: null, percent: 20, capOre: null, validFrom: null };
const EMPTY: ForbundFacts = {
  revision: 1,
  own: {},
  hasLogo: false,
  members: [],
  boardSeats: [],
  groupSeats: [],
  posts: [],
  services: [],
  charters: [],
  ladder: [{ ...step, source: usual?.source ?? null }],
  states: [],
  shares: [],
};
const member = (kind: "arbetsformedlingen" | "forsakringskassan" | "region" | "kommun") => ({
  id: kind,
  name: kind,
  kind,
  validFrom: null,
  validTo: null,
});

function guideOf(more: Partial<GuideFacts>, facts: Partial<ForbundFacts> = {}, actor = as("forbundschef")) {
  const guide = toGuide("tomt", actor, {
    facts: { ...EMPTY, ...facts },
    people: 1,
    invitations: 0,
    budgetYears: [],
    today: "2026-11-22",
    ...more,
  });
  const of = (id: GuideStepId) => guide.steps.find((each) => each.id === id);
  return { guide, of, done: guide.steps.filter(({ done }) => done).map(({ id }) => id) };
}

describe("what is done is read from the data", () => {
  it("nothing in a new förbund", () => {
    const { guide, done } = guideOf({});
    expect(done).toEqual([]);
    expect(guide.nextYear).toBe(2027);
  });

  it("about: when it was formed and how it is reached", () => {
    expect(guideOf({}, { own: { formed: "2010" } }).of("about")).toMatchObject({
      done: false,
      note: "Skriv e-postadressen.",
    });
    expect(guideOf({}, { own: { formed: "2010", officialEmail: "a@b.example" } }).done).toEqual(["about"]);
  });

  it("members: those the law demands, and otherwise who is missing", () => {
    const three = [member("arbetsformedlingen"), member("forsakringskassan"), member("region")];
    expect(guideOf({}, { members: three }).of("members")?.note).toMatch(/^Minst en kommun saknas/);
    expect(guideOf({}, { members: [...three, member("kommun")] }).done).toEqual(["members"]);
  });

  it("settings: a ladder of one's own, not the one every förbund begins with", () => {
    expect(guideOf({}, { ladder: [{ ...step, source: "Nationella rådet 2013-10-02" }] }).done).toEqual([
      "settings",
    ]);
  });

  it("people: somebody more, or somebody asked", () => {
    expect(guideOf({ people: 2 }).done).toEqual(["people"]);
    expect(guideOf({ invitations: 1 }).of("people")).toMatchObject({
      done: true,
      note: "En person är med, 1 inbjudan väntar på svar.",
    });
  });

  it("budget: the first one", () => {
    expect(guideOf({ budgetYears: [2027] }).done).toEqual(["budget"]);
  });
});

it("leads only where the person may go, and otherwise tells who does it", () => {
  const { of } = guideOf({}, {}, as("ekonom"));
  expect(of("about")).toMatchObject({ href: null, doneBy: "Förbundschefen eller administratören gör det." });
  expect(of("settings")).toMatchObject({ href: "/tomt/installningar", doneBy: null });
  expect(of("budget")).toMatchObject({ href: null, doneBy: null });
});

describe("is shown", () => {
  it.each([
    ["until there is a budget", false, null, true],
    ["not when it was hidden", false, "hidden", false],
    ["not beside budgets", true, null, false],
    ["beside budgets when asked for", true, "shown", true],
  ] as const)("%s", (_, hasBudget, choice, shown) => {
    expect(showsGuide(as("forbundschef"), hasBudget, choice)).toBe(shown);
  });

  it.each(["boardMember", "beredningsgrupp", "memberRepresentative", "auditor"] as const)(
    "never to %s, who only reads",
    (role) => expect(showsGuide(as(role), false, "shown")).toBe(false),
  );

  it("not to a förbundschef who sees as somebody else", () => {
    const visitor: Actor = { kind: "person", roles: [{ role: "forbundschef" }], readOnly: true };
    expect(showsGuide(visitor, false, null)).toBe(false);
  });
});
