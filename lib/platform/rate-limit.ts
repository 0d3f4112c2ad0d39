import "server-only";
import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { prisma } from "./db.ts";
import { env } from "./env.ts";

export interface Limit {
  /** Counts one more for the key; milliseconds to wait when there are too many, else null. */
  readonly take: (key: string) => Promise<number | null>;
  readonly clear: (key: string) => Promise<void>;
}

interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The limiter speaks like `pg`; it borrows Prisma's pool. BIGINT comes as a number, as its sums expect. */
const store = {
  async query({ text, values }: Query) {
    const found = await prisma.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
    const rows = found.map((row) => ({
      ...row,
      ...("expire" in row ? { expire: row.expire === null ? null : Number(row.expire) } : {}),
    }));
    return { rows, rowCount: rows.length };
  },
};

/** At most `points` per key in a window of `seconds`, counted in PostgreSQL and so across processes. */
export function limit(name: string, points: number, seconds: number): Limit {
  const limiter = new RateLimiterPostgres({
    storeClient: store,
    storeType: "client",
    tableName: "rate_limit",
    // Migrations make the table and a daily job empties it; the app's role may not create tables.
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  return {
    async take(key) {
      try {
        await limiter.consume(hidden(key));
        return null;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return refused.msBeforeNext;
        throw refused;
      }
    },
    async clear(key) {
      await limiter.delete(hidden(key));
    },
  };
}

/** Mail addresses live in the person table only, so the counters keep a keyed hash. */
const hidden = (key: string) => createHmac("sha256", env().AUTH_SECRET).update(key).digest("base64url");
