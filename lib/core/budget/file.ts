/** Reads a budget from a document whose shape is already checked (lib/features/budget/file-schema.ts). */
import { ORE_PER_UNIT, type Ore, ore, oreFromUnit, type Unit } from "../money.ts";
import { err, ok, type Result } from "../result.ts";
import { cellsProblem, wholeProblem } from "./change-check.ts";
import { addSection } from "./change-rows.ts";
import type { ChangeRefusal, NewLine } from "./change-types.ts";
import type { BudgetDocument, BudgetFile, ByYear, FileLine, FileRule } from "./file-types.ts";
import { DEFAULT_LADDER } from "./ladder.ts";
import {
  type Budget,
  type BudgetLine,
  type Cell,
  type ColumnKey,
  type ControlFigure,
  type ImportedValues,
  type LadderStep,
  PRINTED_FIGURES,
  type PrintedFigure,
  type Rule,
} from "./model.ts";
import { resolveLines } from "./resolve.ts";
import { inheritedRule } from "./rules.ts";
import { checkYears, columnOf, layoutOf, sortColumns } from "./years.ts";

export interface ImportedBudget extends BudgetDocument {
  readonly budget: Budget;
}

/** Why a well-formed document cannot be a budget, and where in it. */
export interface FileRefusal {
  readonly path: readonly (string | number)[];
  readonly refusal: ChangeRefusal;
}

/** Figures in hundredths of a percent, not in the file's unit. */
const PERCENT_FIGURES: readonly PrintedFigure[] = ["share", "thresholdPercent"];

/**
 * A document to a budget with new row ids. Cells that a rule governs hold the rule's result in the file; it is computed
 * anew and the file's value is not read. Without a ladder of its own the budget gets the förbund's (`ladder`), else the commonly used one. Line values
 * as they come in are kept beside the printed figures (`imported`).
 */
export function budgetFromFile(
  file: BudgetFile,
  newId: () => string,
  ladder: readonly LadderStep[] = DEFAULT_LADDER,
): Result<ImportedBudget, FileRefusal> {
  const years = sortColumns(file.years);
  const checked = checkYears(years);
  if (!checked.ok) return err({ path: ["years"], refusal: checked.error });
  const names = nameRows(file, newId);
  let budget: Budget = {
    years,
    sections: [],
    control: controlFigures(file, names),
    imported: null,
    opening: file.opening ? { ...file.opening, amount: amountOf(file.opening.amount, file.unit) } : null,
    ladder: file.threshold?.map((step) => ladderStep(step, file.unit)) ?? ladder,
  };
  const newLines: NewLine[][] = [];
  let previous: string | null = null;
  for (const [index, section] of file.sections.entries()) {
    const id = names.sectionIds[index] ?? newId();
    const lines = section.lines.map((line, at) => ({
      lineId: names.lineIds[index]?.[at] ?? newId(),
      line: newLine(line, budget, file.unit, names.find),
    }));
    const { label, kind, key = null, costType = null, level = null, complete = true } = section;
    const added = addSection(budget, id, previous, { label, kind, key, costType, level, complete, lines });
    if (!added.ok) return err({ path: ["sections", index], refusal: added.error });
    newLines.push(lines.map(({ line }) => line));
    budget = added.value;
    previous = id;
  }
  for (const [index, lines] of newLines.entries()) {
    const refusal = cellsProblem(budget, lines);
    if (refusal) return err({ path: ["sections", index], refusal });
  }
  const refusal = wholeProblem(budget);
  if (refusal) return err({ path: ["sections"], refusal });
  return ok({ ...documentOf(file), budget: { ...budget, imported: importedValues(budget) } });
}

function documentOf(file: BudgetFile): BudgetDocument {
  return {
    unit: file.unit,
    forbund: file.forbund,
    ...(file.slug === undefined ? {} : { slug: file.slug }),
    ...(file.name === undefined ? {} : { name: file.name }),
    ...(file.source === undefined ? {} : { source: file.source }),
    notes: file.notes ?? [],
    discrepancies: file.discrepancies ?? [],
    members: file.members ?? [],
  };
}

interface RowNames {
  readonly sectionIds: readonly string[];
  readonly lineIds: readonly (readonly string[])[];
  /** New id of the row that a file names; the name itself when there is none, which the checks then refuse. */
  readonly find: (name: string) => string;
  readonly findSection: (name: string) => string | null;
}

/** New ids, and what the file may call the rows: its own ids, section keys (else labels), `sectionKey/label`. */
function nameRows(file: BudgetFile, newId: () => string): RowNames {
  const sectionIds = file.sections.map(() => newId());
  const lineIds = file.sections.map(({ lines }) => lines.map(() => newId()));
  const sections = new Map<string, string>();
  const lines = new Map<string, string>();
  const name = (names: Map<string, string>, key: string | undefined, id: string | undefined) => {
    if (key !== undefined && id !== undefined && !names.has(key)) names.set(key, id);
  };
  const rows = file.sections.map((section, index) => ({ section, index, id: sectionIds[index] }));
  for (const { section, id } of rows) name(sections, section.id, id);
  for (const { section, id } of rows) name(sections, section.key, id);
  for (const { section, id } of rows) name(sections, section.label, id);
  for (const { section, index } of rows) {
    for (const [at, line] of section.lines.entries()) name(lines, line.id, lineIds[index]?.[at]);
  }
  for (const { section, index } of rows) {
    for (const [at, line] of section.lines.entries()) {
      name(lines, `${section.key ?? section.label}/${line.label}`, lineIds[index]?.[at]);
    }
  }
  return {
    sectionIds,
    lineIds,
    find: (key) => lines.get(key) ?? sections.get(key) ?? key,
    findSection: (key) => sections.get(key) ?? null,
  };
}

