import "server-only";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import { now } from "../../platform/clock.ts";
import { prisma } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import { asOperator, inScope, proveScope } from "../../platform/scope.ts";
import { type InstallationView, toInstallationView } from "./installation-view.ts";

/** What is not done, and of what is done the latest. */
const NEWEST_JOBS = 50;
const LARGEST_TABLES = 12;

/** The installation as it is now. The caller has shown that it is the operator who asks. */
export async function readInstallation(): Promise<InstallationView> {
  const [database, mails, oldest, jobs, unfinished, done, tables, forbunds, backup] = await Promise.all([
    prisma.$queryRaw<{ version: string; bytes: bigint }[]>`
      SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes`,
    prisma.outboxMail.groupBy({ by: ["state"], _count: { _all: true } }),
    prisma.outboxMail.findFirst({
      where: { state: "waiting", dueAt: { lte: now() } },
      orderBy: { createdAt: "asc" },
      select: { createdAt: true },
    }),
    prisma.job.groupBy({ by: ["state"], _count: { _all: true } }),
    listJobs({ in: ["failed", "claimed", "waiting"] }),
    listJobs({ in: ["done"] }),
    largestTables(),
    countForbunds(),
    newestBackup(),
  ]);
  return toInstallationView({
    at: now(),
    version: packageJson.version,
    uptimeSeconds: process.uptime(),
    databaseVersion: database[0]?.version ?? "",
    hasMailServer: env().SMTP_URL !== null,
    mails: mails.map(({ state, _count }) => ({ state, count: _count._all })),
    oldestWaiting: oldest?.createdAt ?? null,
    jobs: jobs.map(({ state, _count }) => ({ state, count: _count._all })),
    jobList: [...unfinished, ...done.slice(0, 10)],
    databaseBytes: Number(database[0]?.bytes ?? 0),
    tables,
    files: {
      count: forbunds.reduce((sum, { files }) => sum + files, 0),
      bytes: forbunds.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    backup,
    forbunds,
  });
}

function listJobs(state: { in: ("failed" | "claimed" | "waiting" | "done")[] }) {
  return prisma.job.findMany({
    where: { state },
    orderBy: [{ doneAt: "desc" }, { dueAt: "desc" }, { id: "asc" }],
    take: NEWEST_JOBS,
    select: {
      id: true,
      kind: true,
      state: true,
      dueAt: true,
      doneAt: true,
      attempts: true,
      lastError: true,
    },
  });
}

/** Rows as the database guesses them: counting would read every förbund's. */
async function largestTables() {
  const found = await prisma.$queryRaw<{ name: string; rows: bigint; bytes: bigint }[]>`
    SELECT c.relname AS name, greatest(c.reltuples, 0)::bigint AS rows, pg_total_relation_size(c.oid) AS bytes
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    ORDER BY bytes DESC, c.relname LIMIT ${LARGEST_TABLES}`;
  return found.map(({ name, rows, bytes }) => ({ name, rows: Number(rows), bytes: Number(bytes) }));
}

/**
 * Every förbund by name, and how many people and files it has. Only numbers leave its scope: row-level
 * security shows the operator the list and nothing inside.
 */
async function countForbunds() {
  const forbunds = await asOperator((tx) =>
    tx.forbund.findMany({
      select: { id: true, slug: true, name: true, createdAt: true },
      orderBy: { name: "asc" },
    }),
  );
  const today = now().toLocaleDateString("sv-SE", { timeZone: "Europe/Stockholm" });
  const counted = [];
  for (const { id, ...forbund } of forbunds) {
    const [numbers] = await inScope(
      proveScope(id, null, true),
      (tx) => tx.$queryRaw<{ people: number; files: number; bytes: bigint }[]>`
        SELECT (SELECT count(DISTINCT person_id)::int FROM role_grant
            WHERE forbund_id = ${id}::uuid AND erased_at IS NULL AND (valid_to IS NULL OR valid_to >= ${today}::date)) AS people,
          (SELECT count(*)::int FROM file WHERE forbund_id = ${id}::uuid) AS files,
          (SELECT coalesce(sum(size), 0) FROM file WHERE forbund_id = ${id}::uuid) AS bytes`,
    );
    counted.push({
      ...forbund,
      people: numbers?.people ?? 0,
      files: numbers?.files ?? 0,
      bytes: Number(numbers?.bytes ?? 0),
    });
  }
  return counted;
}

/** The latest file that `npm start` or `npm run backup` has left in DATA_DIR; null where there is no such folder. */
async function newestBackup(): Promise<{ newest: Date | null; bytes: number } | null> {
  const folder = path.join(/* turbopackIgnore: true */ env().DATA_DIR, "backup");
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const newest = names
    .filter((name) => name.endsWith(".finsamplan"))
    .sort()
    .at(-1);
  if (newest === undefined) return { newest: null, bytes: 0 };
  const { mtime, size } = await stat(path.join(folder, newest));
  return { newest: mtime, bytes: size };
}
