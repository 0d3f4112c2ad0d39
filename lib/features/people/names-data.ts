import "server-only";
import { Prisma } from "../../../generated/prisma/client.ts";
import { displayName } from "../../core/people/display-name.ts";
import type { RoleGrant } from "../../core/permission.ts";

/** Who did something, as `AUTHOR` reads it; null where the system itself did. */
export interface Author {
  readonly name: string;
  readonly erased: boolean;
  readonly roles: readonly RoleGrant[] | null;
  readonly chiefTitle: string | null;
}

/**
 * Reads the author of a log row as JSON, in the scope of the förbund; the query has the log as `c` and its person,
 * left joined, as `p`. Erased is whoever is so everywhere, or has only erased roles here.
 */
export const AUTHOR = Prisma.sql`CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object(
  'name', p.name, 'chiefTitle', (SELECT f.chief_title FROM forbund f WHERE f.id = c.forbund_id),
  'erased', p.erased_at IS NOT NULL OR coalesce((SELECT bool_and(g.erased_at IS NOT NULL) FROM role_grant g
    WHERE g.forbund_id = c.forbund_id AND g.person_id = p.id), false),
  'roles', (SELECT json_agg(json_build_object('role', g.role, 'chair', g.chair, 'viceChair', g.vice_chair,
    'deputy', g.deputy)) FROM role_grant g WHERE g.forbund_id = c.forbund_id AND g.person_id = p.id)) END`;

/** The author as pages and answers name them. */
export function authorName(author: Author | null): string {
  return author ? displayName(author, author.roles ?? [], author.chiefTitle) : "Någon annan";
}
