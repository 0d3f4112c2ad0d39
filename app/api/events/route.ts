import { listForbund, openFrom } from "@/lib/features/access/data.ts";
import { live } from "@/lib/platform/live.ts";
import type { Watched } from "@/lib/platform/live-stream.ts";
import { handle, unauthenticated } from "@/lib/platform/request.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

export const dynamic = "force-dynamic";

/** Every förbund the person may see now; null when the session has ended or was revoked. */
async function watch(request: Request): Promise<Watched[] | null> {
  const person = await personOfRequest(request);
  if (!person) return null;
  const forbunds = await listForbund(person);
  return forbunds.map((forbund) => ({
    slug: forbund.slug,
    scope: openFrom(person, forbund).scope,
    rights: JSON.stringify([forbund.roles, forbund.viewedAs]),
  }));
}

export const GET = handle(async (request: Request) => {
  const body = await live().open({
    watch: () => watch(request),
    lastEventId: request.headers.get("last-event-id"),
    signal: request.signal,
  });
  if (!body) return unauthenticated();
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // no-transform: a compressing proxy would hold events back until its buffer is full.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
});
