/** The shape of a budget document (tests/fixtures/budget.schema.json): strict, so that nothing is lost unnoticed. */
import { z } from "zod";
import type { BudgetFile } from "../../core/budget/file-types.ts";
import {
  MAX_CODE_LENGTH,
  MAX_LABEL_LENGTH,
  MAX_LINES,
  MAX_NOTE_LENGTH,
  MAX_RULE_REFERENCES,
  MAX_SECTIONS,
} from "../../core/budget/limits.ts";
import {
  COST_TYPES,
  DECISIONS,
  INCOME_KINDS,
  LEVELS,
  PARTY_GROUPS,
  PRINTED_FIGURES,
  SECTION_KINDS,
  YEAR_KINDS,
} from "../../core/budget/model.ts";
import { FIRST_YEAR, LAST_YEAR } from "../../core/budget/years.ts";
import { MAX_CELL_ORE, ORE_PER_UNIT, ore, ROUNDING_STEPS, type Unit } from "../../core/money.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { formatInUnit } from "../../core/swedish-number.ts";
import { hasTag } from "../../core/text.ts";
import { type FileProblem, sentenceFor } from "./file-messages.ts";

/** Free text of a document: its longest note is some 300 characters. */
const MAX_TEXT = 5000;
/** Rows of notes, discrepancies or members; real documents have about ten. */
const MAX_ROWS = 500;
/** More problems than this help nobody. */
const MAX_PROBLEMS = 20;

const YEAR = /^(19|20)\d{2}$/;
const TAG = "Ta bort taggen: skriv namnet utan < följt av en bokstav, / eller !.";
const DECIMALS = "Ange högst två decimaler.";

const year = z.int().min(FIRST_YEAR).max(LAST_YEAR);
const text = z.string().max(MAX_TEXT);
const label = z
  .string()
  .max(MAX_LABEL_LENGTH)
  .refine((value) => value.trim() !== "", "Skriv ett namn.")
  .refine((value) => !hasTag(value), TAG);
const code = z
  .string()
  .max(MAX_CODE_LENGTH)
  .refine((value) => !hasTag(value), TAG);

/** At most two decimals in the file's unit; the size is checked when the unit is known. */
const amount = z.number().refine(hasTwoDecimals, DECIMALS);
const byYear = z.record(z.string().regex(YEAR), amount);

const round = z.literal(ROUNDING_STEPS).optional();
const cellRule = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("same"), round }),
  z.strictObject({ type: z.literal("percent"), value: z.number(), round }),
  z.strictObject({ type: z.literal("amount"), value: amount, round }),
  z.strictObject({
    type: z.literal("shareOf"),
    value: z.number(),
    of: z
      .array(z.string().max(MAX_LABEL_LENGTH * 2))
      .min(1)
      .max(MAX_RULE_REFERENCES),
    round,
  }),
  z.strictObject({ type: z.literal("expression"), text: z.string(), round }),
  z.strictObject({ type: z.literal("none") }),
]);

const line = z.strictObject({
  id: text.optional(),
  label,
  values: byYear,
  rules: z.record(z.string().regex(YEAR), cellRule).optional(),
  costType: z.enum(COST_TYPES).nullish(),
  level: z.enum(LEVELS).nullish(),
  decision: z.enum(DECISIONS).optional(),
  incomeKind: z.enum(INCOME_KINDS).optional(),
  party: z.enum(PARTY_GROUPS).optional(),
  endYear: year.optional(),
  account: code.optional(),
  costCentre: code.optional(),
  project: code.optional(),
  note: z.string().max(MAX_NOTE_LENGTH).optional(),
});

const section = z.strictObject({
  id: text.optional(),
  key: label.optional(),
  label,
  kind: z.enum(SECTION_KINDS),
  costType: z.enum(COST_TYPES).nullish(),
  level: z.enum(LEVELS).nullish(),
  complete: z.boolean().optional(),
  lines: z.array(line).max(MAX_LINES),
  printedSubtotal: byYear.nullish(),
  printedShare: byYear.nullish(),
});

const printed = z.strictObject({
  totalIncome: byYear.optional(),
  totalCost: byYear.optional(),
  budgetCost: byYear.optional(),
  result: byYear.optional(),
  openingEquity: byYear.optional(),
  closingEquity: byYear.optional(),
  thresholdPercent: byYear.optional(),
  thresholdAmount: byYear.optional(),
  disposable: byYear.optional(),
  forecastPriorYear: byYear.optional(),
  availableFunds: byYear.optional(),
  allocationState: byYear.optional(),
  allocationRegion: byYear.optional(),
  allocationKommuner: byYear.optional(),
  allocationTotal: byYear.optional(),
});

const step = z.strictObject({
  from: amount,
  to: amount.nullish(),
  percent: z.number().min(0).max(1000),
  cap: amount.nullish(),
  source: text.optional(),
  validFrom: z.iso.date().optional(),
});

