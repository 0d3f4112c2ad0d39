/**
 * What a manager may do with the people of a förbund, beyond holding the right to manage: one pure function,
 * asked in the transaction that writes, after the förbund's row is locked.
 *
 * The board manages the förbund and the förbundschef carries out its work (lag 2003:1210 10 §): a förbund is
 * never left without one, and nobody raises themselves.
 */
import type { Role } from "../permission.ts";
import { unreachable } from "../result.ts";
import type { PlainDate } from "../swedish-date.ts";
import { addDays, type RoleHeld, type RoleWish, stateOn } from "./roles-held.ts";

export type PeopleChange =
  /** An invitation, or a further role for someone who is here. `personId` null: not known yet. */
  | { readonly type: "give"; readonly personId: string | null; readonly roles: readonly RoleWish[] }
  | { readonly type: "change"; readonly grantId: string; readonly to: RoleWish }
  /** `lastDay` before today ends it at once. */
  | { readonly type: "end"; readonly grantId: string; readonly lastDay: PlainDate }
  /** The own role as förbundschef goes over to someone on a day. */
  | { readonly type: "handOver"; readonly personId: string; readonly from: PlainDate }
  | { readonly type: "erase"; readonly personId: string };

export const PEOPLE_REFUSAL_TEXT = {
  "own-roles":
    "Du kan inte ge dig själv en roll eller förlänga din egen. Be en annan förbundschef eller administratör.",
  "own-erasure": "Du kan inte radera dig själv. Be en annan förbundschef eller administratören.",
  "chief-by-chief": "Bara en förbundschef kan lägga till, ändra eller avsluta en förbundschef.",
  "last-chief":
    "Förbundet måste hela tiden ha en förbundschef. Lägg till en efterträdare först, eller lämna över.",
  "dates-crossed": "Sista dagen måste vara samma dag som eller efter första dagen.",
  "already-ended": "Sista dagen har redan passerat. Ange en dag som kommer, eller lämna fältet tomt.",
  "no-longer": "Rollen finns inte längre. Ladda om sidan och se vad som gäller.",
  "not-here": "Efterträdaren måste ha en pågående roll i förbundet. Bjud in personen först.",
  "not-chief": "Bara den som är förbundschef i dag kan lämna över.",
  "too-soon": "Överlämningen kan ske tidigast i morgon.",
  "board-only": "Uppdrag i styrelsen kan bara anges för rollen Ledamot.",
  "board-twice": "Välj en av ordförande, vice ordförande och ersättare.",
} as const;
export type PeopleRefusal = keyof typeof PEOPLE_REFUSAL_TEXT;

export interface PeopleState {
  readonly grants: readonly RoleHeld[];
  /** Who asks. Their right to manage at all is `decide(actor, "people.manage")`, asked before. */
  readonly actorId: string;
  readonly today: PlainDate;
}

/** Why the change is refused, or null. Pure; never throws. */
export function refusalOf(state: PeopleState, change: PeopleChange): PeopleRefusal | null {
  return ownRefusal(state, change) ?? shapeRefusal(state, change) ?? chiefRefusal(state, change);
}

/** The grants as they would be after the change; one that has not begun when it ends is gone. */
export function grantsAfter(state: PeopleState, change: PeopleChange): readonly RoleHeld[] {
  const { grants, today } = state;
  const yesterday = addDays(today, -1);
  switch (change.type) {
    case "give":
      return [
        ...grants,
        // An invitation counts from its answer, so it keeps no förbund in hands: only a known person does.
        ...(change.personId === null ? [] : change.roles.map((role) => held(role, change.personId ?? ""))),
      ];
    case "change":
      return grants.map((grant) => (grant.id === change.grantId ? { ...grant, ...change.to } : grant));
    case "end":
      return grants.flatMap((grant) =>
        grant.id === change.grantId ? ended(grant, change.lastDay, today) : [grant],
      );
    case "handOver":
      return [
        ...grants.flatMap((grant) =>
          grant.personId === state.actorId &&
          grant.role === "forbundschef" &&
          stateOn(grant, today) !== "ended"
            ? ended(grant, addDays(change.from, -1), today)
            : [grant],
        ),
        held(chiefFrom(change.from), change.personId),
      ];
    case "erase":
      return grants.flatMap((grant) =>
        grant.personId === change.personId && stateOn(grant, today) !== "ended"
          ? ended(grant, yesterday, today)
          : [grant],
      );
    default:
      return unreachable(change);
  }
}

/** The role a successor gets. */
export function chiefFrom(validFrom: PlainDate): RoleWish {
  const none = { chair: false, viceChair: false, deputy: false, presidium: false };
  return { role: "forbundschef", memberId: null, ...none, validFrom, validTo: null };
}

const held = (role: RoleWish, personId: string): RoleHeld => ({ ...role, id: "", personId });

