import { finishOidc } from "@/lib/features/sign-in/oidc-mutations.ts";
import { signInAddress } from "@/lib/features/sign-in/oidc-schema.ts";
import { env } from "@/lib/platform/env.ts";
import { handle, notFound } from "@/lib/platform/request.ts";
import { tokenOfRequest } from "@/lib/platform/session.ts";
import { sessionCookie } from "@/lib/platform/session-cookie.ts";

export const dynamic = "force-dynamic";

/** Where the provider sends the browser back to. */
export const GET = handle(async (request) => {
  const { oidc } = env();
  if (!oidc) return notFound();
  const arrived = await finishOidc(oidc, request, tokenOfRequest(request));
  const headers = new Headers({ "Cache-Control": "no-store" });
  headers.set("Location", arrived.ok ? arrived.value.returnPath : signInAddress(arrived.error));
  if (arrived.ok) {
    for (const cookie of arrived.value.cookies) headers.append("Set-Cookie", cookie);
    headers.append("Set-Cookie", sessionCookie(arrived.value.token, null));
  }
  return new Response(null, { status: 303, headers });
});
