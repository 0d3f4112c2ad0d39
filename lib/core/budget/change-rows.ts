/** Changes of rows: lines and sections are added, set, moved and taken away. */
import { err, ok, type Result } from "../result.ts";
import { hasTag } from "../text.ts";
import type {
  ChangeRefusal,
  LineFields,
  NewLine,
  NewSection,
  SectionFields,
  TextField,
} from "./change-types.ts";
import { inferIncomeKind } from "./income-kind.ts";
import { MAX_CODE_LENGTH, MAX_LABEL_LENGTH, MAX_LINES, MAX_NOTE_LENGTH, MAX_SECTIONS } from "./limits.ts";
import type { Budget, BudgetLine, BudgetSection, SectionKind } from "./model.ts";
import { FIRST_YEAR, LAST_YEAR } from "./years.ts";

type Changed = Result<Budget, ChangeRefusal>;

export interface PlacedLine {
  readonly line: BudgetLine;
  readonly section: BudgetSection;
  readonly index: number;
}

export function findLine(budget: Budget, lineId: string): PlacedLine | null {
  for (const section of budget.sections) {
    const index = section.lines.findIndex((line) => line.id === lineId);
    const line = section.lines[index];
    if (line) return { line, section, index };
  }
  return null;
}

export function findSection(budget: Budget, sectionId: string): BudgetSection | null {
  return budget.sections.find((section) => section.id === sectionId) ?? null;
}

/** Replaces one section; all else is shared with the budget before. */
function withSection(budget: Budget, section: BudgetSection): Budget {
  return { ...budget, sections: budget.sections.map((other) => (other.id === section.id ? section : other)) };
}

/** Replaces one line; all else is shared with the budget before. */
export function withLine(budget: Budget, { section }: PlacedLine, line: BudgetLine): Budget {
  const lines = section.lines.map((other) => (other.id === line.id ? line : other));
  return withSection(budget, { ...section, lines });
}

export function addLine(
  budget: Budget,
  sectionId: string,
  lineId: string,
  after: string | null,
  input: NewLine,
): Changed {
  const section = findSection(budget, sectionId);
  if (!section) return err({ code: "unknownSection", sectionId });
  if (idTaken(budget, lineId)) return err({ code: "duplicateId", id: lineId });
  if (budget.sections.reduce((count, { lines }) => count + lines.length, 0) >= MAX_LINES) {
    return err({ code: "tooManyLines", max: MAX_LINES });
  }
  const line = newLine(lineId, input, section.kind);
  const problem = lineProblem(line, section.kind);
  if (problem) return err(problem);
  const lines = insertAfter(section.lines, line, after);
  return lines
    ? ok(withSection(budget, { ...section, lines }))
    : err({ code: "unknownPlace", after: after ?? "" });
}

export function updateLine(budget: Budget, lineId: string, set: LineFields): Changed {
  const placed = findLine(budget, lineId);
  if (!placed) return err({ code: "unknownLine", lineId });
  const line: BudgetLine = { ...placed.line, ...told(set) };
  const problem = lineProblem(line, placed.section.kind);
  return problem ? err(problem) : ok(withLine(budget, placed, line));
}

export function moveLine(budget: Budget, lineId: string, sectionId: string, after: string | null): Changed {
  const placed = findLine(budget, lineId);
  const target = findSection(budget, sectionId);
  if (!placed) return err({ code: "unknownLine", lineId });
  if (!target) return err({ code: "unknownSection", sectionId });
  if (target.kind !== placed.section.kind) return err({ code: "kindMismatch", label: placed.line.label });
  const rest = { ...placed.section, lines: placed.section.lines.filter(({ id }) => id !== lineId) };
  const into = target.id === rest.id ? rest : target;
  const lines = insertAfter(into.lines, placed.line, after);
  if (!lines) return err({ code: "unknownPlace", after: after ?? "" });
  return ok(withSection(withSection(budget, rest), { ...into, lines }));
}

export function deleteLine(budget: Budget, lineId: string): Changed {
  const placed = findLine(budget, lineId);
  if (!placed) return err({ code: "unknownLine", lineId });
  const by = lineReferringTo(budget, new Set([lineId]));
  if (by) return err({ code: "referred", label: placed.line.label, by: by.label });
  const lines = placed.section.lines.filter(({ id }) => id !== lineId);
  return ok(withSection(budget, { ...placed.section, lines }));
}

export function addSection(
  budget: Budget,
  sectionId: string,
  after: string | null,
  input: NewSection,
): Changed {
  if (idTaken(budget, sectionId)) return err({ code: "duplicateId", id: sectionId });
  if (budget.sections.length >= MAX_SECTIONS) return err({ code: "tooManySections", max: MAX_SECTIONS });
  const section: BudgetSection = {
    id: sectionId,
    lineageId: input.lineageId ?? sectionId,
    key: input.key ?? null,
    label: input.label,
    kind: input.kind,
    costType: input.costType ?? null,
    level: input.level ?? null,
    complete: input.complete ?? true,
    lines: [],
  };
  const problem = sectionProblem(section);
  if (problem) return err(problem);
  const sections = insertAfter(budget.sections, section, after);
  if (!sections) return err({ code: "unknownPlace", after: after ?? "" });
  let changed: Changed = ok({ ...budget, sections });
  let previous: string | null = null;
  for (const { lineId, line } of input.lines ?? []) {
    if (changed.ok) changed = addLine(changed.value, sectionId, lineId, previous, line);
    previous = lineId;
  }
  return changed;
}

