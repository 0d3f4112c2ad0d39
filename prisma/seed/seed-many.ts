import { randomUUID } from "node:crypto";
import type { BudgetFile, ByYear } from "../../lib/core/budget/file-types.ts";
import { createBudgetFromFile } from "../../lib/features/budget/create-mutations.ts";
import { type ForbundScope, inScope } from "../../lib/platform/scope.ts";
import { accountsOf, listExamples } from "./examples.ts";
import { makeForbund } from "./make-forbund.ts";
import { importDocument, readDocument } from "./seed.ts";

/** Tables that hold budgets, parents first. */
const TABLES = [
  "plan_year",
  "budget",
  "budget_year",
  "budget_section",
  "budget_line",
  "budget_cell",
  "control_figure",
] as const;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * Many synthetic förbund for measurements: slugs f-001, f-002 …, each with the budget of Skåne Nordost, once per
 * year from 2023 on. Accounts as in the example data (`forbundschef@f-001.example`). The first förbund is made
 * by the product's own functions, the others are copies of its rows with ids of their own.
 */
export async function seedMany(forbundCount: number, years: number): Promise<void> {
  const example = listExamples().find(({ slug }) => slug === "skane-nordost");
  if (!example) throw new Error("The example Skåne Nordost is missing");
  const file = readDocument(example.budget);
  const make = (index: number) => {
    const slug = `f-${String(index).padStart(3, "0")}`;
    return makeForbund({
      slug,
      name: `${example.name} ${slug}`,
      shortName: `${example.shortName} ${slug}`,
      members: file.members ?? [],
      accounts: accountsOf(slug, slug),
      allocations: [],
    });
  };
  const first = await make(1);
  for (let shift = 0; shift < years; shift++) {
    const made = await createBudgetFromFile(first, importDocument(shiftYears(file, shift)));
    if (!made.ok) throw new Error(`f-001: ${made.error.code}`);
  }
  const rows = await readBudgetRows(first);
  for (let index = 2; index <= forbundCount; index++) await copyBudgetRows(rows, first, await make(index));
}

/** Each table's rows as JSON text: it is never parsed here, so that amounts stay whole numbers. */
function readBudgetRows(scope: ForbundScope): Promise<Map<string, string>> {
  return inScope(scope, async (tx) => {
    const rows = new Map<string, string>();
    for (const table of TABLES) {
      const [found] = await tx.$queryRawUnsafe<{ json: string }[]>(
        `SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text AS json FROM "${table}" t`,
      );
      rows.set(table, found?.json ?? "[]");
    }
    return rows;
  });
}

async function copyBudgetRows(
  rows: Map<string, string>,
  from: ForbundScope,
  to: ForbundScope,
): Promise<void> {
  const ids = new Map([[from.forbundId, to.forbundId]]);
  const newId = (id: string) => {
    const known = ids.get(id);
    if (known) return known;
    const made = randomUUID();
    ids.set(id, made);
    return made;
  };
  await inScope(to, async (tx) => {
    for (const [table, json] of rows) {
      await tx.$executeRawUnsafe(
        `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
        json.replace(UUID, newId),
      );
    }
  });
}

function shiftYears(file: BudgetFile, by: number): BudgetFile {
  const keys = <T>(row: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(row).map(([year, value]) => [String(Number(year) + by), value]));
  const figures = (row: ByYear | null | undefined) => (row ? keys(row) : row);
  return {
    ...file,
    years: file.years.map(({ year, kind }) => ({ year: year + by, kind })),
    sections: file.sections.map((section) => ({
      ...section,
      printedSubtotal: figures(section.printedSubtotal),
      printedShare: figures(section.printedShare),
      lines: section.lines.map((line) => ({
        ...line,
        values: keys(line.values),
        rules: line.rules && keys(line.rules),
        endYear: line.endYear && line.endYear + by,
      })),
    })),
    printed: Object.fromEntries(
      Object.entries(file.printed ?? {}).map(([figure, row]) => [figure, keys(row)]),
    ),
    opening: file.opening && { ...file.opening, year: file.opening.year + by },
  };
}
