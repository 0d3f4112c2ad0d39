/**
 * "Ändrad sedan dokumentet": a printed figure is compared only while every value it covers is as
 * imported. Once a person has changed one of them, the figure says nothing about the budget any more.
 */
import { unreachable } from "../../result.ts";
import type { Budget, ComputedBudget, ControlFigure, Opening } from "../model.ts";
import { layoutOf } from "../years.ts";

/** Which parts of a budget still hold the values the document came in with, per column index. */
export class ImportCheck {
  private readonly budget: Budget;
  private readonly sections = new Map<string, readonly boolean[]>();
  private readonly income: boolean[];
  private readonly cost: boolean[];
  private readonly contributions: boolean[];
  private readonly changedOpening: Opening | null;

  constructor(budget: Budget, computed: ComputedBudget) {
    this.budget = budget;
    const { keys } = layoutOf(budget.years);
    const { imported } = budget;
    this.income = keys.map(() => true);
    this.cost = keys.map(() => true);
    this.contributions = keys.map(() => true);
    this.changedOpening = changedOpening(budget);
    if (imported === null) return;

    const contributes = keys.map(() => false);
    let known = 0;
    for (const section of budget.sections) {
      const was = imported[section.id];
      if (was) known += 1;
      const same = keys.map(() => true);
      const contributed = keys.map(() => true);
      let linesLeft = was ? Object.keys(was).length : 0;
      for (const line of section.lines) {
        const row = computed.amounts.get(line.id);
        const wasLine = was?.[line.id];
        if (wasLine) linesLeft -= 1;
        for (let column = 0; column < keys.length; column += 1) {
          const key = keys[column];
          const now = row?.[column] ?? null;
          const before = (key === undefined ? null : wasLine?.[key]) ?? null;
          const contribution = line.incomeKind === "contribution";
          if (contribution && now !== null) contributes[column] = true;
          if (now === before) continue;
          same[column] = false;
          if (contribution) contributed[column] = false;
        }
      }
      if (was && linesLeft > 0) {
        // Lines were deleted or moved away: every column where they held an amount has changed.
        const here = new Set(section.lines.map((line) => line.id));
        for (const [id, cells] of Object.entries(was)) {
          if (here.has(id)) continue;
          keys.forEach((key, column) => {
            if (cells[key] === undefined) return;
            same[column] = false;
            contributed[column] = false;
          });
        }
      }
      this.sections.set(section.id, same);
      clear(section.kind === "income" ? this.income : this.cost, same);
      if (section.kind === "income") clear(this.contributions, contributed);
    }
    if (known < Object.keys(imported).length) {
      // A section was deleted; its side is no longer known.
      this.income.fill(false);
      this.cost.fill(false);
      this.contributions.fill(false);
    }
    // Without contributions the allocation is taken from all income.
    contributes.forEach((has, column) => {
      if (!has && this.income[column] === false) this.contributions[column] = false;
    });
  }

  /** Whether a value that the figure covers has changed since the import, or the mark came with the file. */
  isOutdated(control: ControlFigure): boolean {
    if (control.outdated) return true;
    const column = layoutOf(this.budget.years).main.get(control.year);
    return column !== undefined && !this.covers(control, column);
  }

  private covers(control: ControlFigure, column: number): boolean {
    const { figure, year } = control;
    switch (figure) {
      case "subtotal":
        return this.section(control.sectionId, column);
      case "share":
        return this.section(control.sectionId, column) && this.cost[column] === true;
      case "totalIncome":
        return this.income[column] === true;
      case "totalCost":
        return this.cost[column] === true;
      case "result":
        return this.income[column] === true && this.cost[column] === true;
      case "openingEquity":
        return this.chain(year - 1, year);
      case "closingEquity":
        return this.chain(year, year);
      case "disposable":
        return this.chain(year, year) && this.contributions[column] === true;
      case "availableFunds":
        return this.chain(year - 1, year) && this.income[column] === true;
      case "thresholdAmount":
      case "allocationState":
      case "allocationRegion":
      case "allocationKommuner":
      case "allocationTotal":
        return this.contributions[column] === true;
      case "thresholdPercent":
      case "forecastPriorYear":
      case "budgetCost":
        return true;
      default:
        return unreachable(figure);
    }
  }

  private section(id: string | null, column: number): boolean {
    if (id === null) return false;
    const same = this.sections.get(id);
    return same ? same[column] === true : this.budget.imported === null;
  }

  /** All lines up to and including a year, and the equity the chain starts with. */
  private chain(lastYear: number, openingYear: number): boolean {
    if (this.changedOpening !== null && this.changedOpening.year <= openingYear) return false;
    return this.budget.years.every(
      ({ year }, column) => year > lastYear || (this.income[column] === true && this.cost[column] === true),
    );
  }
}

/** The given opening when a person has set it to something else than the document prints. */
function changedOpening({ opening, control }: Budget): Opening | null {
  if (opening === null) return null;
  const printed = control.find((item) => item.figure === "openingEquity" && item.year === opening.year);
  return printed && printed.amount !== opening.amount ? opening : null;
}

function clear(side: boolean[], same: readonly boolean[]): void {
  same.forEach((isSame, column) => {
    if (!isSame) side[column] = false;
  });
}

/** Whether one control figure is "ändrad sedan dokumentet" and must not be compared. */
export function isOutdated(budget: Budget, computed: ComputedBudget, control: ControlFigure): boolean {
  return new ImportCheck(budget, computed).isOutdated(control);
}

/** All control figures that are "ändrad sedan dokumentet". */
export function outdatedFigures(budget: Budget, computed: ComputedBudget): readonly ControlFigure[] {
  if (budget.control.length === 0) return [];
  const check = new ImportCheck(budget, computed);
  return budget.control.filter((control) => check.isOutdated(control));
}
