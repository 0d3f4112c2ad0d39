import pg from "pg";
import { columnList, listApplied, listTables, SAME_TEXT } from "./backup.ts";
import { type BackupHeader, BackupReader, type BackupTable, checkBackup } from "./backup-file.ts";
import { copyIn } from "./copy.ts";
import { withClient } from "./migrations.ts";
import { Refusal } from "./paths.ts";

interface ForeignKey {
  readonly table: string;
  readonly name: string;
}

/**
 * Fills a migrated database from a backup, as its owner, in one transaction: all of it or nothing. What is there
 * already is only ever replaced when that was asked for.
 */
export async function restoreBackup(
  ownerUrl: string,
  file: string,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<BackupHeader> {
  const header = await checkBackup(file);
  return withClient(ownerUrl, async (client) => {
    await client.query(SAME_TEXT);
    await client.query("BEGIN");
    try {
      await refuseRunningServers(client);
      await refuseOtherShape(client, header);
      await lockAll(client, header);
      await makeRoom(client, header, replace);
      await fill(client, header, file);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      throw error;
    }
    await client.query("ANALYZE");
    return header;
  });
}

/** A server would go on with what it knew, and send mails that lie in the backup once more. */
async function refuseRunningServers(client: pg.Client): Promise<void> {
  const found = await client.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'finsamplan-worker-%'",
  );
  if (found.rowCount) {
    throw new Refusal("Finsamplan kör mot databasen. Stoppa alla servrar och läs tillbaka kopian igen.");
  }
}

async function refuseOtherShape(client: pg.Client, header: BackupHeader): Promise<void> {
  const applied = await listApplied(client);
  if (JSON.stringify(applied) !== JSON.stringify(header.migrations)) {
    throw new Refusal(
      `Kopian är gjord med en annan version av Finsamplan (senaste ändring ${header.migrations.at(-1) ?? "ingen"}, databasen har ${applied.at(-1) ?? "ingen"}). ` +
        "Läs tillbaka den med den version den gjordes med, och uppgradera sedan.",
    );
  }
  const tables = await listTables(client);
  const shape = (all: readonly { name: string; columns: readonly string[] }[]) =>
    JSON.stringify(all.map(({ name, columns }) => [name, columns]));
  if (shape(tables) !== shape(header.tables)) {
    throw new Refusal("Tabellerna i databasen är inte de som kopian har. Läs tillbaka den i en tom databas.");
  }
}

const quoted = (tables: readonly BackupTable[]) =>
  tables.map(({ name }) => pg.escapeIdentifier(name)).join(", ");

async function lockAll(client: pg.Client, { tables }: BackupHeader): Promise<void> {
  await client.query(`LOCK TABLE ${quoted(tables)} IN ACCESS EXCLUSIVE MODE`);
}

async function makeRoom(client: pg.Client, { tables }: BackupHeader, replace: boolean): Promise<void> {
  await switchTriggers(client, tables, "DISABLE");
  if (replace) {
    await client.query(`TRUNCATE ${quoted(tables)}`);
    return;
  }
  for (const { name } of tables) {
    const found = await client.query(`SELECT 1 FROM ${pg.escapeIdentifier(name)} LIMIT 1`);
    if (found.rowCount) {
      throw new Refusal(
        `Databasen är inte tom (${name} har rader). Läs tillbaka i en tom databas, eller lägg till --replace för att ersätta allt som finns där.`,
      );
    }
  }
}

/**
 * The append-only triggers refuse a restore, and the notices would wake workers. The owner may switch a table's own
 * triggers inside the transaction; turning all of them off would take a superuser. Foreign keys hold throughout.
 */
async function switchTriggers(
  client: pg.Client,
  tables: readonly BackupTable[],
  how: "DISABLE" | "ENABLE",
): Promise<void> {
  for (const { name } of tables) {
    await client.query(`ALTER TABLE ${pg.escapeIdentifier(name)} ${how} TRIGGER USER`);
  }
}

async function fill(client: pg.Client, header: BackupHeader, file: string): Promise<void> {
  const keys = await deferForeignKeys(client);
  const reader = new BackupReader(file);
  try {
    // Read again: the file may have been changed since it was checked.
    if (JSON.stringify(await reader.header()) !== JSON.stringify(header)) {
      throw new Refusal(`${file} ändrades medan den lästes. Försök igen.`);
    }
    for (const table of header.tables) await fillTable(client, table, reader);
    await reader.end();
  } finally {
    reader.close();
  }
  // Here every row has to find the rows it points to.
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  await bindForeignKeys(client, keys);
  await switchTriggers(client, header.tables, "ENABLE");
  for (const { name, value, called } of header.sequences) {
    await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [
      pg.escapeIdentifier(name),
      value,
      called,
    ]);
  }
}

async function fillTable(client: pg.Client, table: BackupTable, reader: BackupReader): Promise<void> {
  let problem: unknown = null;
  async function* bytes() {
    try {
      yield* reader.table(table);
    } catch (error) {
      // PostgreSQL wraps what it is told; the sentence is kept.
      problem = error;
      throw error;
    }
  }
  const text = `COPY ${pg.escapeIdentifier(table.name)} (${columnList(table.columns)}) FROM STDIN`;
  const rows = await copyIn(client, text, bytes()).catch((error: unknown) => {
    throw problem ?? error;
  });
  if (rows !== table.rows) {
    throw new Refusal(`Tabellen ${table.name} fick ${rows} rader men ska ha ${table.rows}. Inget är ändrat.`);
  }
}

/** Tables point to each other in circles, so the pointing is checked when all rows are there. */
async function deferForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const found = await client.query<ForeignKey>(`
    SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT condeferrable ORDER BY 1, 2`);
  for (const { table, name } of found.rows) {
    await client.query(
      `ALTER TABLE ${table} ALTER CONSTRAINT ${pg.escapeIdentifier(name)} DEFERRABLE INITIALLY DEFERRED`,
    );
  }
  return found.rows;
}

async function bindForeignKeys(client: pg.Client, keys: readonly ForeignKey[]): Promise<void> {
  for (const { table, name } of keys) {
    await client.query(`ALTER TABLE ${table} ALTER CONSTRAINT ${pg.escapeIdentifier(name)} NOT DEFERRABLE`);
  }
}
