import { prisma } from "@/lib/platform/db.ts";
import packageJson from "@/package.json" with { type: "json" };

export const dynamic = "force-dynamic";

const DATABASE_MS = 3000;

/** A database that hangs is away too; whoever watches must get an answer. */
async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), DATABASE_MS);
  });
  try {
    return await Promise.race([prisma.$queryRaw`SELECT 1`.then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** For watchers and load balancers: no session, and the same shape whether well or not. */
export async function GET(): Promise<Response> {
  const well = await databaseAnswers();
  return Response.json(
    { status: well ? "ok" : "error", version: packageJson.version, database: well ? "ok" : "away" },
    { status: well ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
