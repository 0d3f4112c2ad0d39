import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/**
 * The session cookie in better-auth's own form: `token.signature`, HMAC-SHA256 with AUTH_SECRET. The
 * signature keeps guessed tokens away from the database, and a leaked session table from being a key ring.
 */
export const COOKIE_PREFIX = "finsamplan";

/** better-auth puts `__Secure-` before the name when cookies are Secure. */
export const sessionCookieName = () =>
  `${env().secureCookies ? "__Secure-" : ""}${COOKIE_PREFIX}.session_token`;

const sign = (token: string) => createHmac("sha256", env().AUTH_SECRET).update(token).digest();

export const sealToken = (token: string) => `${token}.${sign(token).toString("base64")}`;

/** The token of a sealed value, or null when the signature is not ours. */
export function openToken(sealed: string | undefined): string | null {
  const dot = sealed?.lastIndexOf(".") ?? -1;
  if (!sealed || dot < 1) return null;
  const token = sealed.slice(0, dot);
  const given = Buffer.from(sealed.slice(dot + 1), "base64");
  const wanted = sign(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null;
}

/** `maxAgeSeconds` null: the cookie ends with the browser session. */
export function sessionCookie(token: string, maxAgeSeconds: number | null): string {
  return cookie(encodeURIComponent(sealToken(token)), maxAgeSeconds);
}

export const endedSessionCookie = () => cookie("", 0);

function cookie(value: string, maxAgeSeconds: number | null): string {
  const parts = [`${sessionCookieName()}=${value}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (env().secureCookies) parts.push("Secure");
  if (maxAgeSeconds !== null) parts.push(`Max-Age=${maxAgeSeconds}`);
  return parts.join("; ");
}

/** The sealed value in a Cookie header. */
export function sessionCookieIn(header: string | null): string | undefined {
  const name = `${sessionCookieName()}=`;
  const found = header
    ?.split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(name));
  if (!found) return undefined;
  try {
    return decodeURIComponent(found.slice(name.length));
  } catch {
    return undefined;
  }
}
