import "server-only";
import { randomBytes } from "node:crypto";
import { Prisma } from "../../generated/prisma/client.ts";

/** Also the `application_name` of the worker's listening connection: while that is open, the worker lives. */
export const newWorkerId = () => `finsamplan-worker-${randomBytes(6).toString("hex")}`;

/** Room for a lost connection to come back before its worker is given up for dead. */
const GRACE_MS = 15_000;
/** Past this a claim is stale even if the connection of a vanished machine still seems open. */
const LEASE_MS = 10 * 60_000;

/** SQL: the claim in this row was left by a process that no longer runs. */
export function claimIsStale(table: Prisma.Sql, at: Date): Prisma.Sql {
  const grace = new Date(at.getTime() - GRACE_MS);
  const lease = new Date(at.getTime() - LEASE_MS);
  return Prisma.sql`(${table}.claimed_at < ${lease} OR (${table}.claimed_at < ${grace}
    AND NOT EXISTS (SELECT 1 FROM pg_stat_activity s
      WHERE s.datname = current_database() AND s.application_name = ${table}.claimed_by)))`;
}
