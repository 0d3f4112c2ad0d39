import "server-only";
import { randomUUID } from "node:crypto";
import type { ImportedBudget } from "../../core/budget/file.ts";
import { budgetYearOf } from "../../core/budget/years.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { appendLog, collectTexts } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import { type ForbundScope, inScope, type Tx } from "../../platform/scope.ts";
import { cellsUpsert, diffRows, writeRows } from "./persist.ts";

export type CreateFailure =
  | { readonly code: "no-budget-year" }
  | { readonly code: "exists"; readonly budgetYear: number };

/** A budget out of a document becomes the main budget of its plan year: all rows or none, with a log entry. */
export async function createBudgetFromFile(
  scope: ForbundScope,
  imported: ImportedBudget,
): Promise<Result<{ id: string }, CreateFailure>> {
  const budgetYear = budgetYearOf(imported.budget.years);
  if (budgetYear === null) return err({ code: "no-budget-year" });
  return inScope(scope, async (tx) => {
    const planYearId = await planYear(tx, scope, budgetYear);
    const id = randomUUID();
    const created = await insertBudget(tx, scope, id, planYearId, imported);
    if (!created) return err({ code: "exists", budgetYear });
    return ok({ id });
  });
}

async function planYear(tx: Tx, { forbundId }: ForbundScope, year: number): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO plan_year (forbund_id, year) VALUES (${forbundId}::uuid, ${year})
    ON CONFLICT (forbund_id, year) DO UPDATE SET year = excluded.year RETURNING id`;
  if (!row) throw new Error("A plan year was neither made nor found");
  return row.id;
}

/** false: the plan year has a main budget already; the unique index decides, also between two processes. */
async function insertBudget(
  tx: Tx,
  scope: ForbundScope,
  id: string,
  planYearId: string,
  { budget, ...document }: ImportedBudget,
): Promise<boolean> {
  const { years, opening, ladder, imported, sections, control } = budget;
  const at = now();
  const made = await tx.$executeRaw`
    INSERT INTO budget (id, forbund_id, plan_year_id, name, opening_year, opening_ore, opening_source, ladder, document,
      imported, created_at, updated_at)
    VALUES (${id}::uuid, ${scope.forbundId}::uuid, ${planYearId}::uuid, ${document.name ?? nameOf(years)},
      ${opening?.year ?? null}, ${opening?.amount ?? null}, ${opening?.source ?? null}::"OpeningSource",
      ${JSON.stringify(ladder)}::jsonb, ${JSON.stringify(document)}::jsonb,
      ${imported && JSON.stringify(imported)}::jsonb, ${at}, ${at})
    ON CONFLICT (plan_year_id) WHERE role = 'main' DO NOTHING`;
  if (made === 0) return false;
  const empty = { ...budget, years: [], sections: [] };
  const rows = diffRows(empty, budget);
  await writeRows(tx, scope, id, rows, at);
  await tx.$executeRaw(cellsUpsert(scope, id, rows));
  if (control.length > 0) {
    await tx.$executeRaw`
      INSERT INTO control_figure (forbund_id, budget_id, section_id, figure, year, amount_ore, outdated)
      SELECT ${scope.forbundId}::uuid, ${id}::uuid, r."sectionId", r.figure, r.year, r.amount, r.outdated
      FROM jsonb_to_recordset(${JSON.stringify(control)}::jsonb) AS r("sectionId" uuid, figure text, year int,
        amount bigint, outdated boolean)`;
  }
  const lines = sections.reduce((count, section) => count + section.lines.length, 0);
  const head = { subject: "budget", subjectId: id, subjectRevision: 0, requestId: null } as const;
  const entry = {
    command: "createBudget",
    touched: [],
    before: null,
    after: { years: years.map(({ year, kind }) => ({ year, kind })), sections: sections.length, lines },
  };
  await appendLog(tx, scope, head, [entry], collectTexts());
  return true;
}

/** "Budget 2023–2025". */
function nameOf(years: ImportedBudget["budget"]["years"]): string {
  const first = budgetYearOf(years);
  const last = Math.max(...years.map(({ year }) => year));
  return first === last ? `Budget ${first}` : `Budget ${first}–${last}`;
}
