import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { CLIENT_ID, CLIENT_SECRET, startOpenIdProvider } from "./support/openid-provider.ts";

const provider = await startOpenIdProvider();
Object.assign(process.env, {
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: CLIENT_ID,
  OIDC_CLIENT_SECRET: CLIENT_SECRET,
  OIDC_NAME: "Region Exempel",
  SIGN_IN_CODE: "off",
  // Each refusal is logged; the run says enough by itself.
  LOG_LEVEL: "error",
});

// After the settings: lib reads them when it is loaded.
const { GET: start } = await import("@/app/api/auth/oidc/route.ts");
const { GET: callback } = await import("@/app/api/auth/callback/oidc/route.ts");
const { POST: askCode } = await import("@/app/api/auth/code/route.ts");
const { POST: signInByCode } = await import("@/app/api/auth/sign-in/route.ts");
const { oidcRefusalText } = await import("@/lib/features/sign-in/oidc-schema.ts");
const { createAdmin } = await import("@/lib/features/operator/mutations.ts");
const { log } = await import("@/lib/platform/log.ts");
const { prisma } = await import("@/lib/platform/db.ts");
const { personOfRequest } = await import("@/lib/platform/session.ts");

const SITE = "http://localhost:3000";
const EMAIL = "anna@oidc.example";
const nothing = undefined;

log.level = "silent";

const get = (url: string | URL, cookie = "") => new Request(url, cookie ? { headers: { cookie } } : {});
const jarOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !/max-age=0/i.test(cookie))
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");

/** The browser's way to the provider. */
async function depart(till = "/", cookie = "") {
  const query = till === "/" ? "" : `?till=${encodeURIComponent(till)}`;
  const response = await start(get(`${SITE}/api/auth/oidc${query}`, cookie), nothing);
  const url = response.headers.get("location") ?? "";
  return { status: response.status, url, jar: jarOf(response) };
}

/** There and back again, honest but for what `behaviour` says. */
async function visit(till = "/", cookie = "") {
  const { url, jar } = await depart(till);
  const response = await callback(
    get(provider.approve(url), [jar, cookie].filter(Boolean).join("; ")),
    nothing,
  );
  return arrived(response);
}

async function arrived(response: Response) {
  const session = jarOf(response);
  return {
    to: response.headers.get("location"),
    person: session ? await personOfRequest(get(SITE, session)) : null,
    session,
    setCookie: response.headers.getSetCookie(),
  };
}

const FAILED = { to: "/logga-in?inloggning=misslyckad", person: null };
const UNKNOWN = { to: "/logga-in?inloggning=okand", person: null };

beforeEach(async () => {
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
});

afterAll(() => provider.stop());

