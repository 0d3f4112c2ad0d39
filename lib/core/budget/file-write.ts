/** Writes a budget as a document, so that reading it back loses nothing. */
import { type Ore, type Unit, unitFromOre } from "../money.ts";
import type {
  BudgetDocument,
  BudgetFile,
  ByYear,
  FileCellRule,
  FileFigure,
  FileLine,
  FileOutdated,
  FileRule,
  FileSection,
} from "./file-types.ts";
import { outdatedFigures } from "./findings/outdated.ts";
import type {
  Budget,
  BudgetLine,
  BudgetSection,
  BudgetYear,
  Cell,
  ColumnKey,
  ComputedBudget,
  ControlFigure,
  PrintedFigure,
  Rule,
} from "./model.ts";
import { inheritedRule } from "./rules.ts";
import { columnForYear, columnOf, layoutOf } from "./years.ts";

export interface WriteOptions {
  /** With the ids of rows, as the API gives; without, references go by section key and label. */
  readonly ids: boolean;
  readonly unit: Unit;
}

interface Writing extends WriteOptions {
  readonly budget: Budget;
  readonly computed: ComputedBudget;
  /** The columns that are written: one per year, with their index in `budget.years`. */
  readonly columns: readonly { readonly column: BudgetYear; readonly index: number }[];
  readonly years: readonly BudgetYear[];
  readonly nameOf: (id: string) => string;
}

/**
 * A budget as a document. Of a year that stands twice only the column that the bare year means is written.
 * `values` holds typed amounts and, where a rule governs, its result.
 */
export function budgetToFile(
  document: BudgetDocument,
  budget: Budget,
  computed: ComputedBudget,
  options: WriteOptions,
): BudgetFile {
  const columns = budget.years
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => columnForYear(budget.years, column.year) === column);
  const years = columns.map(({ column }) => column);
  const nameOf = options.ids ? (id: string) => id : names(budget);
  const writing: Writing = { ...options, budget, computed, columns, years, nameOf };
  const { source, forbund, slug, name, members, notes, discrepancies } = document;
  const written = new Set<string | null>([null, ...budget.sections.map((section) => section.id)]);
  const outdated = outdatedFigures(budget, computed)
    .filter(({ sectionId }) => written.has(sectionId))
    .map((control) => outdatedMark(control, writing));
  return {
    ...(source === undefined ? {} : { source }),
    forbund,
    ...(slug === undefined ? {} : { slug }),
    ...(name === undefined ? {} : { name }),
    members,
    unit: options.unit,
    years,
    sections: budget.sections.map((section) => sectionToFile(section, writing)),
    printed: printedOf(budget.control, options.unit),
    ...(budget.opening
      ? { opening: { ...budget.opening, amount: unitFromOre(budget.opening.amount, options.unit) } }
      : {}),
    threshold: budget.ladder.map(({ from, to, percent, cap, source: said, validFrom }) => ({
      from: unitFromOre(from, options.unit),
      to: to === null ? null : unitFromOre(to, options.unit),
      percent,
      cap: cap === null ? null : unitFromOre(cap, options.unit),
      ...(said === null ? {} : { source: said }),
      ...(validFrom === null ? {} : { validFrom }),
    })),
    discrepancies,
    notes,
    ...(outdated.length === 0 ? {} : { outdated }),
  };
}

function sectionToFile(section: BudgetSection, writing: Writing): FileSection {
  const { id, key, label, kind, costType, level, complete, lines } = section;
  const own = writing.budget.control.filter((control) => control.sectionId === id);
  return {
    ...(writing.ids ? { id } : {}),
    ...(key === null ? {} : { key }),
    label,
    kind,
    costType,
    ...(level === null ? {} : { level }),
    complete,
    lines: lines.map((line) => lineToFile(line, kind, writing)),
    printedSubtotal: byYear(own, "subtotal", writing.unit),
    printedShare: byYear(own, "share", writing.unit),
  };
}

