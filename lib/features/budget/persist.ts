import "server-only";
import { isDeepStrictEqual } from "node:util";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { Budget, BudgetLine, BudgetSection, BudgetYear } from "../../core/budget/model.ts";
import { seriesOf } from "../../core/budget/years.ts";
import type { ForbundScope, Tx } from "../../platform/scope.ts";

/**
 * What differs between two budgets, as rows. A change shares all structure it does not touch, so lines and
 * sections are compared by identity first: one edited cell costs one row.
 */
export interface RowChanges {
  readonly years: BudgetYear[];
  readonly goneYears: BudgetYear[];
  readonly sections: { section: BudgetSection; position: number }[];
  readonly goneSections: string[];
  readonly lines: { line: BudgetLine; sectionId: string; position: number; isNew: boolean }[];
  readonly goneLines: string[];
  readonly cells: {
    lineId: string;
    year: number;
    series: string;
    type: string;
    amount: number | null;
    rule: object | null;
  }[];
  readonly goneCells: { lineId: string; year: number; series: string }[];
}

interface PlacedLine {
  readonly line: BudgetLine;
  readonly sectionId: string;
  readonly position: number;
}

export function diffRows(before: Budget, after: Budget): RowChanges {
  const changes: RowChanges = {
    years: after.years.filter((year) => !hasYear(before.years, year)),
    goneYears: before.years.filter((year) => !hasYear(after.years, year)),
    sections: [],
    goneSections: [],
    lines: [],
    goneLines: [],
    cells: [],
    goneCells: [],
  };
  if (before.sections === after.sections) return changes;
  const known = new Map(before.sections.map((section, position) => [section.id, { section, position }]));
  const knownLines = placeLines(before);
  after.sections.forEach((section, position) => {
    const old = known.get(section.id);
    if (!old || old.position !== position || !sameSection(old.section, section)) {
      changes.sections.push({ section, position });
    }
    if (old?.section.lines !== section.lines) diffLines(section, knownLines, changes);
  });
  const stays = new Set(after.sections.map((section) => section.id));
  changes.goneSections.push(...[...known.keys()].filter((id) => !stays.has(id)));
  const linesAfter = placeLines(after);
  changes.goneLines.push(...[...knownLines.keys()].filter((id) => !linesAfter.has(id)));
  return changes;
}

function hasYear(years: readonly BudgetYear[], { year, kind }: BudgetYear): boolean {
  return years.some((other) => other.year === year && other.kind === kind);
}

function placeLines(budget: Budget): Map<string, PlacedLine> {
  const placed = new Map<string, PlacedLine>();
  for (const section of budget.sections) {
    section.lines.forEach((line, position) => {
      placed.set(line.id, { line, sectionId: section.id, position });
    });
  }
  return placed;
}

function sameSection(a: BudgetSection, b: BudgetSection): boolean {
  if (a === b) return true;
  const { lines: _a, ...restA } = a;
  const { lines: _b, ...restB } = b;
  return isDeepStrictEqual(restA, restB);
}

function diffLines(section: BudgetSection, known: Map<string, PlacedLine>, changes: RowChanges): void {
  section.lines.forEach((line, position) => {
    const old = known.get(line.id);
    const moved = !old || old.sectionId !== section.id || old.position !== position;
    if (old?.line === line && !moved) return;
    if (moved || !sameLine(old.line, line)) {
      changes.lines.push({ line, sectionId: section.id, position, isNew: !old });
    }
    if (old?.line.cells !== line.cells) diffCells(line, old?.line, changes);
  });
}

function sameLine(a: BudgetLine, b: BudgetLine): boolean {
  const { cells: _a, ...restA } = a;
  const { cells: _b, ...restB } = b;
  return isDeepStrictEqual(restA, restB);
}

function diffCells(line: BudgetLine, old: BudgetLine | undefined, changes: RowChanges): void {
  for (const [key, cell] of Object.entries(line.cells)) {
    if (!cell || (old && old.cells === line.cells)) continue;
    const [year, series] = key.split(":");
    changes.cells.push({
      lineId: line.id,
      year: Number(year),
      series: series ?? "",
      type: cell.type,
      amount: cell.type === "amount" ? cell.amount : null,
      rule: cell.type === "rule" ? cell.rule : null,
    });
  }
  for (const key of Object.keys(old?.cells ?? {})) {
    const [year, series] = key.split(":");
    if (!Object.hasOwn(line.cells, key))
      changes.goneCells.push({ lineId: line.id, year: Number(year), series: series ?? "" });
  }
}

/** An id from the client that stands in another budget already, which a forged or repeated id can do. */
export class ForeignIdError extends Error {}

