import "server-only";
import { addDays, type RoleHeld, type RoleWish } from "../../core/people/roles-held.ts";
import { grantsAfter, type PeopleChange, type PeopleState, refusalOf } from "../../core/people/rules.ts";
import { ok, type Result } from "../../core/result.ts";
import type { PlainDate } from "../../core/swedish-date.ts";
import type { LogValue } from "../../platform/audit.ts";
import type { Tx } from "../../platform/scope.ts";
import type { OpenForbund } from "../access/data.ts";
import {
  type Changed,
  changePeople,
  type PeopleFailure,
  refuse,
  refuseRule,
  saveGrants,
  wishJson,
} from "./change.ts";
import { unknownMember } from "./invite-mutations.ts";
import { endSessionsWithoutRole } from "./session-data.ts";

type Done = Promise<Result<null, PeopleFailure>>;

/** A further role for someone who has one here. Whoever has none is invited, and answers first. */
export function giveRole(opened: OpenForbund, personId: string, role: RoleWish): Done {
  return changePeople(opened, async (tx, state) => {
    const here = state.grants.some((grant) => grant.personId === personId);
    const person = await tx.person.findFirst({
      where: { id: personId, erasedAt: null },
      select: { id: true },
    });
    if (!here || !person) return refuse("Personen är inte med i förbundet. Bjud in personen i stället.");
    return apply(tx, opened, state, { type: "give", personId, roles: [role] }, "giveRole");
  });
}

/** Other dates, another member or another post on the board; the role itself is ended and a new one given. */
export function changeRole(opened: OpenForbund, grantId: string, to: RoleWish): Done {
  return changePeople(opened, async (tx, state) => {
    const grant = state.grants.find(({ id }) => id === grantId);
    if (grant && grant.role !== to.role)
      return refuse("En roll byts genom att den avslutas och en ny läggs till.");
    return apply(tx, opened, state, { type: "change", grantId, to }, "changeRole");
  });
}

/** `lastDay` null ends the role at once: access is gone with the next click. */
export function endRole(opened: OpenForbund, grantId: string, lastDay: PlainDate | null): Done {
  return changePeople(opened, async (tx, state) => {
    const day = lastDay ?? addDays(state.today, -1);
    if (lastDay !== null && lastDay < state.today)
      return refuse(
        "Sista dagen måste vara i dag eller senare. Välj Avsluta genast om rollen ska upphöra nu.",
      );
    return apply(tx, opened, state, { type: "end", grantId, lastDay: day }, "endRole");
  });
}

/** The successor is förbundschef from a day, and the own role ends the day before. */
export function handOver(opened: OpenForbund, personId: string, from: PlainDate): Done {
  return changePeople(opened, (tx, state) =>
    apply(tx, opened, state, { type: "handOver", personId, from }, "handOver"),
  );
}

async function apply(
  tx: Tx,
  { scope }: OpenForbund,
  state: PeopleState,
  change: PeopleChange,
  command: string,
): Promise<Result<Changed<null>, PeopleFailure>> {
  const refusal = refusalOf(state, change);
  if (refusal) return refuseRule(refusal);
  const after = grantsAfter(state, change);
  const given = after.filter(({ id }) => id === "");
  const unknown = await unknownMember(tx, scope, change.type === "change" ? [change.to] : given);
  if (unknown) return unknown;
  await saveGrants(tx, scope, state.grants, after);
  const touched = differing(state.grants, after);
  for (const personId of new Set(touched.map((grant) => grant.personId)))
    await endSessionsWithoutRole(tx, scope, personId, state.today);
  const entries = [
    ...touched.map((grant) => entry(command, grant, after.find(({ id }) => id === grant.id) ?? null)),
    ...given.map((grant) => entry(command, null, grant)),
  ];
  return ok({ value: null, entries });
}

/** Grants that were there and are changed or gone. */
export function differing(before: readonly RoleHeld[], after: readonly RoleHeld[]): RoleHeld[] {
  const next = new Map(after.map((grant) => [grant.id, grant]));
  return before.filter((grant) => JSON.stringify(next.get(grant.id)) !== JSON.stringify(grant));
}

export function entry(command: string, before: RoleHeld | null, after: RoleHeld | null) {
  const personId = before?.personId ?? after?.personId ?? "";
  return { command, touched: [`person:${personId}`], before: grantJson(before), after: grantJson(after) };
}

const grantJson = (grant: RoleHeld | null): LogValue | null =>
  grant && {
    ...(grant.id === "" ? {} : { grantId: grant.id }),
    personId: grant.personId,
    ...wishJson(grant),
  };
