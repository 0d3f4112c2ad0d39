import { handle, unauthenticated } from "@/lib/platform/request.ts";
import { endAllSessions, personOfRequest } from "@/lib/platform/session.ts";
import { endedSessionCookie } from "@/lib/platform/session-cookie.ts";

/** Ends every session of the person, for a lost phone or a borrowed computer. */
export const POST = handle(async (request) => {
  const person = await personOfRequest(request);
  if (!person) return unauthenticated();
  await endAllSessions(person.personId);
  return new Response(null, { status: 204, headers: { "Set-Cookie": endedSessionCookie() } });
});
