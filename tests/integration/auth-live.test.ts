import { describe, expect, it, vi } from "vitest";

// An installation in earnest: no example accounts, and an address with https.
vi.hoisted(() => {
  process.env.DEMO = "0";
  process.env.APP_URL = "https://finsamplan.exempel.se";
});

const { POST: demoSession } = await import("@/app/api/demo/session/route.ts");
const { POST: signOut } = await import("@/app/api/auth/sign-out/route.ts");
const { listExampleAccounts } = await import("@/lib/features/sign-in/data.ts");
const { createForbund } = await import("@/lib/features/operator/mutations.ts");
const { listMails } = await import("@/lib/features/operator/data.ts");
const { requestCode, signIn } = await import("@/lib/features/sign-in/mutations.ts");
const { prisma } = await import("@/lib/platform/db.ts");
const { personOfRequest } = await import("@/lib/platform/session.ts");
const { sessionCookie } = await import("@/lib/platform/session-cookie.ts");

const CHEF = "chef@live.example";

describe("without DEMO", () => {
  it("has no example sign-in, and does not even read what is sent", async () => {
    await prisma.person.create({ data: { email: "ekonom@live.example", name: "Ekonomen" } });
    const request = new Request("https://finsamplan.exempel.se/api/demo/session", {
      method: "POST",
      body: JSON.stringify({ email: "ekonom@live.example" }),
    });
    const answer = await demoSession(request, undefined);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(request.bodyUsed).toBe(false);
    expect(await prisma.session.count()).toBe(0);
  });

  it("offers no accounts, though there are some", async () => {
    expect((await createForbund({ slug: "live", name: "Förbundet Live", email: CHEF })).ok).toBe(true);
    expect(await listExampleAccounts()).toEqual([]);
  });

  it("shows the operator no code and no whole address", async () => {
    await requestCode(CHEF, "127.0.0.1");
    const [mail] = await listMails();
    expect(mail).toMatchObject({ to: "c•••@live.example", state: "waiting", body: null });
    const { body } = await prisma.outboxMail.findFirstOrThrow({ where: { toEmail: CHEF } });
    const code = /\d{6}/.exec(body)?.[0] ?? "no code";
    expect(body).toContain(code);
    expect(JSON.stringify({ ...mail, id: "" })).not.toContain(code);
  });

  it("sends the cookie over https only", async () => {
    const made = await createForbund({ slug: "live-2", name: "Förbundet Live 2", email: CHEF });
    const code = made.ok ? (made.value.code ?? "") : "";
    const session = await signIn(
      { email: CHEF, code, remember: true },
      { peer: "127.0.0.1", oldToken: null },
    );
    if (!session.ok) throw new Error("not signed in");
    const cookie = sessionCookie(session.value.token, session.value.maxAgeSeconds);
    expect(cookie).toMatch(
      /^__Secure-finsamplan\.session_token=.+; HttpOnly; SameSite=Lax; Secure; Max-Age=/,
    );
    const request = (headers: Record<string, string>) =>
      new Request("https://finsamplan.exempel.se/", { method: "POST", headers });
    const headers = { cookie: cookie.split(";")[0] ?? "" };
    expect(await personOfRequest(request(headers))).toMatchObject({ email: CHEF });
    expect((await signOut(request(headers), undefined)).headers.get("set-cookie")).toContain(
      "; Secure; Max-Age=0",
    );
  });
});
