import "server-only";
import { grantsAfter, refusalOf } from "../../core/people/rules.ts";
import { ok, type Result } from "../../core/result.ts";
import { now } from "../../platform/clock.ts";
import type { ForbundScope, Tx } from "../../platform/scope.ts";
import type { OpenForbund } from "../access/data.ts";
import { changePeople, type PeopleFailure, refuse, refuseRule, saveGrants } from "./change.ts";
import { differing, entry } from "./role-mutations.ts";
import { endSessionsWithoutRole, seenBy } from "./session-data.ts";

/** How often the person's name still stands in texts of the förbund's own documents, for someone to change. */
export interface Erased {
  readonly left: number;
}

/**
 * Erases a person in this förbund: roles end, history tells the role instead of the name, invitations and texts of the
 * log that name them are emptied. Every förbund answers for its own register, so a person who has been in another
 * keeps name and sign-in there; for everybody else name, address, sessions and sign-in methods go for good. Which of
 * the two it was is not told: it would say whether somebody is known elsewhere.
 */
export function erasePerson(opened: OpenForbund, personId: string): Promise<Result<Erased, PeopleFailure>> {
  const { scope } = opened;
  return changePeople(opened, async (tx, state) => {
    if (!state.grants.some((grant) => grant.personId === personId))
      return refuse("Personen finns inte i förbundet. Ladda om sidan.");
    const change = { type: "erase", personId } as const;
    const refusal = refusalOf(state, change);
    if (refusal) return refuseRule(refusal);
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const after = grantsAfter(state, change);
    await saveGrants(tx, scope, state.grants, after);
    await tx.roleGrant.updateMany({ where: { personId, erasedAt: null }, data: { erasedAt: now() } });
    await tx.$executeRaw`UPDATE invitation SET roles = '[]',
      revoked_at = CASE WHEN accepted_at IS NULL THEN coalesce(revoked_at, ${now()}) END
      WHERE forbund_id = ${scope.forbundId}::uuid AND person_id = ${personId}::uuid`;
    await forgetMails(tx, scope, person.email);
    const left = person.erasedAt === null ? await forgetTexts(tx, scope, person) : 0;
    if (person.erasedAt === null && !(await isElsewhere(tx, scope, personId))) {
      await forgetPerson(tx, personId, person.email);
    } else await endSessionsWithoutRole(tx, scope, personId, state.today);
    const entries = [
      ...differing(state.grants, after).map((grant) =>
        entry("endRole", grant, after.find(({ id }) => id === grant.id) ?? null),
      ),
      { command: "erasePerson", touched: [`person:${personId}`], before: null, after: { personId } },
    ];
    return ok({ value: { left }, entries });
  });
}

/** In another förbund with a role or an unanswered invitation, or as operator. */
function isElsewhere(tx: Tx, scope: ForbundScope, personId: string): Promise<boolean> {
  return seenBy(tx, scope, personId, async () => {
    const [row] = await tx.$queryRaw<{ elsewhere: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM operator o WHERE o.person_id = ${personId}::uuid)
        OR EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = ${personId}::uuid
          AND g.forbund_id <> ${scope.forbundId}::uuid AND g.erased_at IS NULL)
        OR EXISTS (SELECT 1 FROM invitation i WHERE i.person_id = ${personId}::uuid
          AND i.forbund_id <> ${scope.forbundId}::uuid AND i.accepted_at IS NULL AND i.revoked_at IS NULL
          AND i.expires_at > ${now()}) AS elsewhere`;
    return row?.elsewhere ?? true;
  });
}

async function forgetMails(tx: Tx, scope: ForbundScope, email: string): Promise<void> {
  const theirs = { forbundId: scope.forbundId, toEmail: email };
  await tx.outboxMail.updateMany({
    where: { ...theirs, state: "waiting" },
    data: { state: "failed", lastError: "withdrawn" },
  });
  await tx.outboxMail.updateMany({ where: { ...theirs, state: { not: "claimed" } }, data: { body: "" } });
}

/**
 * Texts of the log that hold the address or the whole name are emptied; the row and its hash stay. A single word is
 * not taken for a name: it would empty texts about something else. Documents themselves are left to people.
 */
async function forgetTexts(
  tx: Tx,
  scope: ForbundScope,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<number> {
  const words = name.includes(" ") ? [email, name] : [email];
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  await tx.$executeRaw`UPDATE change_text SET text = NULL, erased_at = ${now()}
    WHERE forbund_id = ${scope.forbundId}::uuid AND text ILIKE ANY(${patterns})`;
  const [row] = await tx.$queryRaw<{ left: number }[]>`
    SELECT (SELECT count(*) FROM budget_line l WHERE l.forbund_id = ${scope.forbundId}::uuid
        AND (l.label ILIKE ANY(${patterns}) OR l.note ILIKE ANY(${patterns})))::int
      + (SELECT count(*) FROM office_post o WHERE o.forbund_id = ${scope.forbundId}::uuid
        AND (o.title ILIKE ANY(${patterns}) OR o.tasks ILIKE ANY(${patterns})))::int AS left`;
  return row?.left ?? 0;
}

/** Name and address are replaced, since the log points to the person; the ways in are gone. */
async function forgetPerson(tx: Tx, personId: string, email: string): Promise<void> {
  const gone = `raderad-${personId}@raderad.invalid`;
  await tx.person.update({
    where: { id: personId },
    data: { name: "Raderad person", email: gone, emailVerified: false, image: null, erasedAt: now() },
  });
  await tx.session.deleteMany({ where: { userId: personId } });
  await tx.account.deleteMany({ where: { userId: personId } });
  await tx.outboxMail.updateMany({
    where: { toEmail: email, state: "waiting" },
    data: { state: "failed", lastError: "withdrawn" },
  });
  await tx.outboxMail.updateMany({ where: { toEmail: email }, data: { toEmail: gone, body: "" } });
}
