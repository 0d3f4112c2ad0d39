import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { POST as askCode } from "@/app/api/auth/code/route.ts";
import { POST as signIn } from "@/app/api/auth/sign-in/route.ts";
import { POST as signOut } from "@/app/api/auth/sign-out/route.ts";
import { POST as signOutEverywhere } from "@/app/api/auth/sign-out-everywhere/route.ts";
import { POST as demoSession } from "@/app/api/demo/session/route.ts";
import { setClock } from "@/lib/platform/clock.ts";
import { prisma } from "@/lib/platform/db.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

const EMAIL = "chef@auth.example";
const nothing = undefined;

const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request("http://localhost:3000/api", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const withCookie = (cookie: string) => new Request("http://localhost:3000/", { headers: { cookie } });
const setCookieOf = (response: Response) => response.headers.get("set-cookie") ?? "";
const cookieOf = (response: Response) => setCookieOf(response).split(";")[0] ?? "";

/** The newest code mailed to the address. */
async function mailedCode(email = EMAIL): Promise<string> {
  const mail = await prisma.outboxMail.findFirstOrThrow({
    where: { kind: "code", toEmail: email, state: "waiting" },
    orderBy: { createdAt: "desc" },
  });
  return /\b\d{6}\b/.exec(mail.body)?.[0] ?? "";
}

async function signInWithCode(remember = false, headers: Record<string, string> = {}): Promise<Response> {
  expect((await askCode(post({ email: EMAIL }), nothing)).status).toBe(204);
  return signIn(post({ email: EMAIL, code: await mailedCode(), remember }, headers), nothing);
}

const wrong = (code: string) => (code === "000000" ? "111111" : "000000");

beforeEach(async () => {
  await prisma.$transaction([
    prisma.session.deleteMany(),
    prisma.verification.deleteMany(),
    prisma.rateLimit.deleteMany(),
    prisma.outboxMail.deleteMany(),
  ]);
  await prisma.person.upsert({
    where: { email: EMAIL },
    create: { email: EMAIL, name: "Chefen" },
    update: { erasedAt: null },
  });
});

afterEach(() => setClock(null));

describe("signing in with a mailed code", () => {
  it("gives a session whose cookie is the person", async () => {
    const response = await signInWithCode();
    expect(response.status).toBe(204);
    expect(await personOfRequest(withCookie(cookieOf(response)))).toEqual({
      personId: expect.any(String),
      sessionId: expect.any(String),
      viewAs: null,
      email: EMAIL,
      name: "Chefen",
      isOperator: false,
    });
  });

  it("sets a cookie scripts cannot read, for this browser session or for 60 days", async () => {
    const short = setCookieOf(await signInWithCode(false));
    expect(short).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const long = setCookieOf(await signInWithCode(true));
    expect(long).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=5184000$/);
  });

  it.each([
    { remember: false, lasts: 11, ended: 13 },
    { remember: true, lasts: 59 * 24, ended: 61 * 24 },
  ])("lasts as promised: remember $remember", async ({ remember, lasts, ended }) => {
    const request = withCookie(cookieOf(await signInWithCode(remember)));
    setClock(new Date(Date.now() + lasts * 3_600_000));
    expect(await personOfRequest(request)).not.toBeNull();
    setClock(new Date(Date.now() + ended * 3_600_000));
    expect(await personOfRequest(request)).toBeNull();
  });

  it("takes a code once", async () => {
    await askCode(post({ email: EMAIL }), nothing);
    const body = { email: EMAIL, code: await mailedCode(), remember: false };
    expect((await signIn(post(body), nothing)).status).toBe(204);
    const again = await signIn(post(body), nothing);
    expect(again.status).toBe(422);
    expect(await again.json()).toMatchObject({ code: "wrong-code", field: "code" });
  });

  it("takes only one of two tries at the same moment", async () => {
    await askCode(post({ email: EMAIL }), nothing);
    const body = { email: EMAIL, code: await mailedCode(), remember: false };
    const answers = await Promise.all([1, 2, 3, 4].map(() => signIn(post(body), nothing)));
    expect(answers.filter((answer) => answer.status === 204)).toHaveLength(1);
    expect(await prisma.session.count()).toBe(1);
  });

  it("voids an old code, and takes back its mail, when a new one is asked for", async () => {
    await askCode(post({ email: EMAIL }), nothing);
    const first = await mailedCode();
    await askCode(post({ email: EMAIL }), nothing);
    const second = await mailedCode();
    expect(await prisma.outboxMail.count({ where: { state: "waiting" } })).toBe(1);
    expect(await prisma.outboxMail.findMany({ where: { state: "failed" }, select: { body: true } })).toEqual([
      { body: "" },
    ]);
    if (first !== second) {
      expect((await signIn(post({ email: EMAIL, code: first, remember: false }), nothing)).status).toBe(422);
    }
    expect((await signIn(post({ email: EMAIL, code: second, remember: false }), nothing)).status).toBe(204);
  });

  it("refuses a code that is too old", async () => {
    await askCode(post({ email: EMAIL }), nothing);
    await prisma.verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    const answer = await signIn(post({ email: EMAIL, code: await mailedCode(), remember: false }), nothing);
    expect(answer.status).toBe(422);
  });

  it("keeps codes and addresses out of the tables in clear", async () => {
    await askCode(post({ email: EMAIL }), nothing);
    const code = await mailedCode();
    const kept = JSON.stringify(
      [await prisma.verification.findMany(), await prisma.rateLimit.findMany()],
      (_, v) => (typeof v === "bigint" ? String(v) : v),
    );
    expect(kept).not.toContain(EMAIL);
    expect(kept).not.toContain(`"${code}`);
  });

  it("gives a new token each time and ends the session the browser had", async () => {
    const first = cookieOf(await signInWithCode());
    const second = cookieOf(await signInWithCode(false, { cookie: first }));
    expect(second).not.toBe(first);
    expect(await personOfRequest(withCookie(first))).toBeNull();
    expect(await personOfRequest(withCookie(second))).not.toBeNull();
  });
});

