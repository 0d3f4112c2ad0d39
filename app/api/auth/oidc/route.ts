import { startOidc } from "@/lib/features/sign-in/oidc-mutations.ts";
import { signInAddress } from "@/lib/features/sign-in/oidc-schema.ts";
import { env } from "@/lib/platform/env.ts";
import { peerOf } from "@/lib/platform/peer.ts";
import { tooMany } from "@/lib/platform/refusals.ts";
import { handle, notFound } from "@/lib/platform/request.ts";

export const dynamic = "force-dynamic";

/** A link and no form: `form-action 'self'` would stop a form that is sent on to the provider. */
export const GET = handle(async (request) => {
  const { oidc } = env();
  if (!oidc) return notFound();
  const wanted = new URL(request.url).searchParams.get("till");
  const started = await startOidc(oidc, wanted, peerOf(request));
  if (!started.ok && started.error.kind === "too-many") return tooMany(started.error.waitMs);
  const headers = new Headers({ "Cache-Control": "no-store" });
  headers.set("Location", started.ok ? started.value.url : signInAddress("away"));
  if (started.ok) for (const cookie of started.value.cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
});