export function updateSection(budget: Budget, sectionId: string, set: SectionFields): Changed {
  const section = findSection(budget, sectionId);
  if (!section) return err({ code: "unknownSection", sectionId });
  const changed: BudgetSection = { ...section, ...told(set) };
  const problem = sectionProblem(changed);
  return problem ? err(problem) : ok(withSection(budget, changed));
}

export function moveSection(budget: Budget, sectionId: string, after: string | null): Changed {
  const section = findSection(budget, sectionId);
  if (!section) return err({ code: "unknownSection", sectionId });
  const rest = budget.sections.filter(({ id }) => id !== sectionId);
  const sections = insertAfter(rest, section, after);
  return sections ? ok({ ...budget, sections }) : err({ code: "unknownPlace", after: after ?? "" });
}

export function deleteSection(budget: Budget, sectionId: string): Changed {
  const section = findSection(budget, sectionId);
  if (!section) return err({ code: "unknownSection", sectionId });
  const sections = budget.sections.filter(({ id }) => id !== sectionId);
  const rest = { ...budget, sections };
  const by = lineReferringTo(rest, new Set([sectionId, ...section.lines.map(({ id }) => id)]));
  return by ? err({ code: "referred", label: section.label, by: by.label }) : ok(rest);
}

/** The fields that are told; an undefined one is not. */
function told<T extends object>(set: T): T {
  const fields: T = { ...set };
  for (const key in fields) if (fields[key] === undefined) delete fields[key];
  return fields;
}

/** The line as it will stand in a section of the kind. */
function newLine(id: string, input: NewLine, kind: SectionKind): BudgetLine {
  return {
    id,
    lineageId: input.lineageId ?? id,
    label: input.label,
    costType: input.costType ?? null,
    level: input.level ?? null,
    decision: input.decision ?? "decided",
    incomeKind: input.incomeKind ?? (kind === "income" ? inferIncomeKind(input.label) : null),
    party: input.party ?? null,
    endYear: input.endYear ?? null,
    account: input.account ?? null,
    costCentre: input.costCentre ?? null,
    project: input.project ?? null,
    note: input.note ?? null,
    cells: input.cells ?? {},
  };
}

function lineProblem(line: BudgetLine, kind: SectionKind): ChangeRefusal | null {
  const { label, endYear } = line;
  if (kind === "income" && line.costType !== null) return { code: "costTypeOnIncome", label };
  if (kind === "income" && line.decision !== "decided") return { code: "decisionOnIncome", label };
  if (kind === "cost" && line.incomeKind !== null) return { code: "incomeKindOnCost", label };
  if (kind === "cost" && line.party !== null) return { code: "partyOnCost", label };
  if (endYear !== null && !(Number.isInteger(endYear) && endYear >= FIRST_YEAR && endYear <= LAST_YEAR)) {
    return { code: "yearOutside", year: endYear };
  }
  return (
    labelProblem(label) ??
    textProblem("account", line.account, MAX_CODE_LENGTH) ??
    textProblem("costCentre", line.costCentre, MAX_CODE_LENGTH) ??
    textProblem("project", line.project, MAX_CODE_LENGTH) ??
    // A note is prose and may speak of <anything>; it is only ever shown as text.
    ((line.note?.length ?? 0) > MAX_NOTE_LENGTH
      ? { code: "textTooLong", field: "note", max: MAX_NOTE_LENGTH }
      : null)
  );
}

function sectionProblem(section: BudgetSection): ChangeRefusal | null {
  if (section.kind === "income" && section.costType !== null) {
    return { code: "costTypeOnIncome", label: section.label };
  }
  return labelProblem(section.label);
}

function labelProblem(label: string): ChangeRefusal | null {
  if (label.trim() === "") return { code: "textMissing", field: "label" };
  return textProblem("label", label, MAX_LABEL_LENGTH);
}

function textProblem(field: TextField, text: string | null, max: number): ChangeRefusal | null {
  if (text === null) return null;
  if (text.length > max) return { code: "textTooLong", field, max };
  return hasTag(text) ? { code: "textHasTag", field } : null;
}

function idTaken(budget: Budget, id: string): boolean {
  return findSection(budget, id) !== null || findLine(budget, id) !== null;
}

/** A line with a share of one of the rows, or null. */
function lineReferringTo(budget: Budget, ids: ReadonlySet<string>): BudgetLine | null {
  for (const { lines } of budget.sections) {
    for (const line of lines) {
      for (const cell of Object.values(line.cells)) {
        if (cell?.type !== "rule" || cell.rule.type !== "shareOf") continue;
        if (!ids.has(line.id) && cell.rule.of.some((id) => ids.has(id))) return line;
      }
    }
  }
  return null;
}

/** null when there is no row `after`. */
function insertAfter<T extends { readonly id: string }>(
  rows: readonly T[],
  row: T,
  after: string | null,
): T[] | null {
  const index = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  if (after !== null && index === 0) return null;
  return [...rows.slice(0, index), row, ...rows.slice(index)];
}