describe("guessing", () => {
  it("stops after five wrong codes, also for the right one", async () => {
    await askCode(post({ email: EMAIL }), nothing);
    const code = await mailedCode();
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await signIn(post({ email: EMAIL, code: wrong(code), remember: false }), nothing)).status).toBe(
        422,
      );
    }
    expect((await signIn(post({ email: EMAIL, code, remember: false }), nothing)).status).toBe(422);
  });

  it("counts every guess that is compared, also when they come at once", async () => {
    await askCode(post({ email: EMAIL }), nothing);
    const code = await mailedCode();
    const guess = () => signIn(post({ email: EMAIL, code: wrong(code), remember: false }), nothing);
    await Promise.all(Array.from({ length: 8 }, guess));
    // Losers of the race for the row are refused without a comparison; the rest are counted one by one.
    const left = await prisma.verification.findFirst({ orderBy: { createdAt: "desc" } });
    const counted = left ? Number(left.value.split(":").at(-1)) : 5;
    for (let more = counted; more < 5; more += 1) await guess();
    expect((await signIn(post({ email: EMAIL, code, remember: false }), nothing)).status).toBe(422);
    expect(await prisma.session.count()).toBe(0);
  });

  it("ends in a pause that says how long, whoever is asked about", async () => {
    const refused = async (email: string) => {
      let last = await signIn(post({ email, code: "123456", remember: false }), nothing);
      for (let guess = 0; guess < 20; guess += 1) {
        last = await signIn(post({ email, code: "123456", remember: false }), nothing);
      }
      return [last.status, await last.json()];
    };
    const known = await refused(EMAIL);
    expect(known).toEqual(await refused("okand@auth.example"));
    expect(known[0]).toBe(429);
    expect(known[1]).toMatchObject({
      message: expect.stringMatching(/^Det har blivit för många försök. Vänta \d+ minut/),
    });
  });
});

