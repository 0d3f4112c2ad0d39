import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { now } from "./clock.ts";
import { prisma } from "./db.ts";
import { openToken, sessionCookieIn, sessionCookieName } from "./session-cookie.ts";

export interface CurrentPerson {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  /** Runs the installation; stands outside the roles of every förbund. */
  readonly isOperator: boolean;
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
    SELECT p.id AS "personId", p.email, p.name, o.person_id IS NOT NULL AS "isOperator"
    FROM session s
    JOIN person p ON p.id = s.person_id
    LEFT JOIN operator o ON o.person_id = p.id
    WHERE s.token = ${token} AND s.expires_at > ${now()} AND p.erased_at IS NULL`;
  return found[0] ?? null;
}

/** Sign-out: the row goes, so that a copy of the cookie is worth nothing. */
export async function endSession(token: string): Promise<void> {
  await prisma.session.deleteMany({ where: { token } });
}

/** Sign-out on every device, also used when a person's access is withdrawn. */
export async function endAllSessions(personId: string): Promise<void> {
  await prisma.session.deleteMany({ where: { userId: personId } });
}
