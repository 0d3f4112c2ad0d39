import "server-only";
import { type ForbundScope, inScope } from "./scope.ts";

/** What browsers learn of a change: that it is there, never what it says or who made it. */
export interface LiveEvent {
  /** The förbund's slug. */
  readonly forbund: string;
  readonly seq: number;
  readonly subject: "forbund" | "budget" | "plan";
  readonly subjectId: string;
  /** The subject's revision after the change. */
  readonly revision: number;
  /** The request that made the change: the browser that sent it knows its own. */
  readonly requestId: string | null;
}
export type ForbundChange = Omit<LiveEvent, "forbund">;

/** Events read at a time. A page that is full is followed by another. */
export const PAGE_SIZE = 500;

/**
 * Changes of the förbund after a position, one per request and revision, oldest first. Sequence numbers are
 * gapless in commit order (`forbund.last_seq` is locked until commit), so nothing earlier appears later.
 */
export function readChanges(scope: ForbundScope, after: number): Promise<ForbundChange[]> {
  return inScope(scope, async (tx) => {
    const rows = await tx.$queryRaw<(Omit<ForbundChange, "seq"> & { seq: bigint })[]>`
      SELECT max(seq) AS seq, subject::text AS subject, subject_id AS "subjectId",
        subject_revision AS revision, request_id AS "requestId"
      FROM change_log WHERE forbund_id = ${scope.forbundId}::uuid AND seq > ${after}
      GROUP BY subject, subject_id, subject_revision, request_id ORDER BY 1 LIMIT ${PAGE_SIZE}`;
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  });
}

/** The present: the last sequence number that is committed. */
export function readPresent(scope: ForbundScope): Promise<number> {
  return inScope(scope, async (tx) => {
    const [row] = await tx.$queryRaw<{ seq: bigint }[]>`
      SELECT last_seq AS seq FROM forbund WHERE id = ${scope.forbundId}::uuid`;
    return Number(row?.seq ?? 0n);
  });
}
