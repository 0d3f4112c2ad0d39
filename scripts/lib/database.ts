import path from "node:path";
import type { StartEnvironment } from "../../lib/platform/env-rules.ts";
import { checkAppRole, hasMigrations, migrate, pendingMigrations, withClient } from "./migrations.ts";
import { Refusal } from "./paths.ts";
import { claimCluster, databaseOfRunning } from "./running.ts";

export type Database = {
  readonly app: string;
  /** The owner of an embedded database, or of one given with its owner's address. */
  readonly owner: string | null;
  readonly close: () => Promise<void>;
  /** Resolves when an embedded server ends unasked. */
  readonly lost: Promise<void>;
};

const never = new Promise<void>(() => {});

async function unreachable(error: unknown): Promise<never> {
  const reason = error instanceof Error ? error.message : String(error);
  throw new Refusal(
    `Databasen i DATABASE_URL svarar inte: ${reason}. Kontrollera adress, roll och lösenord.`,
  );
}

/** A database given by address: the role is checked, and migrations run only with the owner's address. */
async function openExternal(settings: StartEnvironment, appUrl: string): Promise<Database> {
  await withClient(appUrl, async () => {}).catch(unreachable);
  await checkAppRole(appUrl);
  if (settings.MIGRATE_DATABASE_URL) {
    await migrate(settings.MIGRATE_DATABASE_URL, appUrl);
    await checkAppRole(appUrl);
  }
  const waiting = await pendingMigrations(appUrl);
  if (waiting.length > 0) {
    throw new Refusal(
      `${waiting.length} ändringar av databasen väntar (${waiting.join(", ")}). ` +
        "Kör npm run migrate med MIGRATE_DATABASE_URL satt till ägarens roll, och starta sedan igen.",
    );
  }
  return { app: appUrl, owner: settings.MIGRATE_DATABASE_URL, close: async () => {}, lost: never };
}

/** Nobody else looks after an embedded database: what an upgrade may spoil is copied first. */
async function copyBeforeUpgrade(ownerUrl: string, dataDir: string): Promise<void> {
  const [waiting, applied] = await Promise.all([pendingMigrations(ownerUrl), hasMigrations(ownerUrl)]);
  if (waiting.length === 0 || !applied) return;
  // Loaded here, since a start without an upgrade has no use for it.
  const [{ writeBackup }, { backupFolder, upgradeName }] = await Promise.all([
    import("./backup.ts"),
    import("./backup-daily.ts"),
  ]);
  const file = path.join(backupFolder(dataDir), upgradeName(new Date()));
  await writeBackup(ownerUrl, file);
  console.error(`Databasen är kopierad till ${file} innan den ändras.`);
}

/** The database of `npm start`: the one given, or the embedded one of DATA_DIR, up to date. */
export async function openDatabase(
  settings: StartEnvironment,
  address: string | null = null,
): Promise<Database> {
  if (settings.DATABASE_URL) return openExternal(settings, settings.DATABASE_URL);
  const { claim, cluster } = await claimCluster(settings.DATA_DIR);
  if (cluster.place.moved) {
    console.log(`Projektets mapp är stängd för PostgreSQL; databasen ligger i ${cluster.place.moved}.`);
  }
  const close = async () => {
    await cluster.stop();
    claim.release();
  };
  try {
    await copyBeforeUpgrade(cluster.urls.owner, settings.DATA_DIR);
    await migrate(cluster.urls.owner, cluster.urls.app);
  } catch (error) {
    await close();
    throw error;
  }
  claim.tell({ appUrl: address });
  return { app: cluster.urls.app, owner: cluster.urls.owner, close, lost: cluster.lost };
}

/** The database of a command: that of a running `npm start` when there is one, else opened for the time it takes. */
export async function openForCommand(settings: StartEnvironment): Promise<Database> {
  const running = settings.DATABASE_URL ? null : await databaseOfRunning(settings.DATA_DIR);
  return running ? { ...running, close: async () => {}, lost: never } : openDatabase(settings);
}

export interface OwnersDatabase {
  readonly owner: string;
  readonly close: () => Promise<void>;
}

/** The database as it is, not migrated, for a command that has to see every row whatever förbund it belongs to. */
export async function openAsOwner(settings: StartEnvironment): Promise<OwnersDatabase> {
  if (settings.DATABASE_URL) {
    const owner = settings.MIGRATE_DATABASE_URL;
    if (owner) return { owner, close: async () => {} };
    throw new Refusal(
      "MIGRATE_DATABASE_URL saknas. Sätt den till ägarens roll: appens roll ser inte alla rader.",
    );
  }
  const running = await databaseOfRunning(settings.DATA_DIR);
  if (running) return { owner: running.owner, close: async () => {} };
  const { claim, cluster } = await claimCluster(settings.DATA_DIR);
  const close = async () => {
    await cluster.stop();
    claim.release();
  };
  return { owner: cluster.urls.owner, close };
}

/** Whether no förbund is there yet; asked as the operator, who sees the list of them. */
export function isEmpty(appUrl: string): Promise<boolean> {
  return withClient(appUrl, async (client) => {
    await client.query("SELECT set_config('app.operator', 'on', false)");
    const found = await client.query("SELECT 1 FROM forbund LIMIT 1");
    return found.rowCount === 0;
  });
}

/** Example accounts that exist, for the lines a start prints. */
export function exampleAccounts(appUrl: string): Promise<string[]> {
  return withClient(appUrl, async (client) => {
    const found = await client.query<{ email: string }>(
      "SELECT email FROM person WHERE email LIKE '%.example' ORDER BY email",
    );
    return found.rows.map((row) => row.email);
  });
}
