import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createForbund } from "@/lib/features/operator/mutations.ts";
import { prisma } from "@/lib/platform/db.ts";
import { saveFile } from "@/lib/platform/files.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { listTables, writeBackup } from "@/scripts/lib/backup.ts";
import { backUpWhenDue, listDaily } from "@/scripts/lib/backup-daily.ts";
import { checkBackup } from "@/scripts/lib/backup-file.ts";
import type { DatabaseUrls } from "@/scripts/lib/embedded.ts";
import { withClient } from "@/scripts/lib/migrations.ts";
import { restoreBackup } from "@/scripts/lib/restore.ts";
import { copyDatabase } from "@/scripts/lib/test-cluster.ts";
import { buildOperator, buildSession } from "../factories.ts";
import { buildFullForbund } from "../factories-budget.ts";

const source = process.env.MIGRATE_DATABASE_URL ?? "";
const folder = mkdtempSync(path.join(os.tmpdir(), "finsamplan-backup-test-"));
const file = path.join(folder, "prov.finsamplan");
let made = 0;

/** A fresh, migrated, empty database to restore into. */
function target(): Promise<DatabaseUrls> {
  made += 1;
  return copyDatabase(inject("template"), `restore_${process.env.VITEST_POOL_ID ?? "0"}_${made}`);
}

/** Every row of every table as PostgreSQL writes it, in an order of its own. */
async function rowsOf(ownerUrl: string): Promise<Record<string, string[]>> {
  return withClient(ownerUrl, async (client) => {
    await client.query("SET timezone = 'UTC'; SET extra_float_digits = 3");
    const all: Record<string, string[]> = {};
    for (const { name } of await listTables(client)) {
      const found = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
      all[name] = found.rows.map(({ row }) => row);
    }
    return all;
  });
}

/** What the database promises beside its rows: triggers, keys, policies, sequences. */
async function promisesOf(ownerUrl: string) {
  return withClient(ownerUrl, async (client) => {
    const read = async (sql: string) => (await client.query(sql)).rows;
    return {
      triggers: await read(
        "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
      ),
      constraints: await read(
        "SELECT conrelid::regclass::text, conname, condeferrable, condeferred, convalidated, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
      ),
      policies: await read(
        "SELECT * FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname",
      ),
      security: await read(
        "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
      ),
      sequence: await read("SELECT last_value, is_called FROM change_log_id_seq"),
    };
  });
}

const isEmpty = async (ownerUrl: string) =>
  Object.values(await rowsOf(ownerUrl)).every((rows) => rows.length === 0);

