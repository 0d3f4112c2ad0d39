import { afterAll, expect, it } from "vitest";
import { GET } from "@/app/api/events/route.ts";
import { live } from "@/lib/platform/live.ts";
import { endSession } from "@/lib/platform/session.ts";
import { buildChange, buildForbund, buildGrant, buildSession } from "../factories.ts";

afterAll(() => live().close());

const ask = (headers: Record<string, string>, signal?: AbortSignal) =>
  GET(new Request("http://localhost:3000/api/events", { headers, ...(signal ? { signal } : {}) }), undefined);

/** Reads until the text holds what is looked for, or the stream ends. */
async function readUntil(response: Response, part: string): Promise<string> {
  let text = "";
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader && !text.includes(part)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  return text;
}

it.each([
  ["no session", async () => ({})],
  ["a cookie that is not ours", async () => ({ cookie: "finsamplan.session_token=abc.def" })],
  [
    "a session that ran out",
    async () => ({ cookie: (await buildSession({ expiresAt: new Date(0) })).cookie }),
  ],
  [
    "a session that was revoked",
    async () => {
      const { token, cookie } = await buildSession();
      await endSession(token);
      return { cookie };
    },
  ],
])("answers 401 for %s", async (_, headers) => {
  const response = await ask(await headers());
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: "unauthenticated" });
});

it("streams what happens in the person's own förbund, and resumes from Last-Event-ID", async () => {
  const [grant, secret] = [await buildGrant({ role: "auditor" }), await buildForbund()];
  const { cookie } = await buildSession({ person: grant.person });
  const missed = await buildChange({ forbund: grant.forbund });
  await buildChange({ forbund: secret });
  const leaving = new AbortController();
  const response = await ask(
    { cookie, "last-event-id": `${grant.forbund.slug}:0,${secret.slug}:0` },
    leaving.signal,
  );
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
  const text = await readUntil(response, missed.subjectId);
  expect(text).toContain(`id: ${grant.forbund.slug}:1\n`);
  expect(text).not.toContain(secret.slug);
  expect(text).not.toContain(grant.person.name);
  expect(text).not.toContain(grant.person.id);
  leaving.abort();
  expect(live().size).toBe(0);
});

it("tells a person whose roles have all ended nothing", async () => {
  const grant = await buildGrant({ validTo: new Date("2020-12-31") });
  const { cookie } = await buildSession({ person: grant.person });
  const leaving = new AbortController();
  const response = await ask({ cookie, "last-event-id": `${grant.forbund.slug}:0` }, leaving.signal);
  await buildChange({ forbund: grant.forbund });
  leaving.abort();
  expect(await readUntil(response, "data:")).toBe("retry: 2000\nid: \n\n");
});
