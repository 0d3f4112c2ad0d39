import "server-only";
import type { ForbundScope, Tx } from "../../platform/scope.ts";

/** Persons with a role in the förbund, and invitations that can still be answered. */
export async function countPeople(
  tx: Tx,
  { forbundId }: ForbundScope,
  at: Date,
): Promise<{ readonly people: number; readonly invitations: number }> {
  const [counted] = await tx.$queryRaw<{ people: number; invitations: number }[]>`
    SELECT (SELECT count(DISTINCT person_id)::int FROM role_grant WHERE forbund_id = ${forbundId}::uuid
        AND (valid_to IS NULL OR valid_to >= ${at}::date)) AS people,
      (SELECT count(*)::int FROM invitation WHERE forbund_id = ${forbundId}::uuid
        AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${at}) AS invitations`;
  return counted ?? { people: 0, invitations: 0 };
}
