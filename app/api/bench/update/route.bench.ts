import { prisma } from "@/lib/platform/db.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

/** What a save costs at least: the session and one update. Built for benchmarks only (next.config.js). */
export async function PATCH(request: Request): Promise<Response> {
  const person = await personOfRequest(request);
  if (!person) return new Response(null, { status: 401 });
  const updated = await prisma.$transaction(
    (tx) =>
      tx.$queryRaw`UPDATE person SET updated_at = ${new Date()} WHERE id = ${person.personId}::uuid RETURNING id`,
  );
  return Response.json(updated);
}
