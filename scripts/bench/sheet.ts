/** One sheet of three years, described once and written twice: as a budget and as formulas (formulas.ts). */
import { computeBudget } from "../../lib/core/budget/compute.ts";
import { DEFAULT_LADDER } from "../../lib/core/budget/ladder.ts";
import type {
  Budget,
  BudgetLine,
  BudgetSection,
  Cell,
  ComputedBudget,
  ControlFigure,
  PrintedFigure,
  Rule,
} from "../../lib/core/budget/model.ts";
import { columnKey } from "../../lib/core/budget/years.ts";
import { type Ore, ore } from "../../lib/core/money.ts";

const YEARS = [2026, 2027, 2028] as const;
const KINDS = ["budget", "plan", "plan"] as const;
const LINES_PER_SECTION = 10;
/** One section in seven is income. */
const SECTIONS_PER_INCOME = 7;

/** How the years after the first come about; half of the lines follow a rule. */
const WAYS = [
  "typed",
  "percent",
  "typed",
  "same",
  "typed",
  "percent",
  "typed",
  "expression",
  "typed",
  "percent",
] as const;

export interface SheetLine {
  readonly id: string;
  readonly way: (typeof WAYS)[number];
  /** Kronor per year; lines with a rule use the first only. */
  readonly kronor: readonly [number, number, number];
  readonly expression: string;
}

export interface SheetSection {
  readonly id: string;
  readonly isIncome: boolean;
  readonly lines: readonly SheetLine[];
}

export interface Sheet {
  readonly openingKronor: number;
  readonly sections: readonly SheetSection[];
}

/** The line that is edited: its rule carries the change on through all three years. */
export const EDITED = { section: 1, line: 1 } as const;
export const EDIT_BY_KRONOR = 1000;

/** A sheet of that many lines with nothing to look at: money covers the costs, little is saved. */
export function makeSheet(lineCount: number): Sheet {
  const sections = Array.from({ length: lineCount / LINES_PER_SECTION }, (_, index): SheetSection => {
    const isIncome = index % SECTIONS_PER_INCOME === 0;
    return {
      id: `section-${index}`,
      isIncome,
      lines: WAYS.map((way, at) => makeLine(index, at, isIncome ? "typed" : way)),
    };
  });
  const costs = computeBudget(budgetOf({ openingKronor: 0, sections }, null)).columns.map(
    ({ cost }) => cost ?? 0,
  );
  const incomes = sections.filter(({ isIncome }) => isIncome).length * LINES_PER_SECTION;
  const each = (column: number) => Math.ceil((costs[column] ?? 0) / 100 / incomes / 1000 + 1) * 1000;
  const kronor = [each(0), each(1), each(2)] as const;
  return {
    openingKronor: each(0),
    sections: sections.map((section) =>
      section.isIncome ? { ...section, lines: section.lines.map((line) => ({ ...line, kronor })) } : section,
    ),
  };
}

function makeLine(section: number, at: number, way: SheetLine["way"]): SheetLine {
  const kr = (year: number) => 20_000 + ((section * 7_919 + at * 613 + year * 31) % 90) * 1_000;
  return { id: `line-${section}-${at}`, way, kronor: [kr(0), kr(1), kr(2)], expression: `${1_000 + at}*12` };
}

/** The same sheet after the edit of one cell. */
export function editSheet(sheet: Sheet): Sheet {
  return {
    ...sheet,
    sections: sheet.sections.map((section, index) =>
      index === EDITED.section
        ? {
            ...section,
            lines: section.lines.map((line, at) =>
              at === EDITED.line
                ? { ...line, kronor: [editedKronor(line), line.kronor[1], line.kronor[2]] }
                : line,
            ),
          }
        : section,
    ),
  };
}

export const editedKronor = (line: SheetLine) => line.kronor[0] + EDIT_BY_KRONOR;