/** One that began today and ends at once was held, if only for the day it is now said to have ended. */
function ended(grant: RoleHeld, lastDay: PlainDate, today: PlainDate): RoleHeld[] {
  const { validFrom, validTo } = grant;
  if (validFrom !== null && validFrom > lastDay)
    return validFrom > today ? [] : [{ ...grant, validFrom: lastDay, validTo: lastDay }];
  return [{ ...grant, validTo: validTo !== null && validTo < lastDay ? validTo : lastDay }];
}

function ownRefusal(state: PeopleState, change: PeopleChange): PeopleRefusal | null {
  if (change.type === "give") return change.personId === state.actorId ? "own-roles" : null;
  if (change.type === "erase") return change.personId === state.actorId ? "own-erasure" : null;
  if (change.type !== "change") return null;
  const grant = state.grants.find(({ id }) => id === change.grantId);
  if (grant?.personId !== state.actorId) return null;
  // One may give up, never take more: the same role, no longer than before.
  const shorter =
    (grant.validTo === null || (change.to.validTo !== null && change.to.validTo <= grant.validTo)) &&
    (grant.validFrom === null || (change.to.validFrom !== null && change.to.validFrom >= grant.validFrom));
  const same = grant.role === change.to.role && boardRank(change.to) <= boardRank(grant);
  return shorter && same ? null : "own-roles";
}

const boardRank = (role: RoleWish) => (role.chair ? 3 : role.viceChair ? 2 : role.presidium ? 1 : 0);

function shapeRefusal(state: PeopleState, change: PeopleChange): PeopleRefusal | null {
  const { grants, today } = state;
  if (change.type === "give")
    return change.roles.map((role) => wishRefusal(role, today)).find(Boolean) ?? null;
  if (change.type === "change" || change.type === "end") {
    const grant = grants.find(({ id }) => id === change.grantId);
    if (!grant || stateOn(grant, today) === "ended") return "no-longer";
    return change.type === "change" ? wishRefusal(change.to, today) : null;
  }
  if (change.type === "erase") return null;
  const chief = grants.some(
    (grant) =>
      grant.personId === state.actorId && grant.role === "forbundschef" && stateOn(grant, today) === "active",
  );
  if (!chief) return "not-chief";
  if (change.from <= today) return "too-soon";
  const here = grants.some(
    (grant) => grant.personId === change.personId && stateOn(grant, today) === "active",
  );
  return here && change.personId !== state.actorId ? null : "not-here";
}

function wishRefusal(wish: RoleWish, today: PlainDate): PeopleRefusal | null {
  if (wish.validFrom !== null && wish.validTo !== null && wish.validTo < wish.validFrom)
    return "dates-crossed";
  if (wish.validTo !== null && wish.validTo < today) return "already-ended";
  const posts = [wish.chair, wish.viceChair, wish.deputy].filter(Boolean).length;
  if (wish.role !== "boardMember" && (posts > 0 || wish.presidium)) return "board-only";
  return posts > 1 ? "board-twice" : null;
}

function chiefRefusal(state: PeopleState, change: PeopleChange): PeopleRefusal | null {
  const { grants, actorId, today } = state;
  if (touchesChief(grants, change, today) && !isChief(grants, actorId, today)) return "chief-by-chief";
  const before = coveredUntil(grants, today);
  const after = coveredUntil(grantsAfter(state, change), today);
  return after < before ? "last-chief" : null;
}

const isChief = (grants: readonly RoleHeld[], personId: string, today: PlainDate) =>
  grants.some(
    (grant) =>
      grant.personId === personId && grant.role === "forbundschef" && stateOn(grant, today) === "active",
  );

function touchesChief(grants: readonly RoleHeld[], change: PeopleChange, today: PlainDate): boolean {
  const isRole = (role: Role) => role === "forbundschef";
  switch (change.type) {
    case "give":
      return change.roles.some(({ role }) => isRole(role));
    case "change":
      return isRole(change.to.role) || grants.some(({ id, role }) => id === change.grantId && isRole(role));
    case "end":
      return grants.some(({ id, role }) => id === change.grantId && isRole(role));
    case "handOver":
      return true;
    case "erase":
      return grants.some(
        (grant) =>
          grant.personId === change.personId && isRole(grant.role) && stateOn(grant, today) !== "ended",
      );
    default:
      return unreachable(change);
  }
}

/** The last day from today on with a förbundschef every day until it; "" when there is none today. */
export function coveredUntil(grants: readonly RoleHeld[], today: PlainDate): string {
  const chiefs = grants
    .filter(({ role }) => role === "forbundschef")
    .map(({ validFrom, validTo }) => ({ from: validFrom ?? "", to: validTo ?? FOR_EVER }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let next: string = today;
  let last = "";
  for (const { from, to } of chiefs) {
    if (from > next || to < next) continue;
    if (to === FOR_EVER) return FOR_EVER;
    last = to;
    next = nextDay(to);
  }
  return last;
}

const FOR_EVER = "9999-12-31";

const nextDay = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
