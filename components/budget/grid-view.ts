/** What the table shows, made from the budget once per change: sums, marks of findings and of outdated control figures. */

import { outdatedFigures } from "../../lib/core/budget/findings/outdated.ts";
import type { Finding } from "../../lib/core/budget/findings/types.ts";
import type { Budget, BudgetSection, ComputedBudget, PrintedFigure } from "../../lib/core/budget/model.ts";
import { layoutOf } from "../../lib/core/budget/years.ts";
import type { Ore } from "../../lib/core/money.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";
import { type CellAt, type FigureRow, hasTotal, lineRowId, sectionRowId, sectionsOf } from "./grid-rows.ts";

/** A section's sum; of an incomplete one what its document prints, since its lines are not all there. */
export function sectionSums(
  budget: Budget,
  computed: ComputedBudget,
  section: BudgetSection,
): readonly (Ore | null)[] {
  const sums = computed.sectionSums.get(section.id) ?? budget.years.map(() => null);
  if (section.complete) return sums;
  const { main } = layoutOf(budget.years);
  return sums.map((sum, index) => {
    const printed = budget.control.find(
      (control) =>
        control.figure === "subtotal" && control.sectionId === section.id && main.get(control.year) === index,
    );
    return printed?.amount ?? sum;
  });
}

const ROW_OF_FIGURE: Partial<Record<PrintedFigure, FigureRow | "opening">> = {
  totalIncome: "income",
  totalCost: "cost",
  result: "result",
  openingEquity: "opening",
  closingEquity: "closingEquity",
  thresholdAmount: "thresholdAmount",
  disposable: "disposable",
  availableFunds: "opening",
};

/** Row id → per column what the document prints, where it is "ändrad sedan dokumentet". */
export function outdatedByRow(
  budget: Budget,
  computed: ComputedBudget,
): ReadonlyMap<string, readonly (string | null)[]> {
  const rows = new Map<string, (string | null)[]>();
  const { main } = layoutOf(budget.years);
  for (const control of outdatedFigures(budget, computed)) {
    const column = main.get(control.year);
    const row =
      control.figure === "subtotal" && control.sectionId !== null
        ? sectionRowId(control.sectionId)
        : figureRowId(ROW_OF_FIGURE[control.figure]);
    if (column === undefined || row === null || control.figure === "availableFunds") continue;
    const texts = rows.get(row) ?? budget.years.map(() => null);
    texts[column] = formatKr(control.amount);
    rows.set(row, texts);
  }
  return rows;
}

function figureRowId(figure: FigureRow | "opening" | undefined): string | null {
  if (figure === undefined) return null;
  return figure === "opening" ? "opening" : `figure:${figure}`;
}

/** The cell that shows a finding. */
export function cellOfFinding(budget: Budget, finding: Pick<Finding, "year" | "place">): CellAt | null {
  const { year, place } = finding;
  const at = year === null ? undefined : layoutOf(budget.years).main.get(year);
  const column = at === undefined ? 0 : at + 1;
  if (place.line !== null) return { row: lineRowId(place.line), column };
  if (place.section !== null) return { row: sectionRowId(place.section), column };
  const figure = place.figure === null ? undefined : ROW_OF_FIGURE[place.figure];
  if (figure === "opening") return { row: "opening", column };
  if (figure === "income" || figure === "cost") {
    const [only] = sectionsOf(budget, figure);
    return { row: hasTotal(budget, figure) || !only ? `figure:${figure}` : sectionRowId(only.id), column };
  }
  if (figure !== undefined) return { row: `figure:${figure}`, column };
  const [income] = sectionsOf(budget, "income");
  return income && place.figure !== null ? { row: sectionRowId(income.id), column } : null;
}

/** Row id → one character per column: "e" where figures contradict each other, "w" at a line to look at. */
export function marksByRow(budget: Budget, findings: readonly Finding[]): ReadonlyMap<string, string> {
  const rows = new Map<string, string[]>();
  for (const finding of findings) {
    const isError = finding.severity === "error";
    // Undecided lines carry their own mark.
    if (finding.causedBy !== null || finding.code === "undecided-money") continue;
    if (!isError && finding.place.line === null) continue;
    const at = cellOfFinding(budget, finding);
    if (!at || at.column === 0) continue;
    const marks = rows.get(at.row) ?? budget.years.map(() => "-");
    if (marks[at.column - 1] !== "e") marks[at.column - 1] = isError ? "e" : "w";
    rows.set(at.row, marks);
  }
  return new Map([...rows].map(([row, marks]) => [row, marks.join("")]));
}

/** The plan begins with the budget year; years of history may stand before it in the table. */
export function lastPlanYear(budget: Budget, budgetYear: number): number {
  return Math.max(budgetYear, ...budget.years.map(({ year }) => year));
}
