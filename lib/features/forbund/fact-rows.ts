import "server-only";
import { type FactKind, isRowKind, type RowKind } from "../../core/forbund/facts.ts";
import type { FactValue, Field } from "../../core/forbund/field.ts";
import { type DatePrecision, parsePartialDate, partialDateText } from "../../core/forbund/partial-date.ts";
import type { ForbundScope, Tx } from "../../platform/scope.ts";

type Values = Readonly<Record<string, FactValue>>;

const TABLE = {
  member: "member",
  boardSeat: "seat",
  groupSeat: "seat",
  officePost: "office_post",
  boughtService: "bought_service",
  charter: "charter",
  ladderStep: "ladder_step",
  stateAllocation: "state_allocation",
} as const satisfies Record<RowKind, string>;

/** Columns that the kind itself decides. */
const FIXED: { readonly [K in RowKind]?: Values } = {
  boardSeat: { body: "board" },
  groupSeat: { body: "beredningsgrupp" },
};

export const tableOf = (kind: FactKind): string => (isRowKind(kind) ? TABLE[kind] : "forbund");
const fixedOf = (kind: FactKind): Values => (isRowKind(kind) ? (FIXED[kind] ?? {}) : {});

const columnName = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Stored columns by the fields' keys; null when there is no such row of that kind in the förbund of the scope. */
export async function readFact(
  tx: Tx,
  scope: ForbundScope,
  kind: FactKind,
  id: string | null,
  fields: readonly Field[],
): Promise<Record<string, FactValue> | null> {
  const [found] = await tx.$queryRawUnsafe<{ row: Record<string, FactValue> }[]>(
    `SELECT to_jsonb(t) AS row FROM "${tableOf(kind)}" t WHERE t.id = $1::uuid`,
    id ?? scope.forbundId,
  );
  if (!found) return null;
  const other = Object.entries(fixedOf(kind)).some(([column, value]) => found.row[column] !== value);
  return other ? null : valuesOf(found.row, fields);
}

/** A row as PostgreSQL writes it in JSON: dates as text, öre and percent as numbers. */
export function valuesOf(
  row: Readonly<Record<string, FactValue>>,
  fields: readonly Field[],
): Record<string, FactValue> {
  return Object.fromEntries(
    fields.map(({ key, type }) => [
      key,
      type === "partialDate" ? partialOf(row) : (row[columnName(key)] ?? null),
    ]),
  );
}

function partialOf(row: Readonly<Record<string, FactValue>>): string | null {
  const { formed_on: first, formed_precision: precision } = row;
  return typeof first === "string" && isPrecision(precision) ? partialDateText({ first, precision }) : null;
}

const isPrecision = (value: unknown): value is DatePrecision =>
  value === "day" || value === "month" || value === "year";

/** Columns to write for values by key. */
function columnsOf(fields: readonly Field[], values: Values): Record<string, FactValue> {
  const columns: Record<string, FactValue> = {};
  for (const { key, type } of fields) {
    const value = values[key];
    if (value === undefined) continue;
    if (type === "partialDate") {
      const parsed = parsePartialDate(String(value ?? ""));
      columns.formed_on = parsed?.first ?? null;
      columns.formed_precision = parsed?.precision ?? null;
    } else columns[columnName(key)] = value;
  }
  return columns;
}

/** Names of tables and columns come from the lists above and the fields, never from a request. */
export async function updateFact(
  tx: Tx,
  scope: ForbundScope,
  kind: FactKind,
  id: string | null,
  fields: readonly Field[],
  changed: Values,
): Promise<void> {
  const columns = columnsOf(fields, changed);
  const names = Object.keys(columns).map((name) => `"${name}"`);
  const table = `"${tableOf(kind)}"`;
  await tx.$executeRawUnsafe(
    `UPDATE ${table} SET (${names.join(", ")}) = (SELECT ${names.map((name) => `r.${name}`).join(", ")}
       FROM jsonb_populate_record(NULL::${table}, $1::jsonb) r) WHERE id = $2::uuid`,
    JSON.stringify(columns),
    id ?? scope.forbundId,
  );
}

export async function insertFact(
  tx: Tx,
  scope: ForbundScope,
  kind: RowKind,
  id: string,
  fields: readonly Field[],
  values: Values,
): Promise<void> {
  const columns = {
    id,
    forbund_id: scope.forbundId,
    ...fixedOf(kind),
    ...columnsOf(fields, values),
  };
  const names = Object.keys(columns).map((name) => `"${name}"`);
  const table = `"${TABLE[kind]}"`;
  await tx.$executeRawUnsafe(
    `INSERT INTO ${table} (${names.join(", ")}) SELECT ${names.map((name) => `r.${name}`).join(", ")}
       FROM jsonb_populate_record(NULL::${table}, $1::jsonb) r`,
    JSON.stringify(columns),
  );
}

export async function deleteFact(tx: Tx, kind: RowKind, id: string): Promise<void> {
  await tx.$executeRawUnsafe(`DELETE FROM "${TABLE[kind]}" WHERE id = $1::uuid`, id);
}
