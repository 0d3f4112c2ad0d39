import "server-only";
import type { ForbundScope, Tx } from "../../platform/scope.ts";
import { AUTHOR, type Author } from "../people/names-data.ts";

/** An entry of the log with the words it points to, as PostgreSQL writes it in JSON. */
export interface LoggedChange {
  readonly id: string;
  readonly command: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly at: Date;
  /** null: the system itself. */
  readonly author: Author | null;
  /** Free texts by id; null is erased. */
  readonly texts: Readonly<Record<string, string | null>>;
}

/** The latest changes of facts and settings, newest first. */
export async function listFactChanges(
  tx: Tx,
  { forbundId }: ForbundScope,
  limit: number,
): Promise<LoggedChange[]> {
  return tx.$queryRaw<LoggedChange[]>`
    SELECT c.id::text AS id, c.command, c.before, c.after, c.at,
      ${AUTHOR} AS author,
      (SELECT coalesce(json_object_agg(t.id, t.text), '{}') FROM change_text t
        WHERE t.forbund_id = c.forbund_id AND t.id IN (
          SELECT (ref #>> '{}')::uuid FROM jsonb_path_query(jsonb_build_array(c.before, c.after), '$.**.text') AS ref
          WHERE jsonb_typeof(ref) = 'string')) AS texts
    FROM change_log c LEFT JOIN person p ON p.id = c.person_id
    WHERE c.forbund_id = ${forbundId}::uuid AND c.subject = 'forbund'
      AND c.command IN ('createForbund', 'changeFact', 'addFact', 'removeFact', 'setApprovals', 'setShareKey', 'setLogo',
        'removeLogo', 'attachCharterFile')
    ORDER BY c.seq DESC LIMIT ${limit}`;
}
