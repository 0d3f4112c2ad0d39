import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { chmod, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip, gzipSync } from "node:zlib";
import pg from "pg";
import { type BackupHeader, type BackupTable, FORMAT, FORMAT_VERSION } from "./backup-file.ts";
import { copyOut } from "./copy.ts";
import { withClient } from "./migrations.ts";

export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The tables a backup holds: all but Prisma's own record, which the target has from its migrations. */
export async function listTables(client: pg.Client): Promise<CopiedTable[]> {
  const found = await client.query<CopiedTable>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname`);
  return found.rows;
}

export async function listApplied(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1",
  );
  return found.rows.map(({ name }) => name);
}

async function readSequences(client: pg.Client): Promise<BackupHeader["sequences"]> {
  const known = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY 1",
  );
  const sequences: BackupHeader["sequences"] = [];
  for (const { name } of known.rows) {
    const at = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${pg.escapeIdentifier(name)}`,
    );
    const [row] = at.rows;
    if (row) sequences.push({ name, ...row });
  }
  return sequences;
}

/** So that text written by one server is read alike by another, whatever their settings. */
export const SAME_TEXT = `SET client_encoding = 'UTF8'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';
  SET timezone = 'UTC'; SET extra_float_digits = 3; SET bytea_output = 'hex'; SET search_path = public;
  SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0`;

export const columnList = (columns: readonly string[]) => columns.map(pg.escapeIdentifier).join(", ");

/** One table into the packed stream; what it was goes into the header. */
async function writeTable(
  client: pg.Client,
  { name, columns }: CopiedTable,
  packed: ReturnType<typeof createGzip>,
): Promise<BackupTable> {
  const hash = createHash("sha256");
  let bytes = 0;
  const rows = await copyOut(
    client,
    `COPY ${pg.escapeIdentifier(name)} (${columnList(columns)}) TO STDOUT`,
    (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
      return packed.write(chunk);
    },
    () => once(packed, "drain"),
  );
  return { name, columns: [...columns], rows, bytes, sha256: hash.digest("hex") };
}

/**
 * Writes the whole database to `file` as its owner (whom row-level security lets see everything), as it stood at
 * one moment, while people go on working. Appears under its name only when whole, and only its owner may read it.
 */
export async function writeBackup(ownerUrl: string, file: string): Promise<BackupHeader> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const [half, data] = [`${file}.${process.pid}.new`, `${file}.${process.pid}.data`];
  try {
    const header = await withClient(ownerUrl, (client) => writeData(client, data));
    const out = createWriteStream(half, { mode: 0o600 });
    // Packed members may follow each other; readers take them as one.
    out.write(gzipSync(`${JSON.stringify(header)}\n`));
    await pipeline(createReadStream(data), out);
    await flush(half);
    await rename(half, file);
    return header;
  } finally {
    await rm(half, { force: true });
    await rm(data, { force: true });
  }
}

async function writeData(client: pg.Client, data: string): Promise<BackupHeader> {
  await client.query(SAME_TEXT);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  const packed = createGzip();
  const written = pipeline(packed, createWriteStream(data, { mode: 0o600 }));
  // Told below; until then a full disk must not end the process.
  written.catch(() => {});
  try {
    const migrations = await listApplied(client);
    const tables: BackupTable[] = [];
    for (const table of await listTables(client)) {
      tables.push(await Promise.race([writeTable(client, table, packed), failure(written)]));
    }
    const sequences = await readSequences(client);
    packed.end();
    await written;
    await client.query("COMMIT");
    const madeAt = new Date().toISOString();
    return { format: FORMAT, formatVersion: FORMAT_VERSION, madeAt, migrations, tables, sequences };
  } catch (error) {
    packed.destroy();
    throw error;
  }
}

/** Never resolves; rejects as soon as writing has failed. */
const failure = (written: Promise<void>) => written.then(() => new Promise<never>(() => {}));

/** A name must not point to bytes that a power cut would lose. */
async function flush(file: string): Promise<void> {
  await chmod(file, 0o600);
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
