/** What the database itself says about its tables, for the isolation and drift tests. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ownerQuery } from "../factories.ts";

export interface Table {
  readonly name: string;
  readonly secured: boolean;
  readonly columns: readonly string[];
}

/** Everything that holds or shows rows: tables, partitioned and foreign tables, views. */
export function readTables(): Promise<Table[]> {
  return ownerQuery<{ name: string; secured: boolean; columns: string[] }>(`
    SELECT c.relname AS name, c.relrowsecurity AS secured,
      array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
        AND NOT a.attisdropped ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    ORDER BY c.relname`);
}

export interface Policy {
  readonly table: string;
  readonly name: string;
  readonly command: string;
  readonly permissive: string;
  readonly roles: string;
  readonly using: string | null;
  readonly check: string | null;
}

export function readPolicies(): Promise<Policy[]> {
  return ownerQuery<{ [K in keyof Policy]: Policy[K] }>(`
    SELECT tablename AS table, policyname AS name, cmd AS command, permissive, roles::text, qual AS using, with_check AS check
    FROM pg_policies ORDER BY tablename, policyname`);
}

export interface ForeignKey {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

export function readForeignKeys(): Promise<ForeignKey[]> {
  const names = (keys: string, table: string) => `
    array(SELECT a.attname::text FROM unnest(${keys}) WITH ORDINALITY k(num, at)
      JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.num ORDER BY k.at)`;
  return ownerQuery<{
    name: string;
    table: string;
    columns: string[];
    target: string;
    targetColumns: string[];
  }>(`
    SELECT conname AS name, conrelid::regclass::text AS table, ${names("conkey", "conrelid")} AS columns,
      confrelid::regclass::text AS target, ${names("confkey", "confrelid")} AS "targetColumns"
    FROM pg_constraint WHERE contype = 'f' ORDER BY conname`);
}

const page = readFileSync(path.join(process.cwd(), "docs/isolation.md"), "utf8");

/** The first column of a section's table in docs/isolation.md, with the reason beside it. */
export function listedUnder(heading: string): Map<string, string> {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const rows = section.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm);
  return new Map([...rows].map(([, name = "", reason = ""]) => [name, reason]));
}
