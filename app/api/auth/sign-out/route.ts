import { handle } from "@/lib/platform/request.ts";
import { endSession, tokenOfRequest } from "@/lib/platform/session.ts";
import { endedSessionCookie } from "@/lib/platform/session-cookie.ts";

/** Ends this session. 204 also when it had ended already. */
export const POST = handle(async (request) => {
  const token = tokenOfRequest(request);
  if (token !== null) await endSession(token);
  return new Response(null, { status: 204, headers: { "Set-Cookie": endedSessionCookie() } });
});