beforeAll(async () => {
  const full = await buildFullForbund();
  await buildFullForbund({ year: 2028 });
  await buildSession({ person: await buildOperator() });
  await createForbund({ slug: "aterlast", name: "Förbundet\tmed \\. flik", email: "chef@backup.example" });
  await inScope(full.forbund.scope, async (tx) => {
    const bytes = new TextEncoder().encode("%PDF-1.7\n\\.\n\\N\t\u0000 räksmörgås\r\n%%EOF");
    const saved = await saveFile(tx, full.forbund.scope, { name: "protokoll.pdf", bytes, personId: null });
    if (!saved.ok) throw new Error(saved.error);
    await tx.changeText.createMany({
      data: ["", "\\N", "\\.", "rad\nrad\r\n\tflik\\", "🌍\u2028\u00a0’"].map((text) => ({
        forbundId: full.forbund.id,
        sha256: "0".repeat(64),
        text,
      })),
    });
  });
  const { id } = await prisma.person.findUniqueOrThrow({ where: { email: "chef@backup.example" } });
  const at = new Date("2026-03-29T01:30:00.123Z");
  await prisma.outboxMail.create({
    data: { kind: "notice", toEmail: "chef@backup.example", subject: "Å", body: "Rad\nrad", dueAt: at },
  });
  await prisma.job.create({
    data: { kind: "prov", key: "prov", dueAt: at, payload: { 'a"b': [null, "\\"] } },
  });
  await prisma.account.create({ data: { accountId: "1", providerId: "oidc-prov", userId: id } });
  await prisma.rateLimit.create({ data: { key: "prov", points: 1, expire: 9_007_199_254_740_993n } });
  await prisma.verification.create({ data: { identifier: "prov", value: "prov", expiresAt: at } });
  await writeBackup(source, file);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a backup", () => {
  it("restored is equal to its source, row by row, in every table", async () => {
    const { owner } = await target();
    await restoreBackup(owner, file);
    const [before, after] = [await rowsOf(source), await rowsOf(owner)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, rows] of Object.entries(before)) expect(after[name], name).toEqual(rows);
    // The comparison says something only of tables that have rows.
    const empty = Object.keys(before).filter((name) => before[name]?.length === 0);
    expect(empty).toEqual([]);
  });

  it("leaves every promise of the database as it was", async () => {
    const { owner, app } = await target();
    await restoreBackup(owner, file);
    expect(await promisesOf(owner)).toEqual(await promisesOf(source));
    await withClient(owner, async (client) => {
      await expect(client.query("DELETE FROM change_log")).rejects.toThrow("append-only");
    });
    await withClient(app, async (client) => {
      expect((await client.query("SELECT 1 FROM budget")).rowCount).toBe(0);
    });
  });

  it("says what is in it, and only its owner may read it", async () => {
    const header = await checkBackup(file);
    expect(header).toMatchObject({ format: "finsamplan-backup", formatVersion: 1 });
    expect(header.migrations[0]).toMatch(/_foundation$/);
    const rows = await rowsOf(source);
    expect(header.tables.map(({ name, rows: count }) => [name, count])).toEqual(
      Object.entries(rows).map(([name, all]) => [name, all.length]),
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("shows one moment, whatever is written meanwhile", async () => {
    const busy = path.join(folder, "busy.finsamplan");
    let stop = false;
    let writes = 0;
    const writing = (async () => {
      while (!stop) {
        await createForbund({
          slug: `under-tiden-${writes}`,
          name: `Under tiden ${writes}`,
          email: "chef@backup.example",
        });
        writes += 1;
      }
    })();
    for (let round = 0; round < 3; round += 1) await writeBackup(source, busy);
    stop = true;
    await writing;
    expect(writes).toBeGreaterThan(0);
    // A förbund without its role, ladder or log would not pass the foreign keys, or these counts.
    const { owner } = await target();
    await restoreBackup(owner, busy);
    await withClient(owner, async (client) => {
      const found =
        await client.query(`SELECT f.slug FROM forbund f WHERE f.slug LIKE 'under-tiden-%' AND NOT (
        EXISTS (SELECT 1 FROM role_grant g WHERE g.forbund_id = f.id) AND EXISTS (SELECT 1 FROM ladder_step l WHERE l.forbund_id = f.id)
        AND f.last_seq = (SELECT max(seq) FROM change_log c WHERE c.forbund_id = f.id))`);
      expect(found.rows).toEqual([]);
    });
  });
});

describe("restoring", () => {
  it("refuses a database that holds anything, unless it is told to replace", async () => {
    const { owner } = await target();
    await withClient(owner, (client) =>
      client.query("INSERT INTO person (name, email) VALUES ('Kvar', 'kvar@backup.example')"),
    );
    await expect(restoreBackup(owner, file)).rejects.toThrow("inte tom (person har rader)");
    await withClient(owner, async (client) => {
      expect((await client.query("SELECT name FROM person")).rows).toEqual([{ name: "Kvar" }]);
    });
    await restoreBackup(owner, file, { replace: true });
    await withClient(owner, async (client) => {
      expect((await client.query("SELECT 1 FROM person WHERE name = 'Kvar'")).rowCount).toBe(0);
      expect((await client.query("SELECT 1 FROM change_log")).rowCount).toBeGreaterThan(0);
    });
  });

  it("refuses while a server works with the database", async () => {
    const { owner, app } = await target();
    const address = new URL(app);
    address.searchParams.set("application_name", "finsamplan-worker-prov");
    await withClient(address.href, async () => {
      await expect(restoreBackup(owner, file)).rejects.toThrow("Stoppa alla servrar");
    });
  });

  it("refuses a database of another shape", async () => {
    const { owner } = await target();
    await withClient(owner, (client) =>
      client.query(
        "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name LIKE '%foundation'",
      ),
    );
    await expect(restoreBackup(owner, file)).rejects.toThrow("annan version av Finsamplan");
  });

  it("changes nothing when a row in the middle cannot be taken", async () => {
    const { owner } = await target();
    await withClient(owner, (client) => client.query("ALTER TABLE session ADD CONSTRAINT no CHECK (false)"));
    await expect(restoreBackup(owner, file)).rejects.toThrow('violates check constraint "no"');
    expect(await isEmpty(owner)).toBe(true);
    expect((await promisesOf(owner)).triggers).toEqual((await promisesOf(source)).triggers);
  });
});

describe("a damaged file", () => {
  const damage = (name: string, change: (bytes: Buffer) => Buffer): string => {
    const place = path.join(folder, `${name}.finsamplan`);
    writeFileSync(place, change(readFileSync(file)));
    return place;
  };
  const flip = (bytes: Buffer, at: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0x01;
    return copy;
  };
  /** Packed anew, so that only our own sums can tell. */
  const repack = (change: (text: Buffer) => Buffer) => (bytes: Buffer) => gzipSync(change(gunzipSync(bytes)));

  it.each([
    ["cut in half", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["without its last byte", (bytes: Buffer) => bytes.subarray(0, -1)],
    ["with a bit turned in the middle", (bytes: Buffer) => flip(bytes, Math.floor(bytes.length * 0.6))],
    ["with a bit turned and packed again", repack((text) => flip(text, text.length - 40))],
    ["with a row less", repack((text) => text.subarray(0, text.lastIndexOf(0x0a, text.length - 2) + 1))],
    ["with a row more", repack((text) => Buffer.concat([text, Buffer.from("1\t2\n")]))],
    ["of another kind", repack(() => Buffer.from('{"format":"something","tables":[]}\n'))],
    [
      "of a later format",
      repack((text) =>
        Buffer.from(text.toString("latin1").replace('"formatVersion":1', '"formatVersion":2'), "latin1"),
      ),
    ],
    [
      "with SQL for a name",
      repack((text) =>
        Buffer.from(text.toString("latin1").replace('"name":"account"', '"name":"a;drop"'), "latin1"),
      ),
    ],
    ["that is not packed", () => Buffer.from("hej\n")],
    ["that is empty", () => Buffer.alloc(0)],
  ])("%s is refused with a sentence and nothing is touched", async (name, change) => {
    const { owner } = await target();
    await expect(restoreBackup(owner, damage(name.replaceAll(" ", "-"), change))).rejects.toThrow(
      /går inte att läsa tillbaka: .+\. Ta en annan kopia\.$/,
    );
    expect(await isEmpty(owner)).toBe(true);
  });

  it("that is not there is told as that", async () => {
    await expect(checkBackup(path.join(folder, "saknas"))).rejects.toThrow("Kontrollera sökvägen");
  });
});

describe("the daily copy", () => {
  it("is made once a day, and those that have served go", async () => {
    const dataDir = path.join(folder, "data");
    const at = new Date();
    const first = await backUpWhenDue(source, dataDir, at);
    expect(first).toMatch(/backup\/daglig-[\d-]+T[\d-]+Z\.finsamplan$/);
    expect(await backUpWhenDue(source, dataDir, new Date(at.getTime() + 3_600_000))).toBeNull();
    for (const name of ["daglig-2025-01-01", "daglig-2025-01-02", "daglig-2025-02-01", "daglig-2025-03-01"]) {
      for (const hour of ["03", "15"]) {
        writeFileSync(path.join(dataDir, "backup", `${name}T${hour}-00-00Z.finsamplan`), "");
      }
    }
    writeFileSync(path.join(dataDir, "backup", "egen-2020-01-01T00-00-00Z.finsamplan"), "");
    const tomorrow = new Date(at.getTime() + 86_400_000);
    expect(await backUpWhenDue(source, dataDir, tomorrow)).not.toBeNull();
    const left = listDaily(path.join(dataDir, "backup")).map(({ name }) => name);
    // The latest of each day that has one, as far as seven go; what somebody asked for stays.
    expect(left).toHaveLength(6);
    expect(left.filter((name) => name.includes("T03-"))).toEqual([]);
    expect(statSync(path.join(dataDir, "backup", "egen-2020-01-01T00-00-00Z.finsamplan")).size).toBe(0);
    expect((await checkBackup(first ?? "")).tables.length).toBeGreaterThan(20);
  });
});
