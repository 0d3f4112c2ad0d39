/**
 * The migrations are written by hand and are the truth; prisma/schema mirrors them for the client. Here the
 * schema is drawn by Prisma's own engine into a schema of its own, and the two catalogues are compared.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { env } from "@/lib/platform/env.ts";

const owner = env().MIGRATE_DATABASE_URL ?? "";
const client = new pg.Client({ connectionString: owner });
const DRAWN = "drawn_by_prisma";

/** Prisma's own engine as WebAssembly, as scripts/lib/migrations.ts loads it. */
async function drawSchema(): Promise<string> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const library = await import(pathToFileURL(entry).href);
  const bytes = readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": library });
  library.__wbg_set_wasm(instance.exports);
  library.__wbindgen_start?.();
  const utils = createRequire(require.resolve("@prisma/adapter-pg")).resolve("@prisma/driver-adapter-utils");
  const { bindMigrationAwareSqlAdapterFactory: bind } = await import(pathToFileURL(utils).href);
  const folder = path.join(process.cwd(), "prisma/schema");
  const files = readdirSync(folder).map((name) => ({
    path: name,
    content: readFileSync(path.join(folder, name), "utf8"),
  }));
  const datamodels = files.map((file) => [file.path, file.content]);
  const engine = await library.SchemaEngine.new(
    { datamodels },
    () => {},
    bind(new PrismaPg({ connectionString: owner }, { schema: "public" })),
  );
  const { stdout } = await engine.diff({
    from: { tag: "empty" },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: false,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout.replaceAll('CREATE SCHEMA IF NOT EXISTS "public";', "");
}

beforeAll(async () => {
  await client.connect();
  await client.query(
    `DROP SCHEMA IF EXISTS ${DRAWN} CASCADE; CREATE SCHEMA ${DRAWN}; SET search_path = ${DRAWN}, pg_catalog`,
  );
  await client.query(await drawSchema());
});
afterAll(async () => {
  await client.query(`DROP SCHEMA IF EXISTS ${DRAWN} CASCADE`);
  await client.end();
});

/** The answer of a catalogue query, one text per row, without the name of the schema it was asked about. */
async function catalogue(schema: string, sql: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(sql, [schema]);
  return rows.map(({ line }) => line.replaceAll(`${schema}.`, "").replaceAll(`"${schema}".`, "")).sort();
}

const both = async (sql: string) => ({
  migrated: (await catalogue("public", sql)).filter((line) => !line.includes("_prisma_migrations")),
  drawn: await catalogue(DRAWN, sql),
});

it("has the same tables and columns: types, precision, null and defaults", async () => {
  const { migrated, drawn } = await both(`
    SELECT format('%s.%s %s%s default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, coalesce(pg_get_expr(d.adbin, d.adrelid), '-')) AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped`);
  expect(drawn.length).toBeGreaterThan(100);
  expect(migrated).toEqual(drawn);
});

it("has the same enums with the same values in the same order", async () => {
  const { migrated, drawn } = await both(`
    SELECT format('%s: %s', t.typname, string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder)) AS line
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = $1::regnamespace GROUP BY t.typname`);
  expect(drawn.length).toBeGreaterThan(10);
  expect(migrated).toEqual(drawn);
});

it("has every key and index the schema names; the migrations may add more", async () => {
  const { migrated, drawn } = await both(`
    SELECT pg_get_indexdef(indexrelid) AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace = $1::regnamespace`);
  expect(drawn.length).toBeGreaterThan(40);
  expect(drawn.filter((line) => !migrated.includes(line))).toEqual([]);
});

it("has every foreign key the schema names; the migrations may add more", async () => {
  const { migrated, drawn } = await both(`
    SELECT format('%s %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND c.relnamespace = $1::regnamespace`);
  expect(drawn.length).toBeGreaterThan(10);
  expect(drawn.filter((line) => !migrated.includes(line))).toEqual([]);
});
