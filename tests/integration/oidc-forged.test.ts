import { afterAll, beforeEach, describe, expect, it } from "vitest";
import {
  comeBack,
  depart,
  EMAIL,
  FAILED,
  provider,
  startAnew,
  UNKNOWN,
  visit,
} from "./support/openid-visits.ts";

const { prisma } = await import("@/lib/platform/db.ts");

beforeEach(startAnew);
afterAll(() => provider.stop());

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
    expect(await comeBack(back, jar)).toMatchObject(FAILED);
  });

  it("without a state is refused", async () => {
    const { url, jar } = await depart();
    const back = provider.approve(url);
    back.searchParams.delete("state");
    expect(await comeBack(back, jar)).toMatchObject(FAILED);
  });

  it("brought to another browser is refused: nobody is signed in as somebody else by a link", async () => {
    const { url } = await depart();
    expect(await comeBack(provider.approve(url))).toMatchObject(FAILED);
    const victim = await depart();
    const attacker = await depart();
    expect(await comeBack(provider.approve(attacker.url), victim.jar)).toMatchObject(FAILED);
    expect(await prisma.session.count()).toBe(0);
  });

  it("brought twice is refused the second time", async () => {
    const { url, jar } = await depart();
    const back = provider.approve(url);
    expect((await comeBack(back, jar)).person).not.toBeNull();
    expect(await comeBack(back, jar)).toMatchObject(FAILED);
  });

  it("with a code of another visit is refused (PKCE)", async () => {
    const [one, two] = [await depart(), await depart()];
    const back = provider.approve(two.url);
    back.searchParams.set("code", provider.approve(one.url).searchParams.get("code") ?? "");
    expect(await comeBack(back, two.jar)).toMatchObject(FAILED);
  });

  it("naming another issuer is refused (RFC 9207)", async () => {
    const { url, jar } = await depart();
    const back = provider.approve(url);
    back.searchParams.set("iss", "https://login.example");
    expect(await comeBack(back, jar)).toMatchObject(FAILED);
  });

  it("that says the person said no is told as that", async () => {
    const { url, jar } = await depart();
    const back = provider.approve(url);
    back.searchParams.delete("code");
    back.searchParams.set("error", "access_denied");
    expect((await comeBack(back, jar)).to).toBe("/logga-in?inloggning=avbruten");
  });
});
