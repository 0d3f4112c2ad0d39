import { openForbund } from "@/lib/features/access/data.ts";
import { forbundExtract } from "@/lib/features/people/mine-loaders.ts";
import { handle, notFound, unauthenticated } from "@/lib/platform/request.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

interface Context {
  readonly params: Promise<{ forbund: string; person: string }>;
}

/** What the förbund holds about one person, as a file, for those who manage people there. */
export const GET = handle(async (request, { params }: Context) => {
  const current = await personOfRequest(request);
  if (!current) return unauthenticated();
  const { forbund, person } = await params;
  const opened = await openForbund(current, forbund);
  const found = opened && (await forbundExtract(opened, person));
  if (!found) return notFound();
  return Response.json(found.extract, {
    headers: {
      "Content-Disposition": 'attachment; filename="registerutdrag.json"',
      "Cache-Control": "no-store",
    },
  });
});