describe("asking for a code", () => {
  it("answers alike for an unknown address, makes no account and mails nothing", async () => {
    const before = await prisma.person.count();
    const started = performance.now();
    const answer = await askCode(post({ email: "okand@auth.example" }), nothing);
    expect(answer.status).toBe(204);
    // Both kinds of address wait for the same moment.
    expect(performance.now() - started).toBeGreaterThan(140);
    expect(await prisma.outboxMail.count()).toBe(0);
    expect(await prisma.person.count()).toBe(before);
    expect(await prisma.verification.count()).toBe(0);
  });

  it("is limited per address, the same for known and unknown", async () => {
    const ask = async (email: string) => {
      const answers = await Promise.all(Array.from({ length: 7 }, () => askCode(post({ email }), nothing)));
      return answers.map((answer) => answer.status).sort();
    };
    const known = await ask(EMAIL);
    expect(known).toEqual([204, 204, 204, 204, 204, 429, 429]);
    expect(await ask("okand@auth.example")).toEqual(known);
    const refused = await askCode(post({ email: EMAIL.toUpperCase() }), nothing);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("is not limited for whoever gets in", async () => {
    for (let round = 0; round < 7; round += 1) expect((await signInWithCode()).status).toBe(204);
  });

  it.each([
    ["not json", 400, undefined],
    [{}, 422, "email"],
    [{ email: "inte en adress" }, 422, "email"],
    [{ email: EMAIL, role: "operator" }, 422, null],
    [[], 422, null],
    [null, 422, null],
  ])("refuses %j with %i and a Swedish sentence", async (body, status, field) => {
    const answer = await askCode(post(body), nothing);
    expect(answer.status).toBe(status);
    const told = await answer.json();
    expect(told.field).toBe(field);
    expect(told.message).toMatch(/^(Det som skickades|Ange|Skriv) /);
  });
});

describe("ending sessions", () => {
  it("signs out here", async () => {
    const here = cookieOf(await signInWithCode());
    const there = cookieOf(await signInWithCode());
    const answer = await signOut(post({}, { cookie: here }), nothing);
    expect(answer.status).toBe(204);
    expect(setCookieOf(answer)).toContain("Max-Age=0");
    expect(await personOfRequest(withCookie(here))).toBeNull();
    expect(await personOfRequest(withCookie(there))).not.toBeNull();
  });

  it("leads a form without a script to the sign-in page", async () => {
    const here = cookieOf(await signInWithCode());
    const answer = await signOut(post("", { cookie: here, accept: "text/html,*/*" }), nothing);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/logga-in");
    expect(await personOfRequest(withCookie(here))).toBeNull();
  });

  it("signs out everywhere, and an ended session is 401", async () => {
    const here = cookieOf(await signInWithCode());
    const there = cookieOf(await signInWithCode(true));
    expect((await signOutEverywhere(post({}, { cookie: here }), nothing)).status).toBe(204);
    expect(await personOfRequest(withCookie(there))).toBeNull();
    const again = await signOutEverywhere(post({}, { cookie: here }), nothing);
    expect(again.status).toBe(401);
    expect(await again.json()).toEqual({
      code: "unauthenticated",
      message: "Du är inte inloggad, eller så har inloggningen gått ut. Logga in igen.",
    });
  });

  it("knows no one by a token that was tampered with, or whose person is erased", async () => {
    const cookie = cookieOf(await signInWithCode());
    const [name, value = ""] = cookie.split("=");
    const token = decodeURIComponent(value).split(".")[0];
    expect(await personOfRequest(withCookie(`${name}=${token}`))).toBeNull();
    expect(await personOfRequest(withCookie(`${name}=${token}.AAAA`))).toBeNull();
    expect(await personOfRequest(withCookie(`${name}=%`))).toBeNull();
    expect(await personOfRequest(withCookie(cookie))).not.toBeNull();
    await prisma.person.update({ where: { email: EMAIL }, data: { erasedAt: new Date() } });
    expect(await personOfRequest(withCookie(cookie))).toBeNull();
  });
});

describe("example accounts in DEMO", () => {
  it("signs in without a code", async () => {
    const answer = await demoSession(post({ email: EMAIL }), nothing);
    expect(answer.status).toBe(204);
    expect(await personOfRequest(withCookie(cookieOf(answer)))).toMatchObject({ email: EMAIL });
  });

  it("does not know an unknown address", async () => {
    expect((await demoSession(post({ email: "okand@auth.example" }), nothing)).status).toBe(404);
  });

  it("is not limited", async () => {
    for (let round = 0; round < 30; round += 1) {
      expect((await demoSession(post({ email: EMAIL }), nothing)).status).toBe(204);
    }
  });
});
