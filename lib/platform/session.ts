import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import type { Role } from "../core/permission.ts";
import { now } from "./clock.ts";
import { prisma } from "./db.ts";
import { openToken, sessionCookieIn, sessionCookieName } from "./session-cookie.ts";

/** "Visa som …": a förbundschef sees one förbund as another role does, in this session only. */
export interface ViewAs {
  readonly forbundId: string;
  readonly role: Role;
}

export interface CurrentPerson {
  readonly personId: string;
  readonly sessionId: string;
  readonly email: string;
  readonly name: string;
  /** Runs the installation; stands outside the roles of every förbund. */
  readonly isOperator: boolean;
  readonly viewAs: ViewAs | null;
}

/** Who asks, for server components and server actions; read once per request. */
export const currentPerson = cache(async (): Promise<CurrentPerson | null> => {
  const jar = await cookies();
  return personOfCookie(jar.get(sessionCookieName())?.value);
});

/** Who asks, for route handlers. */
export function personOfRequest(request: Request): Promise<CurrentPerson | null> {
  return personOfCookie(sessionCookieIn(request.headers.get("cookie")));
}

/** The token a request carries, when its seal holds; the session itself may have ended. */
export function tokenOfRequest(request: Request): string | null {
  return openToken(sessionCookieIn(request.headers.get("cookie")));
}

/** One query: every page and every save begins with it. */
async function personOfCookie(sealed: string | undefined): Promise<CurrentPerson | null> {
  const token = openToken(sealed);
  if (token === null) return null;
  const found = await prisma.$queryRaw<CurrentPerson[]>`
    SELECT p.id AS "personId", s.id AS "sessionId", p.email, p.name, o.person_id IS NOT NULL AS "isOperator",
      CASE WHEN s.view_as_role IS NULL THEN NULL
        ELSE json_build_object('forbundId', s.view_as_forbund_id, 'role', s.view_as_role) END AS "viewAs"
    FROM session s
    JOIN person p ON p.id = s.person_id
    LEFT JOIN operator o ON o.person_id = p.id
    WHERE s.token = ${token} AND s.expires_at > ${now()} AND p.erased_at IS NULL`;
  return found[0] ?? null;
}

/** Begins or ends "Visa som …". Whether the person may is for the caller, and asked again at every visit. */
export async function setViewAs(sessionId: string, viewAs: ViewAs | null): Promise<void> {
  await prisma.session.updateMany({
    where: { id: sessionId },
    data: { viewAsForbundId: viewAs?.forbundId ?? null, viewAsRole: viewAs?.role ?? null },
  });
}

/** Sign-out: the row goes, so that a copy of the cookie is worth nothing. */
export async function endSession(token: string): Promise<void> {
  await prisma.session.deleteMany({ where: { token } });
}

/** Sign-out on every device, also used when a person's access is withdrawn. */
export async function endAllSessions(personId: string): Promise<void> {
  await prisma.session.deleteMany({ where: { userId: personId } });
}
