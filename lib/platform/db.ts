import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../generated/prisma/client.ts";
import { env } from "./env.ts";

/** Lists of changing length make new statements for ever; past these they are planned each time. */
const MAX_PREPARED = 500;
const prepared = new Map<string, string>();

/** A name lets a connection keep the plan of a statement it has met before; "" is none. */
function statementName({ sql, args }: { readonly sql: string; readonly args: readonly unknown[] }): string {
  // BEGIN and COMMIT have nothing to plan.
  if (args.length === 0) return "";
  const known = prepared.get(sql);
  if (known !== undefined) return known;
  const name = prepared.size < MAX_PREPARED ? `statement_${prepared.size}` : "";
  if (name !== "") prepared.set(sql, name);
  return name;
}

/** Milliseconds. When many come at once they wait for a connection; Prisma's own two seconds would answer 500 instead. */
const PATIENCE = { maxWait: 10_000, timeout: 20_000 } as const;

/** Sessions of the pool speak in UTC; money and dates never depend on it, logs and tests do. */
function connect(): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString: env().DATABASE_URL, max: 10 },
    { statementNameGenerator: statementName },
  );
  return new PrismaClient({ adapter, transactionOptions: PATIENCE });
}

// `next dev` evaluates modules again on each change; one pool must outlive that.
declare global {
  var finsamplanPrisma: PrismaClient | undefined;
}
export const prisma: PrismaClient = globalThis.finsamplanPrisma ?? connect();
globalThis.finsamplanPrisma = prisma;
