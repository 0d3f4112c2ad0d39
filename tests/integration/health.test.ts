import { afterEach, describe, expect, it, vi } from "vitest";
import packageJson from "@/package.json" with { type: "json" };
import { freePort } from "@/scripts/lib/paths.ts";

const address = process.env.DATABASE_URL ?? "";

/** The route as a server process loads it with this database address. */
async function getHealth(databaseUrl: string): Promise<Response> {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", databaseUrl);
  // `next dev` keeps the pool there between loads; a new process has none.
  Reflect.deleteProperty(globalThis, "finsamplanPrisma");
  const { GET } = await import("@/app/api/health/route.ts");
  return GET();
}

afterEach(() => vi.unstubAllEnvs());

describe("GET /api/health", () => {
  it("tells that server and database are well", async () => {
    const answer = await getHealth(address);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: "ok", version: packageJson.version, database: "ok" });
  });

  it("is 503 in the same shape when the database is away", async () => {
    const away = new URL(address);
    away.port = String(await freePort());
    const answer = await getHealth(away.href);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: "error", version: packageJson.version, database: "away" });
  });
});
