import { requestCode } from "@/lib/features/sign-in/mutations.ts";
import { codeRequestSchema } from "@/lib/features/sign-in/schema.ts";
import { env } from "@/lib/platform/env.ts";
import { peerOf } from "@/lib/platform/peer.ts";
import { tooMany, unprocessable } from "@/lib/platform/refusals.ts";
import { handle, notFound, readJson } from "@/lib/platform/request.ts";

/** Mails a code. 204 whether or not anyone has the address; 404 where codes do not sign in. */
export const POST = handle(async (request) => {
  if (!env().SIGN_IN_CODE) return notFound();
  const body = await readJson(request);
  if (!body.ok) return body.error;
  const wanted = codeRequestSchema.safeParse(body.value);
  if (!wanted.success) return unprocessable(wanted.error);
  const asked = await requestCode(wanted.data.email, peerOf(request));
  return asked.ok ? new Response(null, { status: 204 }) : tooMany(asked.error.waitMs);
});
