/**
 * Sums over lines and sections, per column. This runs at every keystroke, so the loops add plain integers
 * into flat arrays; sums of 500 cells of ±10¹¹ öre stay far below 2⁵³.
 */
import { type Ore, ore } from "../money.ts";
import {
  type Budget,
  type BudgetLine,
  type BudgetSection,
  COST_TYPES,
  type CostType,
  LEVELS,
  type Level,
} from "./model.ts";
import type { Printed } from "./printed.ts";
import type { ResolvedLines } from "./resolve.ts";

export type LevelOrUnknown = Level | "unknown";
const LEVELS_OR_UNKNOWN = [...LEVELS, "unknown"] as const satisfies readonly LevelOrUnknown[];

export interface ColumnSums {
  readonly income: Ore | null;
  readonly cost: Ore | null;
  /** Contributions, else printed allocation, else income. */
  readonly allocationBase: Ore | null;
  /** Sum of planned and reserved costs. */
  readonly undecidedCost: Ore;
  readonly costByType: Readonly<Partial<Record<CostType, Ore>>>;
  readonly costByLevel: Readonly<Partial<Record<LevelOrUnknown, Ore>>>;
}

/** A line's cost type, inherited from its section; a cost section without one counts as other. */
function costTypeOf(line: BudgetLine | null, section: BudgetSection): CostType {
  return line?.costType ?? section.costType ?? "other";
}

/** A line's level, inherited from its section. */
function levelOf(line: BudgetLine | null, section: BudgetSection): LevelOrUnknown {
  return line?.level ?? section.level ?? "unknown";
}

/** One column while it is added up. */
class Column {
  readonly income = new Side();
  readonly cost = new Side();
  contributions: number | null = null;
  undecidedCost = 0;
  readonly byType = COST_TYPES.map(() => 0);
  readonly byLevel = LEVELS_OR_UNKNOWN.map(() => 0);

  addCost(type: number, level: number, amount: number): void {
    this.byType[type] = (this.byType[type] ?? 0) + amount;
    this.byLevel[level] = (this.byLevel[level] ?? 0) + amount;
  }
}

class Side {
  sum = 0;
  known = false;
  /** An incomplete section has no printed subtotal: the side cannot be added up. */
  missing = false;

  total(printed: Ore | undefined): Ore | null {
    return this.known && !this.missing ? ore(this.sum) : (printed ?? null);
  }
}

/** Adds up every column, and every section in every column. */
export function sumColumns(
  budget: Budget,
  { amounts }: ResolvedLines,
  printed: Printed,
): { columns: ColumnSums[]; sectionSums: ReadonlyMap<string, readonly (Ore | null)[]> } {
  const columns = budget.years.map(() => new Column());
  const sectionSums = new Map<string, readonly (Ore | null)[]>();
  for (const section of budget.sections) {
    const sums = addLines(section, columns, amounts);
    sectionSums.set(section.id, sums);
    addSection(section, columns, sums, printed);
  }
  return { columns: columns.map((column, index) => finish(column, index, printed)), sectionSums };
}

function addLines(
  section: BudgetSection,
  columns: readonly Column[],
  amounts: ResolvedLines["amounts"],
): (Ore | null)[] {
  const sums: (Ore | null)[] = columns.map(() => null);
  const isCost = section.kind === "cost";
  for (const line of section.lines) {
    const row = amounts.get(line.id);
    if (!row) continue;
    const type = COST_TYPES.indexOf(costTypeOf(line, section));
    const level = LEVELS_OR_UNKNOWN.indexOf(levelOf(line, section));
    const undecided = isCost && line.decision !== "decided";
    const contribution = !isCost && line.incomeKind === "contribution";
    for (let index = 0; index < columns.length; index += 1) {
      const amount = row[index];
      const column = columns[index];
      if (amount == null || !column) continue;
      sums[index] = ore((sums[index] ?? 0) + amount);
      if (isCost) column.addCost(type, level, amount);
      if (undecided) column.undecidedCost += amount;
      if (contribution) column.contributions = (column.contributions ?? 0) + amount;
    }
  }
  return sums;
}

/** A complete section counts by its lines, an incomplete one by its printed subtotal. */
function addSection(
  section: BudgetSection,
  columns: readonly Column[],
  sums: readonly (Ore | null)[],
  printed: Printed,
): void {
  const subtotals = section.complete ? undefined : printed.subtotals.get(section.id);
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (!column) continue;
    const side = section.kind === "income" ? column.income : column.cost;
    const amount = (section.complete ? sums[index] : subtotals?.[index]) ?? null;
    if (amount !== null) {
      side.sum += amount;
      side.known = true;
    } else if (!section.complete) side.missing = true;
    if (section.complete || section.kind === "income" || amount === null) continue;
    // What the printed lines do not show is still money of the section's own type and level.
    const type = COST_TYPES.indexOf(costTypeOf(null, section));
    const level = LEVELS_OR_UNKNOWN.indexOf(levelOf(null, section));
    column.addCost(type, level, amount - (sums[index] ?? 0));
  }
}

function finish(column: Column, index: number, printed: Printed): ColumnSums {
  const income = column.income.total(printed.totalIncome[index]);
  const costByType: Partial<Record<CostType, Ore>> = {};
  for (let type = 0; type < COST_TYPES.length; type += 1) {
    const name = COST_TYPES[type];
    const amount = column.byType[type];
    if (name !== undefined && amount) costByType[name] = ore(amount);
  }
  const costByLevel: Partial<Record<LevelOrUnknown, Ore>> = {};
  for (let level = 0; level < LEVELS_OR_UNKNOWN.length; level += 1) {
    const name = LEVELS_OR_UNKNOWN[level];
    const amount = column.byLevel[level];
    if (name !== undefined && amount) costByLevel[name] = ore(amount);
  }
  return {
    income,
    cost: column.cost.total(printed.totalCost[index]),
    allocationBase:
      column.contributions === null ? (printed.allocationTotal[index] ?? income) : ore(column.contributions),
    undecidedCost: ore(column.undecidedCost),
    costByType,
    costByLevel,
  };
}