function lineToFile(line: BudgetLine, kind: BudgetSection["kind"], writing: Writing): FileLine {
  const amounts = writing.computed.amounts.get(line.id);
  const values: Record<string, number> = {};
  for (const { column, index } of writing.columns) {
    const amount = amounts?.[index] ?? null;
    if (amount !== null) values[column.year] = unitFromOre(amount, writing.unit);
  }
  const rules = rulesToFile(line, writing);
  const { costType, level, decision, incomeKind, party, endYear, account, costCentre, project, note } = line;
  return {
    ...(writing.ids ? { id: line.id } : {}),
    label: line.label,
    values,
    ...(Object.keys(rules).length === 0 ? {} : { rules }),
    ...(costType === null ? {} : { costType }),
    ...(level === null ? {} : { level }),
    ...(kind === "cost" ? { decision } : {}),
    ...(incomeKind === null ? {} : { incomeKind }),
    ...(party === null ? {} : { party }),
    ...(endYear === null ? {} : { endYear }),
    ...(account === null ? {} : { account }),
    ...(costCentre === null ? {} : { costCentre }),
    ...(project === null ? {} : { project }),
    ...(note === null ? {} : { note }),
  };
}

/** Own rules, and `none` where a blank or a typed amount ends a rule that a reader would otherwise let govern. */
function rulesToFile(line: BudgetLine, writing: Writing): Record<string, FileCellRule> {
  const rules: Record<string, FileCellRule> = {};
  const governing = writing.computed.governing.get(line.id);
  const layout = layoutOf(writing.years);
  /** The cells as a reader would make them of what is written so far. */
  const read: Partial<Record<ColumnKey, Cell>> = {};
  for (const { column, index } of writing.columns) {
    const key = columnOf(column);
    const cell = line.cells[key];
    const rule: Rule | null = cell?.type === "rule" ? cell.rule : (governing?.[index]?.rule ?? null);
    const inherited = governing ? inheritedRule(read, layout, key) : null;
    if (rule !== null) {
      if (cell === undefined && rule === inherited) continue;
      rules[column.year] = ruleToFile(rule, writing);
      read[key] = { type: "rule", rule };
    } else if (cell !== undefined) {
      if (cell.type === "stop" || inherited !== null) rules[column.year] = { type: "none" };
      read[key] = cell;
    }
  }
  return rules;
}

function ruleToFile(rule: Rule, { unit, nameOf }: Writing): FileRule {
  if (rule.type === "amount") return { ...rule, value: unitFromOre(rule.value, unit) };
  if (rule.type === "shareOf") return { ...rule, of: rule.of.map(nameOf) };
  return rule;
}

function names(budget: Budget): (id: string) => string {
  const known = new Map<string, string>();
  for (const section of budget.sections) {
    const name = section.key ?? section.label;
    known.set(section.id, name);
    for (const line of section.lines) known.set(line.id, `${name}/${line.label}`);
  }
  return (id) => known.get(id) ?? id;
}

function printedOf(control: readonly ControlFigure[], unit: Unit): Partial<Record<FileFigure, ByYear>> {
  const printed: Partial<Record<FileFigure, Record<string, number>>> = {};
  for (const { figure, year, amount } of control) {
    if (figure === "subtotal" || figure === "share") continue;
    const row = printed[figure] ?? {};
    row[year] = figureInUnit(figure, amount, unit);
    printed[figure] = row;
  }
  return printed;
}

function byYear(control: readonly ControlFigure[], figure: PrintedFigure, unit: Unit): ByYear | null {
  const found = control.filter((other) => other.figure === figure);
  if (found.length === 0) return null;
  return Object.fromEntries(
    found.map(({ year, amount }) => [String(year), figureInUnit(figure, amount, unit)]),
  );
}

function figureInUnit(figure: PrintedFigure, amount: Ore, unit: Unit): number {
  return figure === "share" || figure === "thresholdPercent" ? amount / 100 : unitFromOre(amount, unit);
}

function outdatedMark({ figure, sectionId, year }: ControlFigure, { nameOf }: Writing): FileOutdated {
  return { figure, section: sectionId === null ? null : nameOf(sectionId), year };
}
