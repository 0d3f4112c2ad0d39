import { describe, expect, it, vi } from "vitest";
import { log } from "./log.ts";
import { handle, jsonError, readJson } from "./request.ts";

const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://localhost:3000/api/x?kod=1", { method: "POST", body, headers });

/** A body that comes in pieces, with no Content-Length. */
function pieces(count: number, bytes: number) {
  let given = 0;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (given === count) return controller.close();
      given += 1;
      controller.enqueue(new Uint8Array(bytes).fill(0x20));
    },
    cancel() {
      cancelled = true;
    },
  });
  const init: RequestInit & { duplex: "half" } = { method: "POST", body: stream, duplex: "half" };
  return {
    request: new Request("http://localhost:3000/api/x", init),
    given: () => given,
    cancelled: () => cancelled,
  };
}

async function refusal(read: Awaited<ReturnType<typeof readJson>>) {
  if (read.ok) throw new Error("taken");
  return { status: read.error.status, ...(await read.error.json()) };
}

describe("readJson", () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    [' "räksmörgås" ', "räksmörgås"],
    ["null", null],
  ])("reads %s", async (text, value) => {
    expect(await readJson(request(text))).toEqual({ ok: true, value });
  });

  it.each(["", "{", "amount=1", "{'a':1}", new Uint8Array([0x22, 0xff, 0x22])])(
    "refuses %s with 400",
    async (body) => {
      expect(await refusal(await readJson(request(body)))).toMatchObject({ status: 400, code: "not-json" });
    },
  );

  it("refuses too much at once by what it says it is", async () => {
    const read = await readJson(request("{}", { "content-length": "10000000" }));
    expect(await refusal(read)).toEqual({
      status: 413,
      code: "too-large",
      message: "Det som skickades är för stort. Högst 2 MB går att skicka på en gång.",
    });
  });

  it("counts what comes when nothing is said, and stops reading", async () => {
    const body = pieces(100, 500_000);
    expect(await refusal(await readJson(body.request))).toMatchObject({ status: 413 });
    expect(body.given()).toBeLessThan(8);
    expect(body.cancelled()).toBe(true);
  });

  it("counts what comes when too little is said", async () => {
    const long = request(" ".repeat(2_000_001), { "content-length": "2" });
    expect(await refusal(await readJson(long))).toMatchObject({ status: 413 });
  });

  it("takes exactly 2 MB", async () => {
    expect(await readJson(request(`"${"a".repeat(1_999_998)}"`))).toMatchObject({ ok: true });
  });
});

describe("handle", () => {
  it("passes an answer on as it is", async () => {
    const answer = await handle(async () => jsonError(409, "gone", "Raden är borttagen."))(
      request(""),
      undefined,
    );
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ code: "gone", message: "Raden är borttagen." });
  });

  it("logs a surprise and answers with its id and nothing of its inside", async () => {
    const logged = vi.spyOn(log, "error").mockImplementation(() => {});
    const work = handle(() => Promise.reject(new Error("relation secret_table does not exist")));
    const answer = await work(request("", { "x-request-id": "abc-123" }), undefined);
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text)).toEqual({ code: "unexpected", message: expect.stringContaining("abc-123") });
    expect(text).not.toMatch(/secret_table|\.ts|at /);
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ requestId: "abc-123", path: "/api/x", err: expect.any(Error) }),
      "request failed",
    );
  });

  it("writes one line per request, without the query and without what was sent", async () => {
    const logged = vi.spyOn(log, "info").mockImplementation(() => {});
    const work = handle(async () => jsonError(422, "invalid", "Nej."));
    await work(
      request('{"email":"anna@exempel.se"}', { "x-request-id": "abc-123", cookie: "hemlig" }),
      undefined,
    );
    expect(logged.mock.calls).toEqual([
      [
        { requestId: "abc-123", method: "POST", path: "/api/x", status: 422, ms: expect.any(Number) },
        "request",
      ],
    ]);
  });
});
