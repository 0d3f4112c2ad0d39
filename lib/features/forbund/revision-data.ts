import "server-only";
import type { ForbundScope, Tx } from "../../platform/scope.ts";
import { AUTHOR, type Author, authorName } from "../people/names-data.ts";

/**
 * The next revision of the förbund's facts, under a lock on its row that lasts until the transaction ends: changes of one
 * förbund follow each other. The log is asked too, since a förbund's first entry is written before its row has counted.
 */
export async function nextRevision(tx: Tx, { forbundId }: ForbundScope): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM forbund WHERE id = ${forbundId}::uuid FOR NO KEY UPDATE`;
  const [row] = await tx.$queryRaw<{ next: number }[]>`
    SELECT greatest(f.revision, (SELECT coalesce(max(c.subject_revision), 0) FROM change_log c
      WHERE c.subject = 'forbund' AND c.subject_id = f.id)) + 1 AS next
    FROM forbund f WHERE f.id = ${forbundId}::uuid`;
  if (!row) throw new Error("The förbund of the scope is gone");
  return row.next;
}

export async function keepRevision(tx: Tx, { forbundId }: ForbundScope, revision: number): Promise<void> {
  await tx.$executeRaw`UPDATE forbund SET revision = ${revision} WHERE id = ${forbundId}::uuid`;
}

export interface LaterTouch {
  readonly touched: readonly string[];
  readonly by: string;
}

/** What was changed after a revision, and by whom, oldest first. */
export async function listLater(
  tx: Tx,
  { forbundId }: ForbundScope,
  revision: number,
): Promise<LaterTouch[]> {
  const rows = await tx.$queryRaw<{ touched: string[]; author: Author | null }[]>`
    SELECT c.touched, ${AUTHOR} AS author
    FROM change_log c LEFT JOIN person p ON p.id = c.person_id
    WHERE c.subject = 'forbund' AND c.subject_id = ${forbundId}::uuid AND c.subject_revision > ${revision}
    ORDER BY c.subject_revision, c.ordinal`;
  return rows.map(({ touched, author }) => ({ touched, by: authorName(author) }));
}