const discrepancy = z.strictObject({
  where: text,
  type: z.enum(["arithmetic", "rounding", "equityChain", "missing", "followUp", "goal", "text"]),
  printed: z.union([z.number(), text, z.null()]),
  computed: z.union([z.number(), text, z.null()]),
  difference: z.number().nullable(),
  explanation: text,
});

const members = z.strictObject({
  name: label,
  kind: z.enum(["arbetsformedlingen", "forsakringskassan", "region", "kommun"]),
});

const shape = z.strictObject({
  source: text.optional(),
  forbund: label,
  slug: z.string().max(MAX_LABEL_LENGTH).optional(),
  name: label.optional(),
  members: z.array(members).max(MAX_ROWS).optional(),
  unit: z.enum(["kr", "tkr", "mnkr"]),
  years: z
    .array(z.strictObject({ year, kind: z.enum(YEAR_KINDS) }))
    .min(1)
    .max(MAX_ROWS),
  sections: z.array(section).max(MAX_SECTIONS),
  printed: printed.optional(),
  opening: z.strictObject({ year, amount, source: z.enum(["bokslut", "prognos"]) }).optional(),
  threshold: z.array(step).max(MAX_ROWS).optional(),
  discrepancies: z.array(discrepancy).max(MAX_ROWS).optional(),
  notes: z.array(text).max(MAX_ROWS).optional(),
  outdated: z
    .array(z.strictObject({ figure: z.enum(PRINTED_FIGURES), section: text.nullable(), year }))
    .max(MAX_ROWS * 2)
    .optional(),
  // What GET adds and nobody reads back.
  id: z.unknown().optional(),
  revision: z.unknown().optional(),
  computed: z.unknown().optional(),
  findings: z.unknown().optional(),
});

type Parsed = z.output<typeof shape>;
type Context = z.core.$RefinementCtx<unknown>;

const budgetFileSchema = shape.superRefine(checkYearColumns).superRefine(checkSizes);

/** Reads the shape of a budget document. Problems say where, what and how to mend it, in Swedish. */
export function parseBudgetFile(json: unknown): Result<BudgetFile, FileProblem[]> {
  const parsed = budgetFileSchema.safeParse(json, { reportInput: true });
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => sentenceFor(issue, json)));
}

/** A year stands once in a file, and every amount and rule stands in one of the columns. */
function checkYearColumns(file: Parsed, context: Context): void {
  const years = new Set<number>();
  for (const [index, column] of file.years.entries()) {
    if (years.has(column.year)) {
      const message = `Året ${column.year} finns två gånger. Behåll ett av dem.`;
      context.addIssue({ code: "custom", path: ["years", index], message });
    }
    years.add(column.year);
  }
  for (const [at, { lines }] of file.sections.entries()) {
    for (const [index, { values, rules }] of lines.entries()) {
      for (const [part, row] of Object.entries({ values, rules: rules ?? {} })) {
        for (const key of Object.keys(row)) {
          if (years.has(Number(key))) continue;
          const message = `Året ${key} finns inte bland budgetens år. Lägg till året eller ta bort beloppet.`;
          context.addIssue({ code: "custom", path: ["sections", at, "lines", index, part, key], message });
        }
      }
    }
  }
}

function checkSizes(file: Parsed, context: Context): void {
  const max = MAX_CELL_ORE / ORE_PER_UNIT[file.unit];
  const message = tooLargeMessage(file.unit);
  const check = (value: number | null | undefined, path: (string | number)[]) => {
    if (value != null && Math.abs(value) > max) context.addIssue({ code: "custom", path, message });
  };
  const checkRow = (row: Record<string, number> | null | undefined, path: (string | number)[]) => {
    for (const [key, value] of Object.entries(row ?? {})) check(value, [...path, key]);
  };
  for (const [at, { lines, printedSubtotal }] of file.sections.entries()) {
    checkRow(printedSubtotal, ["sections", at, "printedSubtotal"]);
    for (const [index, { values, rules }] of lines.entries()) {
      const path = ["sections", at, "lines", index];
      checkRow(values, [...path, "values"]);
      for (const [key, rule] of Object.entries(rules ?? {})) {
        if (rule.type === "amount") check(rule.value, [...path, "rules", key]);
      }
    }
  }
  for (const [figure, row] of Object.entries(file.printed ?? {})) checkRow(row, ["printed", figure]);
  check(file.opening?.amount, ["opening", "amount"]);
  for (const [index, { from, to, cap }] of (file.threshold ?? []).entries()) {
    check(from, ["threshold", index, "from"]);
    check(to, ["threshold", index, "to"]);
    check(cap, ["threshold", index, "cap"]);
  }
}

function tooLargeMessage(unit: Unit): string {
  return `Beloppet är för stort. Det kan vara högst ${formatInUnit(ore(MAX_CELL_ORE), unit)}.`;
}

function hasTwoDecimals(value: number): boolean {
  return Number(value.toFixed(2)) === value;
}
