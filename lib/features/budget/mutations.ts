import "server-only";
import { Prisma } from "../../../generated/prisma/client.ts";
import { invertChange } from "../../core/budget/change-invert.ts";
import type { Change } from "../../core/budget/change-types.ts";
import { applyInSteps } from "../../core/budget/changes.ts";
import type { Budget } from "../../core/budget/model.ts";
import { refusalText } from "../../core/budget/refusal-text.ts";
import { columnForYear, columnOf } from "../../core/budget/years.ts";
import { type Actor, decide, type ReasonCode } from "../../core/permission.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { appendLog, collectTexts, type LogEntry } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import { type ForbundScope, inScope, type Tx } from "../../platform/scope.ts";
import { AUTHOR, type Author, authorName } from "../people/names-data.ts";
import { lineFromWire, type PatchInput, type WireChange } from "./change-schema.ts";
import { type Conflict, type LaterChange, reconcile, touchedBy } from "./conflicts.ts";
import { type BudgetHead, keepContent, lockHead, readContent, type StoredBudget } from "./data.ts";
import { loggable } from "./log-data.ts";
import { cellsUpsert, diffRows, ForeignIdError, type RowChanges, writeRows } from "./persist.ts";
import { type BudgetAnswer, budgetAnswer } from "./view.ts";

export type ChangeFailure =
  | { readonly code: "not-found" }
  | { readonly code: "forbidden"; readonly reason: ReasonCode }
  | { readonly code: "refused"; readonly message: string }
  | { readonly code: "gone"; readonly revision: number; readonly id: string }
  | { readonly code: "conflict"; readonly revision: number; readonly conflicts: readonly Conflict[] };

/**
 * One PATCH: all changes or none, in one transaction as the förbund. The same request id is applied once and
 * answered alike; what others changed since the base revision is met, not overwritten (docs/decisions/0007).
 */
export async function changeBudget(
  scope: ForbundScope,
  actor: Actor,
  budgetId: string,
  input: PatchInput,
): Promise<Result<BudgetAnswer, ChangeFailure>> {
  let saved: StoredBudget | null = null;
  try {
    const outcome = await inScope(scope, async (tx): Promise<Result<BudgetAnswer, ChangeFailure>> => {
      const head = await lockHead(tx, budgetId);
      if (!head) return err({ code: "not-found" });
      const allowed = decide(actor, "budget.edit", head);
      if (!allowed.allowed) {
        return err(allowed.visible ? { code: "forbidden", reason: allowed.reason } : { code: "not-found" });
      }
      const { answered, answer, later } = await readSince(tx, budgetId, input);
      // An old answer has been cleared away (prune); the request is still never applied twice.
      if (answered) return ok(answer ?? budgetAnswer(await readContent(tx, head)));
      const changed = await change(tx, scope, head, input, later);
      if (!changed.ok) return changed;
      saved = changed.value.stored;
      return ok(changed.value.answer);
    });
    if (saved) keepContent(saved);
    return outcome;
  } catch (error) {
    if (isForeignId(error))
      return err({
        code: "refused",
        message: "Radens id finns redan i en annan budget. Ladda om sidan och försök igen.",
      });
    throw error;
  }
}

async function change(
  tx: Tx,
  scope: ForbundScope,
  head: BudgetHead,
  input: PatchInput,
  later: readonly LaterChange[],
): Promise<Result<{ stored: StoredBudget; answer: BudgetAnswer }, ChangeFailure>> {
  if (input.baseRevision > head.revision) {
    return err({
      code: "refused",
      message: "Ändringen bygger på en version som inte finns. Ladda om sidan och försök igen.",
    });
  }
  const stored = await readContent(tx, head);
  const { budget } = stored;
  const wished = changesFromWire(input.changes, budget);
  if (!wished.ok) return wished;
  const met = reconcile(budget, stored.gone, wished.value, later);
  if (met.type === "gone") return err({ code: "gone", revision: head.revision, id: met.id });
  if (met.type === "conflict")
    return err({ code: "conflict", revision: head.revision, conflicts: met.conflicts });
  const applied = applyInSteps(budget, met.changes);
  if (!applied.ok) return err({ code: "refused", message: refusalText(applied.error.refusal) });

  const at = now();
  const after = applied.value.budget;
  // Others have already made it so: there is nothing to write, but the request still gets its kept answer.
  const revision = met.changes.length === 0 ? head.revision : head.revision + 1;
  const rows = diffRows(budget, after);
  await writeRows(tx, scope, head.id, rows, at);
  const texts = collectTexts();
  const entries = met.changes.map((made, index): LogEntry => {
    const before = applied.value.before[index] ?? budget;
    return {
      command: made.op,
      touched: touchedBy(made, before.years),
      before: loggable(invertChange(before, made), texts),
      after: loggable(made, texts),
    };
  });
  const logHead = {
    subject: "budget",
    subjectId: head.id,
    subjectRevision: revision,
    requestId: input.requestId,
  } as const;
  const back = new Set([
    ...rows.lines.map(({ line }) => line.id),
    ...rows.sections.map(({ section }) => section.id),
  ]);
  const next: StoredBudget = {
    ...stored,
    revision,
    savedAt: at,
    budget: after,
    gone: [...stored.gone.filter((id) => !back.has(id)), ...rows.goneLines, ...rows.goneSections],
  };
  const answer = budgetAnswer(next);
  await appendLog(tx, scope, logHead, entries, texts, finalParts(scope, next, rows, input.requestId, answer));
  return ok({ stored: next, answer });
}

