import { signIn } from "@/lib/features/sign-in/mutations.ts";
import { signInSchema, WRONG_CODE } from "@/lib/features/sign-in/schema.ts";
import { env } from "@/lib/platform/env.ts";
import { peerOf } from "@/lib/platform/peer.ts";
import { tooMany, unprocessable } from "@/lib/platform/refusals.ts";
import { handle, jsonError, notFound, readJson } from "@/lib/platform/request.ts";
import { tokenOfRequest } from "@/lib/platform/session.ts";
import { sessionCookie } from "@/lib/platform/session-cookie.ts";

/** Trades a mailed code for a session: 204 with the cookie; 404 where codes do not sign in. */
export const POST = handle(async (request) => {
  if (!env().SIGN_IN_CODE) return notFound();
  const body = await readJson(request);
  if (!body.ok) return body.error;
  const wanted = signInSchema.safeParse(body.value);
  if (!wanted.success) return unprocessable(wanted.error);
  const from = { peer: peerOf(request), oldToken: tokenOfRequest(request) };
  const session = await signIn(wanted.data, from);
  if (!session.ok) {
    return session.error.kind === "too-many"
      ? tooMany(session.error.waitMs)
      : jsonError(422, "wrong-code", WRONG_CODE, { field: "code" });
  }
  const cookie = sessionCookie(session.value.token, session.value.maxAgeSeconds);
  return new Response(null, { status: 204, headers: { "Set-Cookie": cookie } });
});
