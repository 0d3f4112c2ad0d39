/** A browser's visits to Finsamplan with an OpenID provider beside it. Import before anything of lib. */
import { CLIENT_ID, CLIENT_SECRET, startOpenIdProvider } from "./openid-provider.ts";

export const provider = await startOpenIdProvider();
Object.assign(process.env, {
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: CLIENT_ID,
  OIDC_CLIENT_SECRET: CLIENT_SECRET,
  OIDC_NAME: "Region Exempel",
  SIGN_IN_CODE: "off",
});

// After the settings: lib reads them when it is loaded.
const { GET: start } = await import("@/app/api/auth/oidc/route.ts");
const { GET: callback } = await import("@/app/api/auth/callback/oidc/route.ts");
const { log } = await import("@/lib/platform/log.ts");
const { prisma } = await import("@/lib/platform/db.ts");
const { personOfRequest } = await import("@/lib/platform/session.ts");

// Each refusal is logged; the run says enough by itself.
log.level = "silent";

export const SITE = "http://localhost:3000";
export const EMAIL = "anna@oidc.example";
export const FAILED = { to: "/logga-in?inloggning=misslyckad", person: null };
export const UNKNOWN = { to: "/logga-in?inloggning=okand", person: null };

export const get = (url: string | URL, cookie = "") =>
  new Request(url, cookie ? { headers: { cookie } } : {});

const jarOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !/max-age=0/i.test(cookie))
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");

/** The browser's way to the provider. */
export async function depart(till = "/") {
  const query = till === "/" ? "" : `?till=${encodeURIComponent(till)}`;
  const response = await start(get(`${SITE}/api/auth/oidc${query}`), undefined);
  return { status: response.status, url: response.headers.get("location") ?? "", jar: jarOf(response) };
}

/** And back, with what the browser keeps. */
export async function comeBack(url: URL, jar = "") {
  const response = await callback(get(url, jar), undefined);
  const session = jarOf(response);
  return {
    to: response.headers.get("location"),
    person: session ? await personOfRequest(get(SITE, session)) : null,
    session,
    setCookie: response.headers.getSetCookie(),
  };
}

/** There and back again, honest but for what `provider.behaviour` says. */
export async function visit(till = "/", cookie = "") {
  const { url, jar } = await depart(till);
  return comeBack(provider.approve(url), [jar, cookie].filter(Boolean).join("; "));
}

/** An honest provider, and one person here with the address. */
export async function startAnew(): Promise<void> {
  provider.behaviour = {};
  provider.person = { sub: "subject-1", email: EMAIL, email_verified: true, name: "Anna hos regionen" };
  await prisma.$transaction([
    prisma.session.deleteMany(),
    prisma.account.deleteMany(),
    prisma.verification.deleteMany(),
    prisma.rateLimit.deleteMany(),
  ]);
  await prisma.person.upsert({
    where: { email: EMAIL },
    create: { email: EMAIL, name: "Anna" },
    update: { erasedAt: null, name: "Anna" },
  });
}
