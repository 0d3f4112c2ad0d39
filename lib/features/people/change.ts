import "server-only";
import { type RoleHeld, type RoleWish, stateOn } from "../../core/people/roles-held.ts";
import { PEOPLE_REFUSAL_TEXT, type PeopleRefusal, type PeopleState } from "../../core/people/rules.ts";
import { decide, REASON_TEXT, type ReasonCode } from "../../core/permission.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { dateInStockholm, type PlainDate } from "../../core/swedish-date.ts";
import { appendLog, collectTexts, type LogEntry } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import { type ForbundScope, inScope, type Tx } from "../../platform/scope.ts";
import type { OpenForbund } from "../access/data.ts";
import { keepRevision, nextRevision } from "../forbund/revision-data.ts";
import { listGrants } from "./data.ts";

/** An expected refusal, with the sentence to show and the field it stands at. */
export interface PeopleFailure {
  readonly code: "not-found" | "forbidden" | "refused" | "too-many";
  readonly message: string;
  readonly field: string | null;
}

export const refuse = (message: string, field: string | null = null) =>
  err<PeopleFailure>({ code: "refused", message, field });

export const refuseRule = (refusal: PeopleRefusal) => refuse(PEOPLE_REFUSAL_TEXT[refusal]);

const forbid = (reason: ReasonCode) =>
  err<PeopleFailure>({ code: "forbidden", message: REASON_TEXT[reason], field: null });

/** Whether the actor may manage people at all, as known before the work begins. */
export function mayManage({ actor }: OpenForbund): Result<null, PeopleFailure> {
  const allowed = decide(actor, "people.manage", null);
  return allowed.allowed ? ok(null) : forbid(allowed.reason);
}

export interface Changed<T> {
  readonly value: T;
  readonly entries: readonly LogEntry[];
}

/**
 * One change of the förbund's people, in one transaction: the förbund's row is locked, so changes follow each other
 * and each sees what the one before did. The actor's own roles are read again under the lock: two förbundschefer who
 * remove each other at once leave one.
 */
export async function changePeople<T>(
  opened: OpenForbund,
  work: (tx: Tx, state: PeopleState) => Promise<Result<Changed<T>, PeopleFailure>>,
): Promise<Result<T, PeopleFailure>> {
  const before = mayManage(opened);
  if (!before.ok) return before;
  const { scope } = opened;
  const actorId = scope.personId;
  if (actorId === null) throw new Error("Only a person manages people");
  return inScope(scope, async (tx) => {
    const revision = await nextRevision(tx, scope);
    const today = dateInStockholm(now());
    const grants = await listGrants(tx, scope);
    const roles = grants.filter((grant) => grant.personId === actorId && stateOn(grant, today) === "active");
    const still = decide({ kind: "person", roles }, "people.manage", null);
    if (!still.allowed) return forbid(still.reason);
    const done = await work(tx, { grants, actorId, today });
    if (!done.ok) return done;
    await logPeople(tx, scope, revision, done.value.entries);
    return ok(done.value.value);
  });
}

/** Ids and dates only: names and addresses stand in the person table alone. */
export async function logPeople(
  tx: Tx,
  scope: ForbundScope,
  revision: number,
  entries: readonly LogEntry[],
): Promise<void> {
  const head = {
    subject: "forbund",
    subjectId: scope.forbundId,
    subjectRevision: revision,
    requestId: null,
  } as const;
  await appendLog(tx, scope, head, entries, collectTexts());
  await keepRevision(tx, scope, revision);
}

const toDate = (date: PlainDate | null) => (date === null ? null : new Date(`${date}T00:00:00Z`));

/** The columns of a grant. */
export function grantColumns(wish: RoleWish) {
  const { role, memberId, chair, viceChair, deputy, presidium } = wish;
  return {
    role,
    memberId,
    chair,
    viceChair,
    deputy,
    presidium,
    validFrom: toDate(wish.validFrom),
    validTo: toDate(wish.validTo),
  };
}

/** A wish as the log and an invitation keep it. */
export function wishJson(wish: RoleWish) {
  const { role, memberId, chair, viceChair, deputy, presidium, validFrom, validTo } = wish;
  return { role, memberId, chair, viceChair, deputy, presidium, validFrom, validTo };
}

/** Writes the difference; a role that never began is taken away, since there is nothing of it to remember. */
export async function saveGrants(
  tx: Tx,
  scope: ForbundScope,
  before: readonly RoleHeld[],
  after: readonly RoleHeld[],
): Promise<void> {
  const kept = new Map(after.filter(({ id }) => id !== "").map((grant) => [grant.id, grant]));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length > 0) {
    await tx.seat.updateMany({ where: { grantId: { in: gone } }, data: { grantId: null } });
    await tx.roleGrant.deleteMany({ where: { id: { in: gone } } });
  }
  for (const grant of before) {
    const next = kept.get(grant.id);
    if (next && JSON.stringify(wishJson(next)) !== JSON.stringify(wishJson(grant)))
      await tx.roleGrant.update({ where: { id: grant.id }, data: grantColumns(next) });
  }
  await tx.roleGrant.createMany({
    data: after
      .filter(({ id }) => id === "")
      .map((grant) => ({ ...grantColumns(grant), forbundId: scope.forbundId, personId: grant.personId })),
  });
}
