import "server-only";
import { err, ok, type Result } from "../../core/result.ts";
import { prisma } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import type { OidcSettings } from "../../platform/env-rules.ts";
import { log } from "../../platform/log.ts";
import { forgetOidcAuth, oidcAuth, providerIdOf } from "../../platform/oidc.ts";
import { limit } from "../../platform/rate-limit.ts";
import { endSession } from "../../platform/session.ts";
import { openToken, sessionCookieIn } from "../../platform/session-cookie.ts";
import type { OidcRefusal } from "./oidc-schema.ts";
import { safeReturnPath } from "./return-path.ts";

/** A whole office may stand behind one address; each start leaves a row until it is pruned. */
const starts = limit("oidc-peer", 150, 15 * 60);

/** The provider is asked who it is at the first sign-in; nobody waits longer for that. */
const PROVIDER_MS = 10_000;

export interface Departure {
  /** The provider's own page. */
  readonly url: string;
  /** Binds what comes back to this browser. */
  readonly cookies: readonly string[];
}

export type StartRefusal = { readonly kind: "too-many"; readonly waitMs: number } | { readonly kind: "away" };

/** Sends the browser to the provider. `wanted` is where sign-in leads afterwards. */
export async function startOidc(
  settings: OidcSettings,
  wanted: unknown,
  peer: string,
): Promise<Result<Departure, StartRefusal>> {
  const waitMs = await starts.take(peer);
  if (waitMs !== null) return err({ kind: "too-many", waitMs });
  const { APP_URL } = env();
  try {
    await within(proveIssuer(settings), PROVIDER_MS);
    const asked = oidcAuth(settings).api.signInSocial({
      body: {
        provider: providerIdOf(settings),
        callbackURL: `${APP_URL}${safeReturnPath(wanted)}`,
        errorCallbackURL: `${APP_URL}/logga-in`,
        disableRedirect: true,
      },
      headers: new Headers(),
      asResponse: true,
    });
    const answer = await within(asked, PROVIDER_MS);
    const { url }: { url?: unknown } = await answer.json();
    if (!answer.ok || typeof url !== "string") throw new Error(`no address, ${answer.status}`);
    return ok({ url, cookies: answer.headers.getSetCookie() });
  } catch (error) {
    log.warn({ err: error }, "the OpenID provider does not answer");
    forgetOidcAuth();
    return err({ kind: "away" });
  }
}

/** OpenID Connect Discovery 4.3: the page found at an issuer's address has to be that issuer's own. */
async function proveIssuer(settings: OidcSettings): Promise<void> {
  const { socialProviders } = await oidcAuth(settings).$context;
  const found = socialProviders.find(({ id }) => id === providerIdOf(settings));
  if (found && found.issuer !== settings.issuer) {
    throw new Error(`OIDC_ISSUER is ${settings.issuer}, but the provider calls itself ${found.issuer}`);
  }
}

export interface Arrival {
  readonly token: string;
  readonly returnPath: string;
  /** Cookies of the way there that have done their work. */
  readonly cookies: readonly string[];
}

/** Trades what the provider sent back for a session; the session the browser had before ends. */
export async function finishOidc(
  settings: OidcSettings,
  request: Request,
  oldToken: string | null,
): Promise<Result<Arrival, OidcRefusal>> {
  const answer = await oidcAuth(settings).api.callbackOAuth({
    params: { id: providerIdOf(settings) },
    query: Object.fromEntries(new URL(request.url).searchParams),
    headers: request.headers,
    asResponse: true,
  });
  const cookies = answer.headers.getSetCookie();
  const token = newTokenIn(cookies);
  const leadsTo = new URL(answer.headers.get("location") ?? "/", env().APP_URL);
  const said = leadsTo.searchParams.get("error");
  if (token === null) return err(refusalOf(said));
  if (await isErased(token)) {
    await endSession(token);
    return err("unknown");
  }
  if (oldToken !== null) await endSession(oldToken);
  const here = leadsTo.origin === new URL(env().APP_URL).origin;
  const path = `${leadsTo.pathname}${leadsTo.search}${leadsTo.hash}`;
  return ok({
    token,
    returnPath: safeReturnPath(here ? path : null),
    cookies: cookies.filter((cookie) => /;\s*max-age=0/i.test(cookie)),
  });
}

/** The provider still knows somebody who has been erased here. */
async function isErased(token: string): Promise<boolean> {
  const session = await prisma.session.findUnique({
    where: { token },
    select: { user: { select: { erasedAt: true } } },
  });
  return session?.user.erasedAt !== null;
}

function newTokenIn(setCookies: readonly string[]): string | null {
  for (const cookie of setCookies) {
    const token = openToken(sessionCookieIn(cookie));
    if (token !== null) return token;
  }
  return null;
}

/** An unknown person and an address nobody vouches for are one answer: it must not tell who is known here. */
function refusalOf(said: string | null): OidcRefusal {
  log.warn({ said }, "sign-in with the OpenID provider refused");
  if (said === "access_denied") return "cancelled";
  return said === "signup_disabled" || said === "account_not_linked" ? "unknown" : "failed";
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("timeout")), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
