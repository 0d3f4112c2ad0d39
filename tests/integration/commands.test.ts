import { describe, expect, inject, it } from "vitest";
import { exampleAccounts, isEmpty } from "@/scripts/lib/database.ts";
import { checkAppRole, migrate, pendingMigrations, withClient } from "@/scripts/lib/migrations.ts";

const app = process.env.DATABASE_URL ?? "";
const owner = process.env.MIGRATE_DATABASE_URL ?? "";
const database = new URL(app).pathname;

function superuser(): string {
  const url = new URL(inject("template").superuser);
  url.pathname = database;
  return url.href;
}

const sql = (text: string) => withClient(superuser(), (client) => client.query(text));

function as(role: string, password = "secret"): string {
  const url = new URL(app);
  url.username = role;
  url.password = password;
  return url.href;
}

describe("the app's role", () => {
  it("is accepted when row security binds it", async () => {
    await expect(checkAppRole(app)).resolves.toBeUndefined();
  });

  it("may not be superuser", async () => {
    await expect(checkAppRole(superuser())).rejects.toThrow("superanvändare");
  });

  it("may not own the tables", async () => {
    await expect(checkAppRole(owner)).rejects.toThrow("äger tabellerna");
  });

  it("may not be a member of the owner, who could be put on at any time", async () => {
    await sql(
      "DROP ROLE IF EXISTS app_member; CREATE ROLE app_member LOGIN PASSWORD 'secret' IN ROLE finsamplan_owner",
    );
    await expect(checkAppRole(as("app_member"))).rejects.toThrow("äger tabellerna");
  });

  it("may not bypass row security", async () => {
    await sql("DROP ROLE IF EXISTS app_bypass; CREATE ROLE app_bypass LOGIN BYPASSRLS PASSWORD 'secret'");
    await expect(checkAppRole(as("app_bypass"))).rejects.toThrow("BYPASSRLS");
  });
});

describe("migrating", () => {
  it("has nothing to do twice, and the app's role may ask", async () => {
    expect(await pendingMigrations(app)).toEqual([]);
    expect(await migrate(owner, app)).toEqual([]);
  });

  it("asks for an app role that is not there", async () => {
    await expect(migrate(owner, as("nobody_yet"))).rejects.toThrow(
      "Rollen nobody_yet i DATABASE_URL finns inte",
    );
  });

  it("grants a role that has just been made", async () => {
    await sql("DROP ROLE IF EXISTS app_second; CREATE ROLE app_second LOGIN PASSWORD 'secret'");
    const second = as("app_second");
    await expect(withClient(second, (client) => client.query("SELECT 1 FROM budget"))).rejects.toThrow(
      "permission denied",
    );
    await migrate(owner, second);
    await expect(isEmpty(second)).resolves.toBe(true);
  });

  it("names the migrations that wait", async () => {
    const last = await withClient(owner, (client) =>
      client.query(
        "DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING *",
      ),
    );
    const row: { migration_name?: string } = last.rows[0];
    expect(await pendingMigrations(app)).toEqual([row.migration_name]);
  });
});

it("an empty database has no förbund and no example accounts", async () => {
  expect(await isEmpty(app)).toBe(true);
  expect(await exampleAccounts(app)).toEqual([]);
});
