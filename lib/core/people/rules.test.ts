import { describe, expect, it } from "vitest";
import type { Role } from "../permission.ts";
import { type PlainDate, plainDate } from "../swedish-date.ts";
import { addDays, daysBetween, isSameRole, type RoleHeld, type RoleWish, stateOn } from "./roles-held.ts";
import { coveredUntil, grantsAfter, type PeopleChange, refusalOf } from "./rules.ts";

const day = (text: string): PlainDate => {
  const date = plainDate(text);
  if (date === null) throw new Error(`No date ${text}`);
  return date;
};
const today = day("2026-11-22");

const wish = (role: Role, more: Partial<RoleWish> = {}): RoleWish => ({
  role,
  memberId: null,
  chair: false,
  viceChair: false,
  deputy: false,
  presidium: false,
  validFrom: null,
  validTo: null,
  ...more,
});
const held = (id: string, personId: string, role: Role, more: Partial<RoleWish> = {}): RoleHeld => ({
  ...wish(role, more),
  id,
  personId,
});

const chief = held("g-chief", "chief", "forbundschef");
const second = held("g-second", "second", "forbundschef");
const admin = held("g-admin", "admin", "administrator");
const member = held("g-member", "member", "boardMember", { validTo: day("2027-03-31") });
const old = held("g-old", "old", "auditor", { validTo: day("2026-01-31") });
const everyone = [chief, admin, member, old];

const ask = (actorId: string, change: PeopleChange, grants: readonly RoleHeld[] = everyone) =>
  refusalOf({ grants, actorId, today }, change);
const end = (grantId: string, lastDay = addDays(today, -1)): PeopleChange => ({
  type: "end",
  grantId,
  lastDay,
});
const give = (personId: string | null, ...roles: RoleWish[]): PeopleChange => ({
  type: "give",
  personId,
  roles,
});
const change = (grantId: string, to: RoleWish): PeopleChange => ({ type: "change", grantId, to });

describe("refusalOf", () => {
  it.each<[string, string, PeopleChange, ReturnType<typeof refusalOf>, RoleHeld[]?]>([
    ["a förbundschef gives any role", "chief", give("member", wish("ekonom")), null],
    ["a förbundschef makes another förbundschef", "chief", give(null, wish("forbundschef")), null],
    ["an administrator invites a ledamot", "admin", give(null, wish("boardMember", { chair: true })), null],
    ["an administrator makes no förbundschef", "admin", give(null, wish("forbundschef")), "chief-by-chief"],
    [
      "an administrator hides no förbundschef among others",
      "admin",
      give(null, wish("auditor"), wish("forbundschef")),
      "chief-by-chief",
    ],
    [
      "an administrator does not end a förbundschef",
      "admin",
      end("g-chief"),
      "chief-by-chief",
      [chief, second, admin],
    ],
    [
      "an administrator does not change one either",
      "admin",
      change("g-chief", wish("forbundschef", { validTo: day("2026-12-31") })),
      "chief-by-chief",
      [chief, second, admin],
    ],
    [
      "an administrator erases no förbundschef",
      "admin",
      { type: "erase", personId: "chief" },
      "chief-by-chief",
      [chief, second, admin],
    ],
    ["nobody invites themselves", "admin", give("admin", wish("ekonom")), "own-roles"],
    ["not a förbundschef either", "chief", give("chief", wish("ekonom")), "own-roles"],
    [
      "nobody makes themselves chair",
      "member",
      change("g-member", wish("boardMember", { chair: true, validTo: day("2027-03-31") })),
      "own-roles",
    ],
    [
      "nobody extends their own role",
      "member",
      change("g-member", wish("boardMember", { validTo: day("2028-03-31") })),
      "own-roles",
    ],
    ["nobody takes away their own last day", "member", change("g-member", wish("boardMember")), "own-roles"],
    [
      "one may give up sooner",
      "member",
      change("g-member", wish("boardMember", { validTo: day("2026-12-31") })),
      null,
    ],
    ["one may end one's own role", "admin", end("g-admin"), null],
    ["nobody erases themselves", "admin", { type: "erase", personId: "admin" }, "own-erasure"],
    ["the last förbundschef is not ended", "chief", end("g-chief"), "last-chief"],
    ["nor given a last day", "chief", end("g-chief", day("2027-06-30")), "last-chief"],
    [
      "nor erased",
      "second",
      { type: "erase", personId: "chief" },
      "last-chief",
      [chief, held("g-second", "second", "forbundschef", { validTo: day("2027-06-30") })],
    ],
    ["with another one that is well", "chief", end("g-chief"), null, [chief, second]],
    [
      "a successor who begins the day after is enough",
      "chief",
      end("g-chief", day("2026-12-31")),
      null,
      [chief, held("s", "second", "forbundschef", { validFrom: day("2027-01-01") })],
    ],
    [
      "one who begins two days after is not",
      "chief",
      end("g-chief", day("2026-12-31")),
      "last-chief",
      [chief, held("s", "second", "forbundschef", { validFrom: day("2027-01-02") })],
    ],
    ["an ended role is not changed", "chief", end("g-old"), "no-longer"],
    ["nor one that is not there", "chief", end("g-nowhere"), "no-longer"],
    [
      "dates do not cross",
      "chief",
      give(null, wish("ekonom", { validFrom: day("2027-02-01"), validTo: day("2027-01-01") })),
      "dates-crossed",
    ],
    [
      "a role that is over is not given",
      "chief",
      give(null, wish("ekonom", { validTo: day("2026-11-21") })),
      "already-ended",
    ],
    ["posts belong to the board", "chief", give(null, wish("auditor", { chair: true })), "board-only"],
    ["one post each", "chief", give(null, wish("boardMember", { chair: true, deputy: true })), "board-twice"],
    ["handing over", "chief", { type: "handOver", personId: "member", from: day("2027-01-01") }, null],
    [
      "not by an administrator",
      "admin",
      { type: "handOver", personId: "member", from: day("2027-01-01") },
      "not-chief",
    ],
    ["not today", "chief", { type: "handOver", personId: "member", from: today }, "too-soon"],
    ["not to oneself", "chief", { type: "handOver", personId: "chief", from: day("2027-01-01") }, "not-here"],
    [
      "not to somebody who has left",
      "chief",
      { type: "handOver", personId: "old", from: day("2027-01-01") },
      "not-here",
    ],
  ])("%s", (_, actorId, asked, refusal, grants) => {
    expect(ask(actorId, asked, grants)).toBe(refusal);
  });

  it("lets other roles change although the förbund already lacks a förbundschef", () => {
    expect(ask("admin", end("g-member"), [admin, member])).toBeNull();
  });
});

