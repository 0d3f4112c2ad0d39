import { handle } from "@/lib/platform/request.ts";
import { endSession, tokenOfRequest } from "@/lib/platform/session.ts";
import { endedSessionCookie } from "@/lib/platform/session-cookie.ts";

/** Ends this session, or finds it ended: 204, and for a form without a script on to the sign-in page. */
export const POST = handle(async (request) => {
  const token = tokenOfRequest(request);
  if (token !== null) await endSession(token);
  const headers = new Headers({ "Set-Cookie": endedSessionCookie() });
  if (!request.headers.get("accept")?.includes("text/html"))
    return new Response(null, { status: 204, headers });
  headers.set("Location", "/logga-in");
  return new Response(null, { status: 303, headers });
});
