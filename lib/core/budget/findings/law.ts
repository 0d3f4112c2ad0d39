/** Findings about the budget itself: what law and recommendations ask a board to look at. */
import type { Ore } from "../../money.ts";
import type { Budget, ColumnFigures, ComputedBudget } from "../model.ts";
import { budgetYearOf } from "../years.ts";
import type { Finding, FindingCode, Place } from "./types.ts";

const NOWHERE: Place = { section: null, line: null, figure: null };

/** All findings that do not compare printed figures. */
export function findByLaw(budget: Budget, computed: ComputedBudget): Finding[] {
  const findings: Finding[] = [];
  const budgetYear = budgetYearOf(budget.years);
  if (budgetYear !== null && missingPlanYears(budget, budgetYear).length > 0) {
    const finding = warning("three-year-plan-missing", budgetYear, NOWHERE, null);
    findings.push({ ...finding, blocks: ["adopted"] });
  }
  computed.columns.forEach((column, index) => {
    // The same year may stand as budget and as outcome: one finding is enough.
    const isFirst = computed.columns.findIndex(({ year }) => year === column.year) === index;
    if (isFirst) findings.push(...equityFindings(column, budgetYear));
    if (column.kind === "budget" || column.kind === "plan")
      findings.push(...spendingFindings(budget, computed, column, index));
  });
  findings.push(...foreignIncome(budget, computed));
  return findings;
}

/**
 * The plan for the economy covers three years with the budget year as year 1 (KL 11:6, pulled in by
 * lag 2003:1210 21 §). Gives the years that are missing.
 */
export function missingPlanYears({ years }: Budget, budgetYear: number): number[] {
  const isPlanned = (wanted: number) =>
    years.some(({ year, kind }) => year === wanted && (kind === "plan" || kind === "budget"));
  return [budgetYear + 1, budgetYear + 2].filter((year) => !isPlanned(year));
}

function equityFindings(figures: ColumnFigures, budgetYear: number | null): Finding[] {
  const { closingEquity, thresholdAmount, year, kind } = figures;
  const place: Place = { section: null, line: null, figure: "closingEquity" };
  if (closingEquity === null) return [];
  if (closingEquity < 0) {
    // Assets that do not cover the debts are the members' to pay (lag 2003:1210 22 §).
    const finding = warning("negative-equity", year, place, closingEquity);
    const isBudgetYear = year === budgetYear && kind === "budget";
    return [isBudgetYear ? { ...finding, severity: "error", blocks: ["adopted"] } : finding];
  }
  if (thresholdAmount !== null && closingEquity > thresholdAmount)
    return [warning("threshold-exceeded", year, place, closingEquity)];
  return [];
}

function spendingFindings(
  budget: Budget,
  computed: ComputedBudget,
  figures: ColumnFigures,
  index: number,
): Finding[] {
  const { result, undecidedCost, year } = figures;
  const findings: Finding[] = [];
  if (result !== null && result < 0) {
    const place: Place = { section: null, line: null, figure: "result" };
    findings.push(warning("costs-exceed-income", year, place, result));
  }
  if (undecidedCost !== 0) {
    const [only, ...others] = undecidedLines(budget, computed, index);
    const place = only !== undefined && others.length === 0 ? only : NOWHERE;
    findings.push(warning("undecided-money", year, place, undecidedCost));
  }
  return findings;
}

/** Places of the planned and reserved lines that hold money in a column. */
function undecidedLines(budget: Budget, computed: ComputedBudget, index: number): Place[] {
  const places: Place[] = [];
  for (const section of budget.sections) {
    if (section.kind !== "cost") continue;
    for (const line of section.lines) {
      if (line.decision === "decided" || !computed.amounts.get(line.id)?.[index]) continue;
      places.push({ section: section.id, line: line.id, figure: null });
    }
  }
  return places;
}

/** Only the members may finance a förbund (lag 2003:1210 6 §); bank interest is not financing. */
function foreignIncome(budget: Budget, computed: ComputedBudget): Finding[] {
  const findings: Finding[] = [];
  for (const section of budget.sections) {
    if (section.kind !== "income") continue;
    for (const line of section.lines) {
      if (line.incomeKind !== "other" && line.incomeKind !== "esf") continue;
      const code = line.incomeKind === "esf" ? "esf-income" : "other-income";
      const place: Place = { section: section.id, line: line.id, figure: null };
      const seen = new Set<number>();
      computed.amounts.get(line.id)?.forEach((amount, index) => {
        const year = computed.columns[index]?.year;
        if (!amount || year === undefined || seen.has(year)) return;
        seen.add(year);
        findings.push(warning(code, year, place, amount));
      });
    }
  }
  return findings;
}

function warning(code: FindingCode, year: number, place: Place, computed: Ore | null): Finding {
  return {
    code,
    year,
    place,
    severity: "warning",
    blocks: [],
    printed: null,
    computed,
    difference: null,
    causedBy: null,
    cause: null,
  };
}