describe("signing in with an OpenID provider", () => {
  it("asks for a code bound to this browser, this question and this site", async () => {
    const { status, url, jar } = await depart();
    expect(status).toBe(303);
    const asked = new URL(url);
    expect(asked.origin + asked.pathname).toBe(`${provider.issuer}/authorize`);
    const query = Object.fromEntries(asked.searchParams);
    expect(query).toMatchObject({
      client_id: CLIENT_ID,
      response_type: "code",
      redirect_uri: `${SITE}/api/auth/callback/oidc`,
      code_challenge_method: "S256",
      state: expect.stringMatching(/^.{32,}$/),
      nonce: expect.stringMatching(/^.{32,}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(query.scope?.split(" ").sort()).toEqual(["email", "openid", "profile"]);
    expect(jar).toMatch(/^finsamplan\.state=/);
    expect(url).not.toContain(CLIENT_SECRET);
  });

  it("lets in the person who has the address, with the session and the name they have here", async () => {
    const { to, person, setCookie } = await visit("/skane-nordost/2027/budget?visa=alla");
    expect(to).toBe("/skane-nordost/2027/budget?visa=alla");
    expect(person).toMatchObject({ email: EMAIL, name: "Anna", isOperator: false });
    expect(setCookie.at(-1)).toMatch(/^finsamplan\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(setCookie.filter((cookie) => cookie.startsWith("finsamplan.session_token="))).toHaveLength(1);
    // Half a day, as any device that is not asked to be remembered.
    const { expiresAt } = await prisma.session.findFirstOrThrow();
    expect(expiresAt.getTime() - Date.now()).toBeLessThan(12 * 3_600_000 + 1000);
  });

  it("keeps none of the provider's keys", async () => {
    await visit();
    expect(await prisma.account.findMany()).toMatchObject([
      { accountId: "subject-1", accessToken: null, refreshToken: null, idToken: null, password: null },
    ]);
  });

  it("knows the subject again when the address there has changed, vouched for or not", async () => {
    await visit();
    provider.person = { sub: "subject-1", email: "anna.ny@oidc.example", email_verified: false };
    expect((await visit()).person).toMatchObject({ email: EMAIL });
    expect(await prisma.account.count()).toBe(1);
  });

  it("does not take another subject with the same address for the first, unless it is vouched for", async () => {
    await visit();
    provider.person = { sub: "subject-2", email: EMAIL, email_verified: false };
    expect(await visit()).toMatchObject(UNKNOWN);
  });

  it("ends the session the browser had", async () => {
    const first = await visit();
    const second = await visit("/", first.session);
    expect(second.person).not.toBeNull();
    expect(await personOfRequest(get(SITE, first.session))).toBeNull();
  });

  it("takes the address from userinfo when the id token has none", async () => {
    provider.behaviour = { claims: { email: undefined, email_verified: undefined } };
    expect((await visit()).person).toMatchObject({ email: EMAIL });
  });
});

describe("nobody gets in", () => {
  it.each([
    ["who is not here", { email: "okand@oidc.example" }],
    ["whose address the provider does not vouch for", { email_verified: false }],
    ["whose address the provider says nothing about", { email_verified: undefined }],
    ["whose address is vouched for in words only", { email_verified: "nja" }],
  ])("%s, and no account comes into being", async (_, claims) => {
    const before = await prisma.person.count();
    provider.person = { ...provider.person, ...claims };
    expect(await visit()).toMatchObject(UNKNOWN);
    expect(await prisma.session.count()).toBe(0);
    expect(await prisma.account.count()).toBe(0);
    expect(await prisma.person.count()).toBe(before);
  });

  it("who has been erased here, though the provider knows them still", async () => {
    await visit();
    await prisma.person.update({ where: { email: EMAIL }, data: { erasedAt: new Date() } });
    await prisma.session.deleteMany();
    expect(await visit()).toMatchObject(UNKNOWN);
    expect(await prisma.session.count()).toBe(0);
  });

  const hour = 3600;
  const past = Math.floor(Date.now() / 1000) - hour;
  it.each([
    ["signed by another key", { forgedKey: true }],
    ["not signed at all", { unsigned: true }],
    ["signed with the public key as a shared secret", { header: { alg: "HS256" } }],
    ["for another client", { claims: { aud: "another-client" } }],
    ["from another issuer", { claims: { iss: "https://login.example" } }],
    ["that has expired", { claims: { iat: past, exp: past + 60 } }],
    ["that never expires", { claims: { exp: undefined } }],
    ["that answers another question (nonce)", { claims: { nonce: "another" } }],
    ["without a nonce", { claims: { nonce: undefined } }],
    ["without a subject", { claims: { sub: undefined } }],
    ["whose userinfo is about somebody else", { claims: { email: undefined, sub: "subject-9" } }],
    ["that is missing", { withoutIdToken: true }],
    ["that the provider failed to give", { tokenStatus: 500 }],
  ])("with an id token %s", async (_, behaviour) => {
    provider.behaviour = behaviour;
    expect(await visit()).toMatchObject(FAILED);
    expect(await prisma.session.count()).toBe(0);
    expect(await prisma.account.count()).toBe(0);
  });
});

describe("a forged answer", () => {
  it("with a state nobody was given is refused", async () => {
    const { url, jar } = await depart();
    const back = provider.approve(url);
    back.searchParams.set("state", "x".repeat(32));
    expect(await arrived(await callback(get(back, jar), nothing))).toMatchObject(FAILED);
  });

  it("without a state is refused", async () => {
    const { url, jar } = await depart();
    const back = provider.approve(url);
    back.searchParams.delete("state");
    expect(await arrived(await callback(get(back, jar), nothing))).toMatchObject(FAILED);
  });

  it("brought to another browser is refused: nobody is signed in as somebody else by a link", async () => {
    const { url } = await depart();
    expect(await arrived(await callback(get(provider.approve(url)), nothing))).toMatchObject(FAILED);
    const victim = await depart();
    const attacker = await depart();
    const mixed = await callback(get(provider.approve(attacker.url), victim.jar), nothing);
    expect(await arrived(mixed)).toMatchObject(FAILED);
    expect(await prisma.session.count()).toBe(0);
  });

  it("brought twice is refused the second time", async () => {
    const { url, jar } = await depart();
    const back = provider.approve(url);
    expect((await arrived(await callback(get(back, jar), nothing))).person).not.toBeNull();
    expect(await arrived(await callback(get(back, jar), nothing))).toMatchObject(FAILED);
  });

  it("with a code of another visit is refused (PKCE)", async () => {
    const [one, two] = [await depart(), await depart()];
    const back = provider.approve(two.url);
    back.searchParams.set("code", provider.approve(one.url).searchParams.get("code") ?? "");
    expect(await arrived(await callback(get(back, two.jar), nothing))).toMatchObject(FAILED);
  });

  it("naming another issuer is refused (RFC 9207)", async () => {
    const { url, jar } = await depart();
    const back = provider.approve(url);
    back.searchParams.set("iss", "https://login.example");
    expect(await arrived(await callback(get(back, jar), nothing))).toMatchObject(FAILED);
  });

  it("that says the person said no is told as that", async () => {
    const { url, jar } = await depart();
    const back = provider.approve(url);
    back.searchParams.delete("code");
    back.searchParams.set("error", "access_denied");
    expect((await arrived(await callback(get(back, jar), nothing))).to).toBe("/logga-in?inloggning=avbruten");
  });
});

describe("where sign-in leads", () => {
  it.each([
    "https://exempel.org/",
    "//exempel.org",
    "/\\exempel.org",
    "/.//exempel.org",
    "javascript:alert(1)",
    "/api/auth/oidc",
    "/logga-in?till=//exempel.org",
  ])("is never %s", async (till) => {
    expect((await visit(till)).to).toBe("/");
  });
});

describe("the ways in", () => {
  it("are none by code where SIGN_IN_CODE is off, whatever is sent", async () => {
    const post = (body: string) => new Request(`${SITE}/api`, { method: "POST", body });
    expect((await askCode(post("inte json"), nothing)).status).toBe(404);
    expect((await signInByCode(post("{}"), nothing)).status).toBe(404);
    expect(await createAdmin("drift@oidc.example")).toEqual({ ok: true, value: { code: null } });
  });

  it("are limited per network address", async () => {
    const answers = [];
    for (let round = 0; round < 151; round += 1) answers.push((await depart()).status);
    expect(answers.filter((status) => status === 303)).toHaveLength(150);
    expect(answers.at(-1)).toBe(429);
  });

  it("explain themselves in Swedish, and quote nothing from the address", () => {
    expect(oidcRefusalText("okand", "Region Exempel")).toMatch(/^Ingen i Finsamplan har den adress/);
    expect(oidcRefusalText("<script>", "Region Exempel")).toBeNull();
    expect(oidcRefusalText(["okand"], "Region Exempel")).toBeNull();
  });
});

describe("a provider that is not who it should be", () => {
  it("by its own page is asked nothing", async () => {
    const { startOidc } = await import("@/lib/features/sign-in/oidc-mutations.ts");
    const { env } = await import("@/lib/platform/env.ts");
    const { forgetOidcAuth } = await import("@/lib/platform/oidc.ts");
    const settings = env().oidc;
    if (!settings) throw new Error("no provider");
    forgetOidcAuth();
    // The same server under another name, so its page names an issuer that was not asked for.
    const issuer = settings.issuer.replace("127.0.0.1", "localhost");
    expect(await startOidc({ ...settings, issuer }, "/", "test")).toEqual({
      ok: false,
      error: { kind: "away" },
    });
  });

  it("because it is away sends nobody anywhere but back, and is asked again the next time", async () => {
    const { forgetOidcAuth } = await import("@/lib/platform/oidc.ts");
    forgetOidcAuth();
    const { env } = await import("@/lib/platform/env.ts");
    const { startOidc } = await import("@/lib/features/sign-in/oidc-mutations.ts");
    const settings = env().oidc;
    if (!settings) throw new Error("no provider");
    const away = await startOidc({ ...settings, issuer: "http://127.0.0.1:1" }, "/", "test");
    expect(away).toEqual({ ok: false, error: { kind: "away" } });
    expect((await visit()).person).toMatchObject({ email: EMAIL });
  });
});