/** The cells, the kept answer and the budget's own row, as parts of one statement. */
function finalParts(
  scope: ForbundScope,
  next: StoredBudget,
  rows: RowChanges,
  requestId: string,
  answer: BudgetAnswer,
): Prisma.Sql {
  const { opening } = next.budget;
  return Prisma.sql`
    cells AS (${cellsUpsert(scope, next.id, rows)}),
    kept AS (
      INSERT INTO budget_request (budget_id, request_id, forbund_id, person_id, revision, answer, at)
      VALUES (${next.id}::uuid, ${requestId}::uuid, ${scope.forbundId}::uuid, ${scope.personId}::uuid, ${next.revision},
        ${JSON.stringify(answer)}::jsonb, ${next.savedAt})
    ),
    saved AS (
      UPDATE budget SET revision = ${next.revision}, updated_at = ${next.savedAt}, opening_year = ${opening?.year ?? null},
        opening_ore = ${opening?.amount ?? null}, opening_source = ${opening?.source ?? null}::"OpeningSource"
      WHERE id = ${next.id}::uuid
    )`;
}

interface Since {
  readonly answered: boolean;
  readonly answer: BudgetAnswer | null;
  readonly later: readonly LaterChange[];
}

interface SinceRow extends Omit<Since, "later"> {
  readonly later: readonly { readonly touched: readonly string[]; readonly by: Author | null }[];
}

/**
 * Read after the lock, so that nothing committed while waiting for it is missed: the answer already given to this
 * request id, and what others (or another tab of the same person) changed after the base revision, oldest first.
 */
async function readSince(tx: Tx, budgetId: string, { requestId, baseRevision }: PatchInput): Promise<Since> {
  const [row] = await tx.$queryRaw<SinceRow[]>`
    SELECT r.request_id IS NOT NULL AS answered, nullif(r.answer, 'null'::jsonb) AS answer,
      (SELECT coalesce(json_agg(json_build_object('touched', c.touched, 'by', ${AUTHOR})
          ORDER BY c.subject_revision, c.ordinal), '[]'::json)
        FROM change_log c LEFT JOIN person p ON p.id = c.person_id
        -- As a subquery the revision is unknown to the planner, so that one plan serves every save.
        WHERE c.subject_id = ${budgetId}::uuid AND c.subject_revision > (SELECT ${baseRevision}::int)) AS later
    FROM (SELECT 1) one LEFT JOIN budget_request r
      ON r.budget_id = ${budgetId}::uuid AND r.request_id = ${requestId}::uuid`;
  if (!row) return { answered: false, answer: null, later: [] };
  return { ...row, later: row.later.map(({ touched, by }) => ({ touched, by: authorName(by) })) };
}

/** Years of the wire become columns of this budget, and rows get the place they left out. */
function changesFromWire(wire: readonly WireChange[], budget: Budget): Result<Change[], ChangeFailure> {
  const columnOfYear = (year: number) => {
    const column = columnForYear(budget.years, year);
    return column && columnOf(column);
  };
  const changes: Change[] = [];
  for (const change of wire) {
    if (change.op === "addLine") {
      const line = lineFromWire(change.line, columnOfYear);
      if (typeof line === "number") return unknownYear(line);
      changes.push({ ...change, line });
    } else if (change.op === "addSection") {
      const lines = [];
      for (const { lineId, line: wireLine } of change.section.lines ?? []) {
        const line = lineFromWire(wireLine, columnOfYear);
        if (typeof line === "number") return unknownYear(line);
        lines.push({ lineId, line });
      }
      changes.push({ ...change, section: { ...change.section, lines } });
    } else if (change.op === "moveLine") {
      changes.push({ ...change, sectionId: change.sectionId ?? sectionOf(budget, change) });
    } else {
      changes.push(change);
    }
  }
  return ok(changes);
}

const unknownYear = (year: number) =>
  err({ code: "refused", message: refusalText({ code: "unknownYear", year }) } as const);

/** A move without a section stays in the one the line stands in. */
function sectionOf(budget: Budget, { lineId }: { lineId: string }): string {
  return budget.sections.find((section) => section.lines.some((line) => line.id === lineId))?.id ?? "";
}

/** PostgreSQL says it two ways: the id stands in another budget of the förbund, or behind row-level security. */
function isForeignId(error: unknown): boolean {
  return (
    error instanceof ForeignIdError || (error instanceof Error && /row-level security/.test(error.message))
  );
}
