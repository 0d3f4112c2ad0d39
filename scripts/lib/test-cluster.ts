import { readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { type DatabaseUrls, postmasterPid } from "./embedded.ts";
import { migrate, withClient } from "./migrations.ts";
import { isAlive } from "./paths.ts";
import { claimCluster, runningNote } from "./running.ts";

const PREFIX = "finsamplan-test-";

/** A folder for one run's data; the caller removes it. */
export const testDataDir = (name: string) => path.join(os.tmpdir(), `${PREFIX}${name}-${process.pid}`);

/** Removes what runs that were killed left behind: a database server without owner, and its data. */
export function sweepTestData() {
  for (const name of readdirSync(os.tmpdir())) {
    const folder = path.join(os.tmpdir(), name);
    const owner = Number(name.split("-").at(-1));
    if (!name.startsWith(PREFIX) || isAlive(owner) || runningNote(folder)) continue;
    const pid = postmasterPid(path.join(folder, "postgres"));
    if (pid !== null) process.kill(pid, "SIGQUIT");
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

export type TestCluster = { readonly urls: DatabaseUrls; readonly stop: () => Promise<void> };

/** A PostgreSQL that may be thrown away, with one migrated database to copy. */
export async function startTestCluster(name: string): Promise<TestCluster> {
  sweepTestData();
  const dataDir = testDataDir(name);
  const { claim, cluster } = await claimCluster(dataDir, true);
  const stop = async () => {
    await cluster.stop();
    claim.release();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(cluster.place.dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(cluster.urls.owner, cluster.urls.app);
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls: cluster.urls, stop };
}

const named = (url: string, database: string) => {
  const copy = new URL(url);
  copy.pathname = `/${database}`;
  return copy.href;
};

/** A fresh copy of the migrated database under a name; an older one of that name goes. */
export async function copyDatabase(template: DatabaseUrls, name: string): Promise<DatabaseUrls> {
  const source = new URL(template.superuser).pathname.slice(1);
  const copy = pg.escapeIdentifier(name);
  await withClient(named(template.superuser, "postgres"), async (client) => {
    // One copy at a time: PostgreSQL wants the source to itself.
    await client.query("SELECT pg_advisory_lock(1)");
    await client.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
    await client.query(
      `CREATE DATABASE ${copy} TEMPLATE ${pg.escapeIdentifier(source)} OWNER finsamplan_owner`,
    );
  });
  return {
    superuser: named(template.superuser, name),
    owner: named(template.owner, name),
    app: named(template.app, name),
  };
}
