import "server-only";
import { dateInStockholm, type PlainDate } from "../../core/swedish-date.ts";
import { prisma } from "../../platform/db.ts";
import { asOperator, type ForbundScope, inScope, proveScope, type Tx } from "../../platform/scope.ts";

/** Names a person for the rest of the work, and the one before afterwards: to see their rows in every förbund. */
export async function seenBy<T>(
  tx: Tx,
  scope: ForbundScope,
  personId: string,
  work: () => Promise<T>,
): Promise<T> {
  await tx.$queryRaw`SELECT set_config('app.person_id', ${personId}, true)`;
  const found = await work();
  await tx.$queryRaw`SELECT set_config('app.person_id', ${scope.personId ?? ""}, true)`;
  return found;
}

/** Ends a person's sessions when the last role they hold today, in any förbund, has just been taken away. */
export async function endSessionsWithoutRole(
  tx: Tx,
  scope: ForbundScope,
  personId: string,
  today: PlainDate,
): Promise<void> {
  const holds = await seenBy(tx, scope, personId, async () => {
    const [row] = await tx.$queryRaw<{ holds: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM operator o WHERE o.person_id = ${personId}::uuid)
        OR EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = ${personId}::uuid
          AND (g.valid_from IS NULL OR g.valid_from <= ${today}::date)
          AND (g.valid_to IS NULL OR g.valid_to >= ${today}::date)) AS holds`;
    return row?.holds ?? false;
  });
  if (!holds) await tx.session.deleteMany({ where: { userId: personId } });
}

/**
 * The day's work: sessions of those whose last role has ended by its date. Access ended at midnight already
 * (lib/features/access/data.ts asks for the day); this takes the key away too. Done twice it does the same.
 */
export async function endSessionsOfEndedRoles(at: Date): Promise<void> {
  const today = dateInStockholm(at);
  const signedIn = await prisma.session.findMany({ distinct: ["userId"], select: { userId: true } });
  const holders = new Set((await prisma.operator.findMany()).map(({ personId }) => personId));
  const forbunds = await asOperator((tx) => tx.forbund.findMany({ select: { id: true } }));
  for (const { id } of forbunds) {
    const rows = await inScope(
      proveScope(id, null),
      (tx) => tx.$queryRaw<{ personId: string }[]>`
        SELECT DISTINCT person_id AS "personId" FROM role_grant
        WHERE forbund_id = ${id}::uuid AND (valid_from IS NULL OR valid_from <= ${today}::date)
          AND (valid_to IS NULL OR valid_to >= ${today}::date)`,
    );
    for (const { personId } of rows) holders.add(personId);
  }
  const without = signedIn.map(({ userId }) => userId).filter((personId) => !holders.has(personId));
  // Whoever signed in during the last hours may be about to answer an invitation.
  const before = new Date(at.getTime() - 12 * 3_600_000);
  await prisma.session.deleteMany({ where: { userId: { in: without }, createdAt: { lt: before } } });
}
