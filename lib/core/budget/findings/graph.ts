/**
 * The printed figures as a graph: lines → subtotal → total → result → closing equity → next opening.
 * A figure that differs from what the printed figures one step before give is a root; a figure that
 * only carries an earlier difference on is a knock-on.
 */
import { type Ore, ore, percentOf } from "../../money.ts";
import { unreachable } from "../../result.ts";
import type { Budget, BudgetSection, ComputedBudget, ControlFigure } from "../model.ts";
import { layoutOf } from "../years.ts";
import { type ControlIndex, indexControl } from "./control.ts";
import { printedStep } from "./digits.ts";
import { ImportCheck } from "./outdated.ts";
import type { Place } from "./types.ts";

export const CHAIN_FIGURES = [
  "totalIncome",
  "totalCost",
  "result",
  "openingEquity",
  "closingEquity",
  "thresholdAmount",
  "disposable",
  "availableFunds",
] as const;
export type ChainFigure = (typeof CHAIN_FIGURES)[number];

export type Node =
  | { readonly figure: "subtotal"; readonly section: BudgetSection; readonly column: number }
  | { readonly figure: ChainFigure; readonly column: number };

/** A figure one step before, and whether it is added or taken away. */
export interface Input {
  readonly node: Node;
  readonly sign: 1 | -1;
}

export function keyOf(node: Node): string {
  return node.figure === "subtotal" ? `${node.section.id}@${node.column}` : `${node.figure}@${node.column}`;
}

export function placeOf(node: Node): Place {
  return node.figure === "subtotal"
    ? { section: node.section.id, line: null, figure: null }
    : { section: null, line: null, figure: node.figure };
}

export class PrintedGraph {
  readonly budget: Budget;
  readonly computed: ComputedBudget;
  private readonly control: ControlIndex;
  private readonly check: ImportCheck;
  private readonly live = new Map<ControlFigure, boolean>();
  private knownUnit: number | null = null;
  private readonly previous: readonly number[];
  private readonly incomeIsBase: readonly boolean[];

  constructor(budget: Budget, computed: ComputedBudget) {
    this.budget = budget;
    this.computed = computed;
    this.control = indexControl(budget);
    this.check = new ImportCheck(budget, computed);
    const { main } = layoutOf(budget.years);
    this.previous = budget.years.map(({ year }) => main.get(year - 1) ?? -1);
    this.incomeIsBase = budget.years.map((_, column) => isIncomeBase(budget, computed, this.control, column));
  }

  /** The control figure of a node while it may be compared. */
  liveControl(node: Node): ControlFigure | null {
    const row =
      node.figure === "subtotal"
        ? this.control.subtotals.get(node.section.id)
        : this.control.years.get(node.figure);
    const control = row?.[node.column];
    return control && this.isLive(control) ? control : null;
  }

  printed(node: Node): Ore | null {
    return this.liveControl(node)?.amount ?? null;
  }

  isLive(control: ControlFigure): boolean {
    const known = this.live.get(control);
    if (known !== undefined) return known;
    const isLive = !this.check.isOutdated(control);
    this.live.set(control, isLive);
    return isLive;
  }

  /** The smallest step the document prints in, öre. */
  unit(): number {
    this.knownUnit ??= printedStep(this.budget, this.computed);
    return this.knownUnit;
  }

  /**
   * Whether two amounts for a figure are the same. 20 % of an allocation is rarely a whole krona, so what is
   * recommended, and what is over it, may be rounded to the step the document prints in.
   */
  agrees(node: Node, a: Ore, b: Ore): boolean {
    if (a === b) return true;
    if (node.figure !== "thresholdAmount" && node.figure !== "disposable") return false;
    return 2 * Math.abs(a - b) <= this.unit();
  }

  /** What the budget itself gives for the figure. */
  reference(node: Node): Ore | null {
    const figures = this.computed.columns[node.column];
    if (!figures) return null;
    switch (node.figure) {
      case "subtotal":
        return this.lineSum(node.section, node.column);
      case "totalIncome":
        return figures.income;
      case "totalCost":
        return figures.cost;
      case "result":
        return figures.result;
      case "openingEquity":
        return figures.openingEquity;
      case "closingEquity":
        return figures.closingEquity;
      case "availableFunds":
        return figures.availableFunds;
      case "thresholdAmount":
        return this.recommended(node.column, figures.allocationBase);
      case "disposable": {
        const recommended = this.recommended(node.column, figures.allocationBase);
        if (figures.closingEquity === null || recommended === null) return null;
        return ore(figures.closingEquity - recommended);
      }
      default:
        return unreachable(node);
    }
  }

  /** The figure as the document has it: printed, else from the figures one step before. */
  value(node: Node): Ore | null {
    if (node.figure === "subtotal" && !node.section.complete) {
      // An incomplete section counts by its printed subtotal and by nothing else, as in compute.
      return this.control.subtotals.get(node.section.id)?.[node.column]?.amount ?? null;
    }
    return this.printed(node) ?? this.step(node);
  }