/** As an imported document: every control figure printed, and right. */
export function printedBudget(sheet: Sheet): Budget {
  const plain = budgetOf(sheet, null);
  return budgetOf(sheet, computeBudget(plain));
}

function budgetOf(sheet: Sheet, computed: ComputedBudget | null): Budget {
  const budget: Budget = {
    years: YEARS.map((year, index) => ({ year, kind: KINDS[index] ?? "plan" })),
    sections: sheet.sections.map(sectionOf),
    control: [],
    imported: null,
    opening: { year: YEARS[0], amount: ore(sheet.openingKronor * 100), source: "bokslut" },
    ladder: DEFAULT_LADDER,
  };
  return computed
    ? { ...budget, control: print(computed), imported: importedFrom(budget, computed) }
    : budget;
}

function sectionOf({ id, isIncome, lines }: SheetSection): BudgetSection {
  return {
    id,
    lineageId: id,
    key: id,
    label: id,
    kind: isIncome ? "income" : "cost",
    costType: isIncome ? null : "insats",
    level: isIncome ? null : "individual",
    complete: true,
    lines: lines.map((line) => lineOf(line, isIncome)),
  };
}

function lineOf(line: SheetLine, isIncome: boolean): BudgetLine {
  return {
    id: line.id,
    lineageId: line.id,
    label: line.id,
    costType: null,
    level: null,
    decision: "decided",
    incomeKind: isIncome ? "contribution" : null,
    party: null,
    endYear: null,
    account: null,
    costCentre: null,
    project: null,
    note: null,
    cells: cellsOf(line),
  };
}

function cellsOf({ way, kronor, expression }: SheetLine): BudgetLine["cells"] {
  const [first, second, third] = [
    columnKey(YEARS[0], "budget"),
    columnKey(YEARS[1], "budget"),
    columnKey(YEARS[2], "budget"),
  ];
  const typed = (kr: number): Cell => ({ type: "amount", amount: ore(kr * 100) });
  const ruled = (rule: Rule): Cell => ({ type: "rule", rule });
  switch (way) {
    case "typed":
      return { [first]: typed(kronor[0]), [second]: typed(kronor[1]), [third]: typed(kronor[2]) };
    case "percent":
      return { [first]: typed(kronor[0]), [second]: ruled({ type: "percent", value: 3, round: 100 }) };
    case "same":
      return { [first]: typed(kronor[0]), [second]: ruled({ type: "same", round: 1 }) };
    case "expression":
      return { [first]: ruled({ type: "expression", text: expression, round: 1 }) };
  }
}

function print(computed: ComputedBudget): ControlFigure[] {
  const control: ControlFigure[] = [];
  computed.columns.forEach((figures, column) => {
    const add = (figure: PrintedFigure, amount: Ore | null, sectionId: string | null = null) => {
      if (amount !== null) control.push({ figure, sectionId, year: figures.year, amount, outdated: false });
    };
    for (const [id, sums] of computed.sectionSums) add("subtotal", sums[column] ?? null, id);
    add("totalIncome", figures.income);
    add("totalCost", figures.cost);
    add("result", figures.result);
    add("openingEquity", figures.openingEquity);
    add("closingEquity", figures.closingEquity);
    add("availableFunds", figures.availableFunds);
    add("thresholdPercent", ore(2000));
    add("thresholdAmount", figures.thresholdAmount);
    add("disposable", figures.disposable);
  });
  return control;
}

function importedFrom(budget: Budget, { amounts, columns }: ComputedBudget): Budget["imported"] {
  const valuesOf = ({ id }: BudgetLine) =>
    Object.fromEntries(
      columns.flatMap(({ column }, index) => {
        const amount = amounts.get(id)?.[index] ?? null;
        return amount === null ? [] : [[column, amount]];
      }),
    );
  return Object.fromEntries(
    budget.sections.map((section) => [
      section.id,
      Object.fromEntries(section.lines.map((line) => [line.id, valuesOf(line)])),
    ]),
  );
}
