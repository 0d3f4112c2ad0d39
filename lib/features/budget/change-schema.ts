/**
 * Changes as they come in PATCH (contracts, "HTTP"): amounts in kronor, cells named by line and year. change-view.ts is
 * the way out, in a file of its own so that the browser does not load zod.
 */
import { z } from "zod";
import type { NewLine } from "../../core/budget/change-types.ts";
import { MAX_CHANGES } from "../../core/budget/limits.ts";
import {
  type Cell,
  COST_TYPES,
  type ColumnKey,
  DECISIONS,
  INCOME_KINDS,
  LEVELS,
  PARTY_GROUPS,
  SECTION_KINDS,
  SERIES,
  YEAR_KINDS,
} from "../../core/budget/model.ts";
import { isCellAmount, type Ore, oreFromUnit, ROUNDING_STEPS } from "../../core/money.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { sentenceFor } from "./file-messages.ts";

const id = z.uuid();
const year = z.int();
const series = z.enum(SERIES).optional();

/** Kronor with at most two decimals, ±10⁹ kr, to öre. */
const amount = z.number().transform((kr, context): Ore => {
  const value = oreFromUnit(kr, "kr");
  if (value !== null && isCellAmount(value)) return value;
  context.addIssue(
    value === null
      ? "Beloppet får ha högst två decimaler."
      : "Beloppet är för stort. En ruta rymmer högst en miljard kronor.",
  );
  return z.NEVER;
});

const round = z.literal(ROUNDING_STEPS).default(1);
const percent = z.number();
export const ruleSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("same"), round }),
  z.strictObject({ type: z.literal("percent"), value: percent, round }),
  z.strictObject({ type: z.literal("amount"), value: amount, round }),
  z.strictObject({ type: z.literal("shareOf"), value: percent, of: z.array(z.string()), round }),
  z.strictObject({ type: z.literal("expression"), text: z.string(), round }),
]);

const cell = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("amount"), amount }),
  z.strictObject({ type: z.literal("rule"), rule: ruleSchema }),
  z.strictObject({ type: z.literal("stop") }),
]);

const text = z.string().nullable();
const fields = {
  label: z.string(),
  costType: z.enum(COST_TYPES).nullable(),
  level: z.enum(LEVELS).nullable(),
  decision: z.enum(DECISIONS),
  incomeKind: z.enum(INCOME_KINDS).nullable(),
  party: z.enum(PARTY_GROUPS).nullable(),
  endYear: z.int().nullable(),
  account: text,
  costCentre: text,
  project: text,
  note: text,
};
const byYear = <T extends z.ZodType>(value: T) =>
  z.record(z.string().regex(/^(19|20)\d\d$/), value).optional();
const newLine = z
  .strictObject({ ...fields, lineageId: id, values: byYear(amount), rules: byYear(ruleSchema) })
  .partial()
  .extend({
    label: fields.label,
    cells: z.record(z.templateLiteral([z.int(), ":", z.enum(SERIES)]), cell).optional(),
  });
const sectionFields = {
  label: z.string(),
  costType: z.enum(COST_TYPES).nullable(),
  level: z.enum(LEVELS).nullable(),
  complete: z.boolean(),
};
const newSection = z
  .strictObject({ ...sectionFields, lineageId: id, key: text })
  .partial()
  .extend({
    label: sectionFields.label,
    kind: z.enum(SECTION_KINDS),
    lines: z.array(z.strictObject({ lineId: id, line: newLine })).optional(),
  });
const after = id.nullable().default(null);

export const changeSchema = z.discriminatedUnion("op", [
  z.strictObject({
    op: z.literal("setValue"),
    lineId: id,
    year,
    series,
    amount: amount.nullable(),
    stop: z.boolean().optional(),
  }),
  z.strictObject({ op: z.literal("setRule"), lineId: id, year, series, rule: ruleSchema.nullable() }),
  z.strictObject({ op: z.literal("addLine"), sectionId: id, lineId: id, after, line: newLine }),
  z.strictObject({ op: z.literal("updateLine"), lineId: id, set: z.strictObject(fields).partial() }),
  z.strictObject({ op: z.literal("moveLine"), lineId: id, sectionId: id.optional(), after }),
  z.strictObject({ op: z.literal("deleteLine"), lineId: id }),
  z.strictObject({ op: z.literal("addSection"), sectionId: id, after, section: newSection }),
  z.strictObject({
    op: z.literal("updateSection"),
    sectionId: id,
    set: z.strictObject(sectionFields).partial(),
  }),
  z.strictObject({ op: z.literal("moveSection"), sectionId: id, after }),
  z.strictObject({ op: z.literal("deleteSection"), sectionId: id }),
  z.strictObject({ op: z.literal("addYear"), year, kind: z.enum(YEAR_KINDS) }),
  z.strictObject({ op: z.literal("deleteYear"), year, series }),
  z.strictObject({
    op: z.literal("setOpening"),
    year,
    amount: amount.nullable(),
    source: z.enum(["bokslut", "prognos"]),
  }),
]);
/** A parsed change, before it is placed in a budget: `moveLine` may leave the section out, lines may name years. */
export type WireChange = z.output<typeof changeSchema>;

const patchSchema = z.strictObject({
  baseRevision: z.int().min(0),
  requestId: id,
  changes: z.array(changeSchema).min(1).max(MAX_CHANGES),
});
export type PatchInput = z.output<typeof patchSchema>;

/** Reads a PATCH. What is wrong with it is said in one Swedish text: where, what, and how to mend it. */
export function parsePatch(json: unknown): Result<PatchInput, string> {
  const parsed = patchSchema.safeParse(json, { reportInput: true });
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues
      .slice(0, MAX_PROBLEMS)
      .map((issue) => sentenceFor(issue, json).message)
      .join(" "),
  );
}

/** More problems than this help nobody. */
const MAX_PROBLEMS = 5;

type WireLine = z.output<typeof newLine>;
/** Years of a new line become cells of the columns that the years mean; `columnOfYear` refuses by null. */
export function lineFromWire(
  wire: WireLine,
  columnOfYear: (year: number) => ColumnKey | null,
): NewLine | number {
  const { values, rules, cells: exact, ...rest } = wire;
  const cells: Partial<Record<ColumnKey, Cell>> = { ...exact };
  for (const [key, value] of Object.entries(values ?? {})) {
    const column = columnOfYear(Number(key));
    if (column === null) return Number(key);
    cells[column] = { type: "amount", amount: value };
  }
  for (const [key, rule] of Object.entries(rules ?? {})) {
    const column = columnOfYear(Number(key));
    if (column === null) return Number(key);
    cells[column] = { type: "rule", rule };
  }
  return { ...rest, cells };
}
