import "server-only";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import { REASON_TEXT } from "../core/permission.ts";
import { err, ok, type Result } from "../core/result.ts";
import { log } from "./log.ts";
import { ReadOnlyVisitError } from "./read-only.ts";

/** The largest body the API takes, `contracts.md` "Errors". */
const MAX_BODY_BYTES = 2_000_000;

/** `{code, message}` with a sentence that says what to do; `more` only where the contract names keys. */
export function jsonError(
  status: number,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): Response {
  return Response.json({ code, message, ...more }, { status });
}

export const unauthenticated = () =>
  jsonError(401, "unauthenticated", "Du är inte inloggad, eller så har inloggningen gått ut. Logga in igen.");

/** The same answer for what does not exist and for what one may not see. */
export const notFound = () => jsonError(404, "not-found", REASON_TEXT["not-found"]);

const notJson = () =>
  jsonError(
    400,
    "not-json",
    "Det som skickades gick inte att läsa som JSON. Rätta innehållet och skicka igen.",
  );

const tooLarge = (maxBytes: number) =>
  jsonError(
    413,
    "too-large",
    `Det som skickades är för stort. Högst ${Math.floor(maxBytes / 1_000_000)} MB går att skicka på en gång.`,
  );

/**
 * The body as parsed JSON, or the answer to give instead: 413 over the limit, 400 when it is not JSON. The
 * bytes are counted as they come, since Content-Length may be missing or untrue.
 */
export async function readJson(
  request: Request,
  maxBytes: number = MAX_BODY_BYTES,
): Promise<Result<unknown, Response>> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return err(tooLarge(maxBytes));
  const bytes = await readAtMost(request, maxBytes);
  if (bytes === null) return err(tooLarge(maxBytes));
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return err(notJson());
  }
}

export async function readAtMost(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** Set by proxy.ts on every request; the sentence of a surprise quotes it and the log is searched by it. */
const REQUEST_ID_HEADER = "x-request-id";
const requestIdOf = (headers: Headers) => headers.get(REQUEST_ID_HEADER) ?? randomUUID();

/**
 * One line per request of the API: enough to follow one by its id and to see what is slow or refused. The
 * path holds slugs and ids only; the query, where an address might stand, is left out.
 */
function logRequest(request: Request, requestId: string, startedAt: number, status: number): void {
  const ms = Math.round(performance.now() - startedAt);
  const path = new URL(request.url).pathname;
  log.info({ requestId, method: request.method, path, status, ms }, "request");
}

/**
 * Around every route handler: a surprise is logged with the request's id and answered with one neutral
 * sentence that names the id. Expected refusals are answers the handler returns itself.
 */
export function handle<C>(
  work: (request: Request, context: C) => Promise<Response>,
): (request: Request, context: C) => Promise<Response> {
  return async (request, context) => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request.headers);
    const answer = await answerOf(request, requestId, () => work(request, context));
    logRequest(request, requestId, startedAt, answer.status);
    return answer;
  };
}

async function answerOf(
  request: Request,
  requestId: string,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof ReadOnlyVisitError) return jsonError(403, "forbidden", REASON_TEXT["viewing-as"]);
    log.error(
      { requestId, method: request.method, path: new URL(request.url).pathname, err: error },
      "request failed",
    );
    return jsonError(
      500,
      "unexpected",
      `Något gick fel hos oss. Försök igen om en stund. Står felet kvar, uppge ${requestId} till den som sköter Finsamplan.`,
    );
  }
}
