import { describe, expect, it } from "vitest";
import { GET as download } from "@/app/api/forbund/[forbund]/filer/[id]/route.ts";
import { POST as attach } from "@/app/api/forbund/[forbund]/forbundsordning/[id]/route.ts";
import { POST as sendLogo, GET as showLogo } from "@/app/api/forbund/[forbund]/logotyp/route.ts";
import type { Role } from "@/generated/prisma/enums.ts";
import { saveFile } from "@/lib/platform/files.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { type BuiltForbund, buildForbund, buildGrant, buildSession } from "../factories.ts";

/** The head of a PNG with a size; nobody unpacks it. */
function png(width: number, height: number, tail = ""): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(33 + tail.length);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of [0x89504e47, 0x0d0a1a0a, 13, 0x49484452, width, height].entries())
    view.setUint32(at * 4, value);
  bytes.set(new TextEncoder().encode(tail), 33);
  return bytes;
}
const text = (content: string) => new TextEncoder().encode(content);

async function member(forbund: BuiltForbund, role: Role): Promise<string> {
  const { person } = await buildGrant({ forbund, role });
  return (await buildSession({ person })).cookie;
}
function request(cookie: string | null, body?: Uint8Array<ArrayBuffer>, name = "logotyp.png"): Request {
  const headers: Record<string, string> = { "x-file-name": encodeURIComponent(name) };
  if (cookie) headers.cookie = cookie;
  return new Request("http://localhost:3000/api", { headers, ...(body ? { method: "POST", body } : {}) });
}
const at = (forbund: BuiltForbund) => ({ params: Promise.resolve({ forbund: forbund.slug }) });
const atId = (forbund: BuiltForbund, id: string) => ({
  params: Promise.resolve({ forbund: forbund.slug, id }),
});

describe("the logotype", () => {
  it("is shown to those in the förbund, as a picture that can do nothing", async () => {
    const forbund = await buildForbund();
    const chief = await member(forbund, "forbundschef");
    expect((await showLogo(request(chief), at(forbund))).status).toBe(404);
    expect((await sendLogo(request(chief, png(300, 80)), at(forbund))).status).toBe(201);
    const shown = await showLogo(request(await member(forbund, "auditor")), at(forbund));
    expect(shown.status).toBe(200);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": 'inline; filename="logotyp.png"',
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    });
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png(300, 80));
  });

  it("is not there for an outsider, and nobody for whoever is signed out", async () => {
    const [forbund, other] = [await buildForbund(), await buildForbund()];
    await sendLogo(request(await member(forbund, "forbundschef"), png(10, 10)), at(forbund));
    expect((await showLogo(request(await member(other, "forbundschef")), at(forbund))).status).toBe(404);
    expect((await showLogo(request(null), at(forbund))).status).toBe(401);
    const outsider = await member(other, "forbundschef");
    expect((await sendLogo(request(outsider, png(10, 10)), at(forbund))).status).toBe(404);
  });

  it("is changed by the office alone", async () => {
    const forbund = await buildForbund();
    for (const [role, status] of [
      ["administrator", 201],
      ["ekonom", 403],
      ["boardMember", 403],
    ] as const) {
      expect(
        (await sendLogo(request(await member(forbund, role), png(10, 10)), at(forbund))).status,
        role,
      ).toBe(status);
    }
  });

  it.each([
    ["a script", text("<script>alert(1)</script>"), "logotyp.png", 422],
    ["an svg", text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "logotyp.svg", 422],
    ["a picture that is a page too", png(10, 10, "<script>alert(1)</script>"), "logotyp.png", 422],
    ["a page that calls itself a picture", text("<!doctype html><p>hej"), "logotyp.png", 422],
    ["a picture that calls itself a page", png(10, 10), "logotyp.html", 422],
    ["a bomb: small as a file, four billion pixels", png(65_000, 65_000), "logotyp.png", 422],
    ["a pdf", text("%PDF-1.7\n"), "logotyp.pdf", 422],
    ["nothing", new Uint8Array(), "logotyp.png", 422],
    ["a name that is a path", png(10, 10), "../../logotyp.png", 422],
    ["a large file", new Uint8Array(1_100_000), "logotyp.png", 413],
  ])("%s is refused with what to do, and nothing is kept", async (_, body, name, status) => {
    const forbund = await buildForbund();
    const chief = await member(forbund, "forbundschef");
    const answer = await sendLogo(request(chief, body, name), at(forbund));
    expect(answer.status).toBe(status);
    expect((await answer.json()).message).toMatch(/^(Logotypen|Filen|Filens) /);
    expect((await showLogo(request(chief), at(forbund))).status).toBe(404);
    expect(await inScope(forbund.scope, (tx) => tx.file.count())).toBe(0);
  });
});

describe("the file of a förbundsordning", () => {
  async function withCharter() {
    const forbund = await buildForbund();
    const { id } = await inScope(forbund.scope, (tx) =>
      tx.charter.create({ data: { forbundId: forbund.id, title: "Förbundsordning" } }),
    );
    return { forbund, charterId: id };
  }

  it("is a download for everyone in the förbund, and only what a version points to", async () => {
    const { forbund, charterId } = await withCharter();
    const chief = await member(forbund, "forbundschef");
    const sent = await attach(
      request(chief, text("%PDF-1.7\nförbundsordning"), "fo å.pdf"),
      atId(forbund, charterId),
    );
    expect(sent.status).toBe(201);
    const { id } = await sent.json();
    const got = await download(request(await member(forbund, "memberRepresentative")), atId(forbund, id));
    expect(got.status).toBe(200);
    expect(got.headers.get("content-disposition")).toMatch(/^attachment; /);
    const other = await inScope(forbund.scope, (tx) =>
      saveFile(tx, forbund.scope, { name: "annat.txt", bytes: text("hemligt"), personId: null }),
    );
    if (!other.ok) throw new Error(other.error);
    expect((await download(request(chief), atId(forbund, other.value.id))).status).toBe(404);
    const outsider = await member(await buildForbund(), "forbundschef");
    expect((await download(request(outsider), atId(forbund, id))).status).toBe(404);
  });

  it("is refused for a version that is not there, a broken id and a reader", async () => {
    const { forbund, charterId } = await withCharter();
    const foreign = await withCharter();
    const chief = await member(forbund, "forbundschef");
    const pdf = text("%PDF-1.7\n");
    for (const id of [foreign.charterId, "inte-ett-id"])
      expect((await attach(request(chief, pdf, "a.pdf"), atId(forbund, id))).status).toBe(404);
    const reader = await member(forbund, "ekonom");
    expect((await attach(request(reader, pdf, "a.pdf"), atId(forbund, charterId))).status).toBe(403);
  });
});
