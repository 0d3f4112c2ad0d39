import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { CLIENT_ID, CLIENT_SECRET } from "./support/openid-provider.ts";
import { depart, EMAIL, get, provider, SITE, startAnew, UNKNOWN, visit } from "./support/openid-visits.ts";

const { POST: askCode } = await import("@/app/api/auth/code/route.ts");
const { POST: signInByCode } = await import("@/app/api/auth/sign-in/route.ts");
const { startOidc } = await import("@/lib/features/sign-in/oidc-mutations.ts");
const { oidcRefusalText } = await import("@/lib/features/sign-in/oidc-schema.ts");
const { createAdmin } = await import("@/lib/features/operator/mutations.ts");
const { prisma } = await import("@/lib/platform/db.ts");
const { env } = await import("@/lib/platform/env.ts");
const { forgetOidcAuth } = await import("@/lib/platform/oidc.ts");
const { personOfRequest } = await import("@/lib/platform/session.ts");

const nothing = undefined;

beforeEach(startAnew);
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
    forgetOidcAuth();
    const settings = env().oidc;
    if (!settings) throw new Error("no provider");
    const away = await startOidc({ ...settings, issuer: "http://127.0.0.1:1" }, "/", "test");
    expect(away).toEqual({ ok: false, error: { kind: "away" } });
    expect((await visit()).person).toMatchObject({ email: EMAIL });
  });
});
