import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../generated/prisma/client.ts";
import { env } from "./env.ts";

/** Sessions of the pool speak in UTC; money and dates never depend on it, logs and tests do. */
function connect(): PrismaClient {
  const adapter = new PrismaPg({ connectionString: env().DATABASE_URL, max: 10 });
  return new PrismaClient({ adapter });
}

// `next dev` evaluates modules again on each change; one pool must outlive that.
declare global {
  var finsamplanPrisma: PrismaClient | undefined;
}
export const prisma: PrismaClient = globalThis.finsamplanPrisma ?? connect();
globalThis.finsamplanPrisma = prisma;
