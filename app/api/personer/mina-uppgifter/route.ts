import { ownExtract } from "@/lib/features/people/mine-loaders.ts";
import { handle, unauthenticated } from "@/lib/platform/request.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

/** The person's own registerutdrag as a file. */
export const GET = handle(async (request) => {
  const person = await personOfRequest(request);
  if (!person) return unauthenticated();
  return Response.json(await ownExtract(person.personId), {
    headers: {
      "Content-Disposition": 'attachment; filename="mina-uppgifter.json"',
      "Cache-Control": "no-store",
    },
  });
});