describe("grantsAfter", () => {
  const state = { grants: everyone, actorId: "chief", today };

  it("hands over without a day between: the own role ends the day before", () => {
    const after = grantsAfter(state, { type: "handOver", personId: "member", from: day("2027-01-01") });
    expect(after.find(({ id }) => id === "g-chief")?.validTo).toBe("2026-12-31");
    expect(after.at(-1)).toMatchObject({
      personId: "member",
      role: "forbundschef",
      validFrom: "2027-01-01",
      validTo: null,
    });
    expect(coveredUntil(after, today)).toBe(coveredUntil([chief], today));
  });

  it("takes away a role that never began, and remembers one that began today", () => {
    const coming = held("c", "new", "ekonom", { validFrom: day("2026-12-01") });
    const fresh = held("f", "new", "ekonom", { validFrom: today });
    const grants = [chief, coming, fresh];
    expect(grantsAfter({ ...state, grants }, end("c")).map(({ id }) => id)).toEqual(["g-chief", "f"]);
    const [, , ended] = grantsAfter({ ...state, grants }, end("f"));
    expect(ended).toMatchObject({ validFrom: "2026-11-21", validTo: "2026-11-21" });
  });

  it("never lengthens a role by ending it", () => {
    const after = grantsAfter(state, end("g-member", day("2030-01-01")));
    expect(after.find(({ id }) => id === "g-member")?.validTo).toBe("2027-03-31");
  });
});

describe("roles held", () => {
  it.each([
    ["2026-11-23", null, "coming"],
    ["2026-11-22", null, "active"],
    [null, "2026-11-22", "active"],
    [null, "2026-11-21", "ended"],
    [null, null, "active"],
  ])("from %s to %s is %s", (from, to, state) => {
    const dates = { validFrom: from === null ? null : day(from), validTo: to === null ? null : day(to) };
    expect(stateOn(dates, today)).toBe(state);
  });

  it("counts days over month, year and leap day", () => {
    expect(addDays(day("2027-12-31"), 1)).toBe("2028-01-01");
    expect(addDays(day("2028-02-28"), 1)).toBe("2028-02-29");
    expect(addDays(day("2026-03-29"), -1)).toBe("2026-03-28");
    expect(daysBetween(today, day("2026-11-30"))).toBe(8);
    expect(daysBetween(today, day("2025-11-22"))).toBe(-365);
  });

  it("tells two roles apart by member and post, not by dates", () => {
    expect(isSameRole(member, wish("boardMember"))).toBe(true);
    expect(isSameRole(member, wish("boardMember", { chair: true }))).toBe(false);
    expect(isSameRole(member, wish("boardMember", { memberId: "m" }))).toBe(false);
  });
});