/** Writes all that differs but the cells, which `cellsUpsert` writes. */
export async function writeRows(
  tx: Tx,
  scope: ForbundScope,
  budgetId: string,
  changes: RowChanges,
  at: Date,
): Promise<void> {
  const { forbundId } = scope;
  for (const column of changes.years) {
    await tx.$executeRaw`
      INSERT INTO budget_year (budget_id, forbund_id, year, series, kind)
      VALUES (${budgetId}::uuid, ${forbundId}::uuid, ${column.year}, ${seriesOf(column)}::"Series", ${column.kind}::"YearKind")
      ON CONFLICT (budget_id, year, series) DO UPDATE SET kind = excluded.kind`;
  }
  await writeSections(tx, forbundId, budgetId, changes);
  await writeLines(tx, forbundId, budgetId, changes);
  await deleteCells(tx, budgetId, changes);
  if (changes.goneLines.length > 0) {
    await tx.$executeRaw`UPDATE budget_line SET deleted_at = ${at}
      WHERE budget_id = ${budgetId}::uuid AND id = ANY(${changes.goneLines}::uuid[])`;
  }
  if (changes.goneSections.length > 0) {
    await tx.$executeRaw`UPDATE budget_section SET deleted_at = ${at}
      WHERE budget_id = ${budgetId}::uuid AND id = ANY(${changes.goneSections}::uuid[])`;
  }
  for (const column of changes.goneYears) {
    // A column that only changed its kind (plan → budget) was rewritten above.
    if (changes.years.some((kept) => kept.year === column.year && seriesOf(kept) === seriesOf(column)))
      continue;
    await tx.$executeRaw`DELETE FROM budget_year WHERE budget_id = ${budgetId}::uuid
      AND year = ${column.year} AND series = ${seriesOf(column)}::"Series"`;
  }
}

async function writeSections(
  tx: Tx,
  forbundId: string,
  budgetId: string,
  { sections }: RowChanges,
): Promise<void> {
  if (sections.length === 0) return;
  const rows = sections.map(({ section: { lines: _, ...section }, position }) => ({ ...section, position }));
  const written = await tx.$executeRaw`
    INSERT INTO budget_section (id, forbund_id, budget_id, lineage_id, position, key, label, kind, cost_type, level, complete)
    SELECT r.id, ${forbundId}::uuid, ${budgetId}::uuid, r."lineageId", r.position, r.key, r.label, r.kind, r."costType",
      r.level, r.complete
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "lineageId" uuid, position int, key text,
      label text, kind "SectionKind", "costType" "CostType", level "Level", complete boolean)
    ON CONFLICT (id) DO UPDATE SET position = excluded.position, label = excluded.label, kind = excluded.kind,
      cost_type = excluded.cost_type, level = excluded.level, complete = excluded.complete, deleted_at = NULL
    WHERE budget_section.budget_id = excluded.budget_id`;
  if (written !== rows.length) throw new ForeignIdError();
}

async function writeLines(tx: Tx, forbundId: string, budgetId: string, { lines }: RowChanges): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ line: { cells: _, ...line }, sectionId, position }) => ({
    ...line,
    sectionId,
    position,
  }));
  const written = await tx.$executeRaw`
    INSERT INTO budget_line (id, forbund_id, budget_id, section_id, lineage_id, position, label, cost_type, level,
      decision, income_kind, party, end_year, account, cost_centre, project, note)
    SELECT r.id, ${forbundId}::uuid, ${budgetId}::uuid, r."sectionId", r."lineageId", r.position, r.label, r."costType",
      r.level, r.decision, r."incomeKind", r.party, r."endYear", r.account, r."costCentre", r.project, r.note
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "sectionId" uuid, "lineageId" uuid,
      position int, label text, "costType" "CostType", level "Level", decision "MoneyDecision",
      "incomeKind" "IncomeKind", party "PartyGroup", "endYear" int, account text, "costCentre" text, project text,
      note text)
    ON CONFLICT (id) DO UPDATE SET section_id = excluded.section_id, position = excluded.position,
      label = excluded.label, cost_type = excluded.cost_type, level = excluded.level, decision = excluded.decision,
      income_kind = excluded.income_kind, party = excluded.party, end_year = excluded.end_year,
      account = excluded.account, cost_centre = excluded.cost_centre, project = excluded.project,
      note = excluded.note, deleted_at = NULL
    WHERE budget_line.budget_id = excluded.budget_id`;
  if (written !== rows.length) throw new ForeignIdError();
  // A line that comes back (undo of a removal) comes back as it is told now, not with its old cells.
  const fresh = lines.filter((row) => row.isNew).map((row) => row.line.id);
  if (fresh.length > 0) await tx.$executeRaw`DELETE FROM budget_cell WHERE line_id = ANY(${fresh}::uuid[])`;
}

async function deleteCells(tx: Tx, budgetId: string, { goneCells }: RowChanges): Promise<void> {
  if (goneCells.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM budget_cell c USING jsonb_to_recordset(${JSON.stringify(goneCells)}::jsonb)
      AS r("lineId" uuid, year int, series "Series")
    WHERE c.line_id = r."lineId" AND c.year = r.year AND c.series = r.series AND c.budget_id = ${budgetId}::uuid`;
}

/**
 * Writes the cells that are new or changed, after `writeRows`. Given as SQL, so that it can go along in another statement:
 * a typed amount is by far the most common change, and each journey to the database is felt.
 */
export function cellsUpsert(scope: ForbundScope, budgetId: string, { cells }: RowChanges): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO budget_cell (line_id, year, series, forbund_id, budget_id, type, amount_ore, rule)
    SELECT r."lineId", r.year, r.series, ${scope.forbundId}::uuid, ${budgetId}::uuid, r.type, r.amount,
      nullif(r.rule, 'null'::jsonb)
    FROM jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) AS r("lineId" uuid, year int, series "Series",
      type "CellType", amount bigint, rule jsonb)
    ON CONFLICT (line_id, year, series) DO UPDATE SET type = excluded.type, amount_ore = excluded.amount_ore,
      rule = excluded.rule`;
}
