import "server-only";
import type { BudgetDocument } from "../../core/budget/file-types.ts";
import type { Budget } from "../../core/budget/model.ts";
import type { Stage } from "../../core/stage.ts";
import type { Tx } from "../../platform/scope.ts";
import { type BudgetRows, budgetFromRows } from "./rows.ts";

/** What stands in the budget's own row: enough to decide, and to know whether a kept copy is current. */
export interface BudgetHead {
  readonly id: string;
  readonly forbundId: string;
  readonly budgetYear: number;
  readonly name: string;
  readonly stage: Stage;
  readonly revision: number;
  readonly savedAt: Date;
}

export interface StoredBudget extends BudgetHead {
  readonly budget: Budget;
  readonly document: BudgetDocument;
  /** Ids of lines and sections that were taken away, so that a late change learns that they are gone. */
  readonly gone: readonly string[];
}

interface ContentRow extends BudgetRows {
  readonly revision: number;
  readonly document: BudgetDocument;
  readonly gone: readonly string[] | null;
}

/**
 * Content by budget and revision. Every write raises the revision inside its transaction, so a copy with the
 * revision just read from the row is the content; several processes can share one database.
 */
const kept = new Map<string, { revision: number; content: Content }>();
const KEPT_BUDGETS = 200;
interface Content {
  readonly budget: Budget;
  readonly document: BudgetDocument;
  readonly gone: readonly string[];
}

export async function readHead(tx: Tx, budgetId: string): Promise<BudgetHead | null> {
  const [row] = await tx.$queryRaw<BudgetHead[]>`
    SELECT b.id, b.forbund_id AS "forbundId", p.year AS "budgetYear", b.name, b.stage, b.revision,
      b.updated_at AS "savedAt"
    FROM budget b JOIN plan_year p ON p.id = b.plan_year_id WHERE b.id = ${budgetId}::uuid`;
  return row ?? null;
}

/** Main budgets of the förbund of the scope, newest plan year first. */
export function listHeads(tx: Tx, forbundId: string): Promise<BudgetHead[]> {
  return tx.$queryRaw<BudgetHead[]>`
    SELECT b.id, b.forbund_id AS "forbundId", p.year AS "budgetYear", b.name, b.stage, b.revision,
      b.updated_at AS "savedAt"
    FROM budget b JOIN plan_year p ON p.id = b.plan_year_id
    WHERE b.forbund_id = ${forbundId}::uuid AND b.role = 'main' ORDER BY p.year DESC`;
}

/** The lock every change of a budget takes first: changes of one budget follow each other. */
export async function lockHead(tx: Tx, budgetId: string): Promise<BudgetHead | null> {
  const [row] = await tx.$queryRaw<BudgetHead[]>`
    SELECT b.id, b.forbund_id AS "forbundId", p.year AS "budgetYear", b.name, b.stage, b.revision,
      b.updated_at AS "savedAt"
    FROM budget b JOIN plan_year p ON p.id = b.plan_year_id WHERE b.id = ${budgetId}::uuid
    FOR NO KEY UPDATE OF b`;
  return row ?? null;
}

/** Content in memory that goes with a head just read in the förbund's scope; null when it has to be read. */
export function keptContent(head: BudgetHead): StoredBudget | null {
  const known = kept.get(head.id);
  if (known?.revision !== head.revision) return null;
  kept.delete(head.id);
  kept.set(head.id, known);
  return { ...head, ...known.content };
}

/** Content that goes with a head read in the same transaction. */
export async function readContent(tx: Tx, head: BudgetHead): Promise<StoredBudget> {
  const known = keptContent(head);
  if (known) return known;
  // One statement is one snapshot: the revision it returns is the content's own, should a change have
  // been committed since the head was read.
  const stored = { ...head, ...(await queryContent(tx, head.id)) };
  keepContent(stored);
  return stored;
}

/** Keeps content that is committed: just read, before any write of the transaction, or after its end. */
export function keepContent(stored: StoredBudget): void {
  const { budget, document, gone } = stored;
  kept.delete(stored.id);
  kept.set(stored.id, { revision: stored.revision, content: { budget, document, gone } });
  const oldest = kept.keys().next();
  if (kept.size > KEPT_BUDGETS && !oldest.done) kept.delete(oldest.value);
}

async function queryContent(tx: Tx, budgetId: string): Promise<Content & { revision: number }> {
  const [row] = await tx.$queryRaw<ContentRow[]>`
    SELECT b.revision, b.ladder, b.document, b.imported,
      CASE WHEN b.opening_year IS NULL THEN NULL ELSE
        json_build_object('year', b.opening_year, 'amount', b.opening_ore, 'source', b.opening_source) END AS opening,
      (SELECT json_agg(json_build_object('year', y.year, 'kind', y.kind)
        ORDER BY y.year, array_position(ARRAY['outcome', 'forecast', 'budget']::"Series"[], y.series))
        FROM budget_year y WHERE y.budget_id = b.id) AS years,
      (SELECT json_agg(json_build_array(s.id, s.lineage_id, s.key, s.label, s.kind, s.cost_type, s.level, s.complete)
        ORDER BY s.position) FROM budget_section s WHERE s.budget_id = b.id AND s.deleted_at IS NULL) AS sections,
      (SELECT json_agg(json_build_array(l.id, l.section_id, l.lineage_id, l.label, l.cost_type, l.level, l.decision,
        l.income_kind, l.party, l.end_year, l.account, l.cost_centre, l.project, l.note) ORDER BY l.position)
        FROM budget_line l WHERE l.budget_id = b.id AND l.deleted_at IS NULL) AS lines,
      (SELECT json_agg(json_build_array(c.line_id, c.year, c.series, c.type, c.amount_ore, c.rule))
        FROM budget_cell c WHERE c.budget_id = b.id) AS cells,
      (SELECT json_agg(json_build_array(f.figure, f.section_id, f.year, f.amount_ore, f.outdated)
        ORDER BY f.year, f.figure) FROM control_figure f WHERE f.budget_id = b.id) AS control,
      (SELECT json_agg(x.id) FROM (
        SELECT l.id FROM budget_line l WHERE l.budget_id = b.id AND l.deleted_at IS NOT NULL
        UNION ALL SELECT s.id FROM budget_section s WHERE s.budget_id = b.id AND s.deleted_at IS NOT NULL) x) AS gone
    FROM budget b WHERE b.id = ${budgetId}::uuid`;
  if (!row) throw new Error(`Budget ${budgetId} left between two reads of one transaction`);
  const { revision, document, gone, ...rows } = row;
  return { revision, budget: budgetFromRows(rows), document, gone: gone ?? [] };
}
