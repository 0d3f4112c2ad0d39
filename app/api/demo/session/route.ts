import { signInToExample } from "@/lib/features/sign-in/mutations.ts";
import { codeRequestSchema } from "@/lib/features/sign-in/schema.ts";
import { env } from "@/lib/platform/env.ts";
import { unprocessable } from "@/lib/platform/refusals.ts";
import { handle, jsonError, notFound, readJson } from "@/lib/platform/request.ts";
import { tokenOfRequest } from "@/lib/platform/session.ts";
import { sessionCookie } from "@/lib/platform/session-cookie.ts";

/** Signs in to an example account without a code. Without DEMO the route does not exist, whatever is sent. */
export const POST = handle(async (request) => {
  if (!env().DEMO) return notFound();
  const body = await readJson(request);
  if (!body.ok) return body.error;
  const wanted = codeRequestSchema.safeParse(body.value);
  if (!wanted.success) return unprocessable(wanted.error);
  const session = await signInToExample(wanted.data.email, tokenOfRequest(request));
  if (!session) return jsonError(404, "not-found", "Det finns inget exempelkonto med den adressen.");
  const cookie = sessionCookie(session.token, session.maxAgeSeconds);
  return new Response(null, { status: 204, headers: { "Set-Cookie": cookie } });
});
