import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Refusal, root } from "./paths.ts";

const folder = path.join(root, "prisma", "migrations");
/** Any number, the same in every process: two that migrate at once take turns. */
const LOCK = 2_003_1210;

type Migration = { readonly name: string; readonly sql: string };

function listMigrations(): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, "migration.sql")))
    .map((entry) => ({
      name: entry.name,
      sql: readFileSync(path.join(folder, entry.name, "migration.sql"), "utf8"),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Runs `work` on a connection that is closed afterwards. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** Migrations that wait. Reads only Prisma's own table, so it is quick and the app's role may ask. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const wanted = listMigrations();
  return withClient(url, async (client) => {
    const done = new Set<string>();
    try {
      const rows = await client.query<{ migration_name: string; checksum: string }>(
        "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
      );
      for (const row of rows.rows) done.add(`${row.migration_name} ${row.checksum}`);
    } catch (error) {
      // 42P01: no table yet; 42501: the role has never been granted anything here.
      if (!["42P01", "42501"].includes(codeOf(error))) throw error;
    }
    return wanted.filter(({ name, sql }) => !done.has(`${name} ${sha256(sql)}`)).map(({ name }) => name);
  });
}

/** Whether the database has been through any migration at all: a fresh one has nothing to lose. */
export function hasMigrations(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const found = await client.query<{ known: boolean }>(
      "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS known",
    );
    return found.rows[0]?.known === true;
  });
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

type Engine = {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>;
};

/**
 * Prisma's adapter cuts a script at every semicolon, also inside a function body or a comment. Sent whole,
 * PostgreSQL reads it itself, and a migration happens entirely or not at all.
 */
function wholeScripts(url: string): { factory: PrismaPg; close: () => Promise<void> } {
  const opened: { dispose: () => Promise<void> }[] = [];
  const factory = new PrismaPg({ connectionString: url });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    opened.push(adapter);
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        throw error;
      }
    };
    return adapter;
  };
  const close = async () => {
    for (const adapter of opened) await adapter.dispose();
  };
  return { factory, close };
}

/** The engine leaves its time limits running when it is done; they must not keep a command alive. */
function restless(engine: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const name = Object.keys(engine).find((key) => key.startsWith("__wbg_setTimeout_"));
  const begin = (work: () => void, milliseconds: number) => setTimeout(work, milliseconds).unref();
  return name ? { ...engine, [name]: begin } : engine;
}

/** Prisma's own engine as WebAssembly, so that no binary has to be downloaded (docs/decisions/0003). */
async function loadEngine(factory: PrismaPg): Promise<Engine> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const engine = await import(pathToFileURL(entry).href);
  const bytes = readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": restless(engine) });
  engine.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === "function") begin();
  const utils = createRequire(require.resolve("@prisma/adapter-pg")).resolve("@prisma/driver-adapter-utils");
  const { bindMigrationAwareSqlAdapterFactory: bind } = await import(pathToFileURL(utils).href);
  const schemas = readdirSync(path.join(root, "prisma", "schema"))
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => [name, readFileSync(path.join(root, "prisma", "schema", name), "utf8")]);
  return engine.SchemaEngine.new({ datamodels: schemas }, () => {}, bind(factory));
}

async function applyMigrations(ownerUrl: string): Promise<string[]> {
  const lock = path.join(folder, "migration_lock.toml");
  const { factory, close } = wholeScripts(ownerUrl);
  const engine = await loadEngine(factory);
  const applying = engine.applyMigrations({
    migrationsList: {
      baseDir: folder,
      lockfile: {
        path: "migration_lock.toml",
        content: existsSync(lock) ? readFileSync(lock, "utf8") : null,
      },
      shadowDbInitScript: "",
      migrationDirectories: listMigrations().map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
      })),
    },
    filters: { externalTables: [], externalEnums: [] },
  });
  const { appliedMigrationNames } = await applying.finally(close);
  return appliedMigrationNames;
}

const roleOf = (url: string) => decodeURIComponent(new URL(url).username);

async function grant(client: pg.Client, appRole: string) {
  const file = path.join(root, "prisma", "grants.sql");
  const sql = readFileSync(file, "utf8").replaceAll(":app_role", pg.escapeIdentifier(appRole));
  await client.query(`BEGIN; ${sql}; COMMIT`);
}

/** Brings the database up to date as its owner and gives the app's role its rights. Answers what was applied. */
export async function migrate(ownerUrl: string, appUrl: string): Promise<string[]> {
  const appRole = roleOf(appUrl);
  return withClient(ownerUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const known = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [appRole]);
    if (known.rowCount === 0) {
      throw new Refusal(
        `Rollen ${appRole} i DATABASE_URL finns inte i databasen. Skapa den med "CREATE ROLE ${appRole} LOGIN PASSWORD '…'" och kör igen.`,
      );
    }
    const applied = (await pendingMigrations(ownerUrl)).length > 0 ? await applyMigrations(ownerUrl) : [];
    await grant(client, appRole);
    return applied;
  });
}

/** Refuses an app role that row-level security would not bind. */
export async function checkAppRole(appUrl: string): Promise<void> {
  const role = roleOf(appUrl);
  const found = await withClient(appUrl, (client) =>
    client.query<{ superuser: boolean; bypass: boolean; owns: boolean; version: number }>(`
      SELECT r.rolsuper AS superuser, r.rolbypassrls AS bypass,
        current_setting('server_version_num')::int AS version,
        EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
          AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
      FROM pg_roles r WHERE r.rolname = current_user`),
  );
  const row = found.rows[0];
  const mend = "Skapa en egen roll för appen utan sådana rättigheter och sätt den i DATABASE_URL.";
  if (!row) throw new Refusal(`Rollen ${role} i DATABASE_URL går inte att läsa. ${mend}`);
  if (row.version < 150_000)
    throw new Refusal("Databasen är äldre än PostgreSQL 15. Uppgradera den till 15 eller senare.");
  if (row.superuser)
    throw new Refusal(`Rollen ${role} i DATABASE_URL är superanvändare och går förbi radskyddet. ${mend}`);
  if (row.bypass)
    throw new Refusal(`Rollen ${role} i DATABASE_URL har BYPASSRLS och går förbi radskyddet. ${mend}`);
  if (row.owns)
    throw new Refusal(`Rollen ${role} i DATABASE_URL äger tabellerna och går förbi radskyddet. ${mend}`);
}
