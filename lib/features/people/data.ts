import "server-only";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { RoleHeld, RoleWish } from "../../core/people/roles-held.ts";
import type { ForbundScope, Tx } from "../../platform/scope.ts";

const GRANT = Prisma.sql`g.id, g.person_id AS "personId", g.role, g.member_id AS "memberId", g.chair,
  g.vice_chair AS "viceChair", g.deputy, g.presidium, g.valid_from::text AS "validFrom", g.valid_to::text AS "validTo"`;

/** Every role of the förbund, also those that have ended: what the rules are asked about. */
export function listGrants(tx: Tx, { forbundId }: ForbundScope): Promise<RoleHeld[]> {
  return tx.$queryRaw<RoleHeld[]>`SELECT ${GRANT} FROM role_grant g WHERE g.forbund_id = ${forbundId}::uuid
    ORDER BY g.role, g.created_at, g.id`;
}

export interface PersonGrant extends RoleHeld {
  readonly name: string;
  readonly email: string;
  /** The person is erased here or everywhere. */
  readonly erased: boolean;
  readonly member: string | null;
}

/** The same with names, and the member each comes from. */
export function listPeople(tx: Tx, { forbundId }: ForbundScope): Promise<PersonGrant[]> {
  return tx.$queryRaw<PersonGrant[]>`
    SELECT ${GRANT}, p.name, p.email, p.erased_at IS NOT NULL OR g.erased_at IS NOT NULL AS erased, o.name AS member
    FROM role_grant g JOIN person p ON p.id = g.person_id
    LEFT JOIN member m ON m.id = g.member_id LEFT JOIN organisation o ON o.id = m.organisation_id
    WHERE g.forbund_id = ${forbundId}::uuid ORDER BY p.name, g.id`;
}

export interface MemberName {
  readonly id: string;
  readonly name: string;
}

export function listMemberNames(tx: Tx, { forbundId }: ForbundScope): Promise<MemberName[]> {
  return tx.$queryRaw<MemberName[]>`
    SELECT m.id, o.name FROM member m JOIN organisation o ON o.id = m.organisation_id
    WHERE m.forbund_id = ${forbundId}::uuid ORDER BY o.name`;
}

export interface StoredInvitation {
  readonly id: string;
  readonly forbundId: string;
  readonly personId: string;
  readonly email: string;
  readonly roles: readonly RoleWish[];
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly mailId: string | null;
}

const INVITATION = Prisma.sql`i.id, i.forbund_id AS "forbundId", i.person_id AS "personId", p.email, i.roles,
  i.expires_at AS "expiresAt", i.accepted_at AS "acceptedAt", i.revoked_at AS "revokedAt", i.mail_id AS "mailId"`;

/** Invitations of the förbund that nobody has answered or taken back. */
export function listUnanswered(tx: Tx, { forbundId }: ForbundScope): Promise<StoredInvitation[]> {
  return tx.$queryRaw<StoredInvitation[]>`
    SELECT ${INVITATION} FROM invitation i JOIN person p ON p.id = i.person_id
    WHERE i.forbund_id = ${forbundId}::uuid AND i.accepted_at IS NULL AND i.revoked_at IS NULL ORDER BY p.email, i.id`;
}

/** One invitation of the förbund, locked until the transaction ends. */
export async function lockInvitation(
  tx: Tx,
  scope: ForbundScope,
  id: string,
): Promise<StoredInvitation | null> {
  const [row] = await tx.$queryRaw<StoredInvitation[]>`
    SELECT ${INVITATION} FROM invitation i JOIN person p ON p.id = i.person_id
    WHERE i.forbund_id = ${scope.forbundId}::uuid AND i.id = ${id}::uuid FOR UPDATE OF i`;
  return row ?? null;
}

/**
 * A person's own invitations, in a transaction that has named the person (`asPerson`): row-level security shows no
 * one else's, so a token of somebody else's invitation finds as little as an invented one.
 */
export function listOwnInvitations(
  tx: Tx,
  personId: string,
  only: { readonly id: string } | { readonly tokenHash: string } | null,
): Promise<StoredInvitation[]> {
  const which =
    only === null
      ? Prisma.sql`i.accepted_at IS NULL AND i.revoked_at IS NULL`
      : "id" in only
        ? Prisma.sql`i.id = ${only.id}::uuid`
        : Prisma.sql`i.token_hash = ${only.tokenHash}`;
  return tx.$queryRaw<StoredInvitation[]>`
    SELECT ${INVITATION} FROM invitation i JOIN person p ON p.id = i.person_id
    WHERE i.person_id = ${personId}::uuid AND p.erased_at IS NULL AND ${which} ORDER BY i.created_at`;
}

export interface ForbundTitle {
  readonly slug: string;
  readonly name: string;
  /** The förbund's own word for its förbundschef. */
  readonly chiefTitle: string | null;
}

export function readForbundTitle(tx: Tx, { forbundId }: ForbundScope): Promise<ForbundTitle> {
  return tx.forbund.findUniqueOrThrow({
    where: { id: forbundId },
    select: { slug: true, name: true, chiefTitle: true },
  });
}