  /** The figure as the printed figures one step before give it; null when they do not say. */
  step(node: Node): Ore | null {
    switch (node.figure) {
      case "subtotal":
        return this.lineSum(node.section, node.column);
      case "totalIncome":
      case "totalCost":
        return this.sumOfSections(node);
      case "result":
        return this.sumOfInputs(node) ?? this.forecast(node.column);
      case "openingEquity":
        return this.sumOfInputs(node) ?? this.givenOpening(node.column);
      case "thresholdAmount": {
        const base = this.incomeIsBase[node.column]
          ? this.value({ figure: "totalIncome", column: node.column })
          : (this.computed.columns[node.column]?.allocationBase ?? null);
        return this.recommended(node.column, base);
      }
      case "closingEquity":
      case "disposable":
      case "availableFunds":
        return this.sumOfInputs(node);
      default:
        return unreachable(node);
    }
  }

  /** The figures one step before. */
  inputs(node: Node): readonly Input[] {
    const { column } = node;
    switch (node.figure) {
      case "subtotal":
        return [];
      case "totalIncome":
      case "totalCost": {
        const kind = node.figure === "totalIncome" ? "income" : "cost";
        const inputs: Input[] = [];
        for (const section of this.budget.sections)
          if (section.kind === kind) inputs.push({ node: { figure: "subtotal", section, column }, sign: 1 });
        return inputs;
      }
      case "result":
        return [plus("totalIncome", column), { node: { figure: "totalCost", column }, sign: -1 }];
      case "openingEquity": {
        const before = this.previous[column] ?? -1;
        return before < 0 ? [] : [plus("closingEquity", before)];
      }
      case "closingEquity":
        return [plus("openingEquity", column), plus("result", column)];
      case "thresholdAmount":
        return this.incomeIsBase[column] ? [plus("totalIncome", column)] : [];
      case "disposable":
        return [plus("closingEquity", column), { node: { figure: "thresholdAmount", column }, sign: -1 }];
      case "availableFunds":
        return [plus("openingEquity", column), plus("totalIncome", column)];
      default:
        return unreachable(node);
    }
  }

  /**
   * Sum of a complete section's lines. A section that says it is complete, prints a sum and has no amount
   * sums to 0, unless its whole side is blank that year only: then the document prints sums only.
   */
  private lineSum(section: BudgetSection, column: number): Ore | null {
    const sum = this.computed.sectionSums.get(section.id)?.[column] ?? null;
    if (sum !== null) return sum;
    const hasAmount = (other: BudgetSection, at: number) =>
      (this.computed.sectionSums.get(other.id)?.[at] ?? null) !== null;
    const sideHasLines = this.budget.sections.some(
      (other) => other.kind === section.kind && hasAmount(other, column),
    );
    if (sideHasLines) return ore(0);
    const printsSum = this.control.subtotals.get(section.id)?.[column] !== undefined;
    return printsSum && !this.budget.years.some((_, at) => hasAmount(section, at)) ? ore(0) : null;
  }

  private sumOfSections(node: Node): Ore | null {
    let sum = 0;
    let known = false;
    for (const { node: input } of this.inputs(node)) {
      const value = this.value(input);
      if (value !== null) {
        sum += value;
        known = true;
      } else if (input.figure === "subtotal" && !input.section.complete) return null;
    }
    return known ? ore(sum) : null;
  }

  private sumOfInputs(node: Node): Ore | null {
    let sum = 0;
    const inputs = this.inputs(node);
    for (const { node: input, sign } of inputs) {
      const value = this.value(input);
      if (value === null) return null;
      sum += sign * value;
    }
    return inputs.length === 0 ? null : ore(sum);
  }

  private forecast(column: number): Ore | null {
    return this.control.years.get("forecastPriorYear")?.[column]?.amount ?? null;
  }

  private givenOpening(column: number): Ore | null {
    const { opening } = this.budget;
    return opening !== null && opening.year === this.budget.years[column]?.year ? opening.amount : null;
  }

  /** By the percent the document itself prints, else by the förbund's own ladder. */
  private recommended(column: number, base: Ore | null): Ore | null {
    const percent = this.control.years.get("thresholdPercent")?.[column];
    if (percent && base !== null && this.isLive(percent)) return percentOf(base, percent.amount / 100);
    const figures = this.computed.columns[column];
    if (!figures || base === null || figures.recommendedPercent === null) return null;
    return base === figures.allocationBase
      ? figures.thresholdAmount
      : percentOf(base, figures.recommendedPercent);
  }
}

function plus(figure: ChainFigure, column: number): Input {
  return { node: { figure, column }, sign: 1 };
}

/** Whether the allocation of a year is taken from all income: no contributions and no printed allocation. */
function isIncomeBase(
  budget: Budget,
  computed: ComputedBudget,
  control: ControlIndex,
  column: number,
): boolean {
  if (control.years.get("allocationTotal")?.[column]) return false;
  return !budget.sections.some((section) =>
    section.lines.some(
      (line) =>
        line.incomeKind === "contribution" && (computed.amounts.get(line.id)?.[column] ?? null) !== null,
    ),
  );
}