function newLine(line: FileLine, budget: Budget, unit: Unit, find: (name: string) => string): NewLine {
  const { id: _, values, rules, ...fields } = line;
  return { ...fields, cells: cellsOf(line, budget, unit, find) };
}

function cellsOf(
  { values, rules, endYear }: FileLine,
  budget: Budget,
  unit: Unit,
  find: (name: string) => string,
): BudgetLine["cells"] {
  const layout = layoutOf(budget.years);
  const cells: Partial<Record<ColumnKey, Cell>> = {};
  for (const column of budget.years) {
    const value = values[column.year];
    const rule = rules?.[column.year];
    const key = columnOf(column);
    const amount: Cell | null =
      value === undefined ? null : { type: "amount", amount: amountOf(value, unit) };
    if (rule?.type === "none") cells[key] = amount ?? { type: "stop" };
    else if (rule) cells[key] = { type: "rule", rule: ruleFromFile(rule, unit, find) };
    else if (amount) {
      const ended = endYear !== undefined && column.year > endYear;
      if (ended || inheritedRule(cells, layout, key) === null) cells[key] = amount;
    }
  }
  return cells;
}

/** A file's rule to the core's; `find` gives the id of the row that a name means. */
function ruleFromFile(rule: FileRule, unit: Unit, find: (name: string) => string): Rule {
  const round = rule.round ?? 1;
  switch (rule.type) {
    case "same":
      return { type: "same", round };
    case "percent":
      return { type: "percent", value: rule.value, round };
    case "amount":
      return { type: "amount", value: amountOf(rule.value, unit), round };
    case "shareOf":
      return { type: "shareOf", value: rule.value, of: rule.of.map(find), round };
    case "expression":
      return { type: "expression", text: rule.text, round };
  }
}

function controlFigures(file: BudgetFile, names: RowNames): ControlFigure[] {
  const markOf = (figure: PrintedFigure, sectionId: string | null, year: number) =>
    `${figure} ${sectionId} ${year}`;
  const outdated = new Set(
    (file.outdated ?? []).map(({ figure, section, year }) =>
      markOf(figure, section === null ? null : names.findSection(section), year),
    ),
  );
  const control: ControlFigure[] = [];
  const add = (figure: PrintedFigure, sectionId: string | null, byYear: ByYear | null | undefined) => {
    for (const [key, value] of Object.entries(byYear ?? {})) {
      const year = Number(key);
      const amount = PERCENT_FIGURES.includes(figure)
        ? ore(Math.round(value * 100))
        : amountOf(value, file.unit);
      control.push({
        figure,
        sectionId,
        year,
        amount,
        outdated: outdated.has(markOf(figure, sectionId, year)),
      });
    }
  };
  for (const [index, section] of file.sections.entries()) {
    add("subtotal", names.sectionIds[index] ?? null, section.printedSubtotal);
    add("share", names.sectionIds[index] ?? null, section.printedShare);
  }
  for (const figure of PRINTED_FIGURES) {
    if (figure !== "subtotal" && figure !== "share") add(figure, null, file.printed?.[figure]);
  }
  return control;
}

function ladderStep(step: NonNullable<BudgetFile["threshold"]>[number], unit: Unit): LadderStep {
  const optional = (amount: number | null | undefined) => (amount == null ? null : amountOf(amount, unit));
  return {
    from: amountOf(step.from, unit),
    to: optional(step.to),
    percent: step.percent,
    cap: optional(step.cap),
    source: step.source ?? null,
    validFrom: step.validFrom ?? null,
  };
}

function importedValues(budget: Budget): ImportedValues {
  const { keys } = layoutOf(budget.years);
  const { amounts } = resolveLines(budget);
  const values: Record<string, Record<string, Partial<Record<ColumnKey, Ore>>>> = {};
  for (const section of budget.sections) {
    const lines: Record<string, Partial<Record<ColumnKey, Ore>>> = {};
    for (const line of section.lines) {
      const row: Partial<Record<ColumnKey, Ore>> = {};
      for (const [index, key] of keys.entries()) {
        const amount = amounts.get(line.id)?.[index] ?? null;
        if (amount !== null) row[key] = amount;
      }
      lines[line.id] = row;
    }
    values[section.id] = lines;
  }
  return values;
}

/** Öre; the schema has refused amounts with parts of an öre. */
function amountOf(value: number, unit: Unit): Ore {
  return oreFromUnit(value, unit) ?? ore(Math.round(value * ORE_PER_UNIT[unit]));
}
