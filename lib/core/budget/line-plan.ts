/** What a line's cells say by themselves, laid out by column: typed amounts, and the rule that governs each cell. */
import type { Ore } from "../money.ts";
import type { BudgetLine, BudgetYear, GoverningRule } from "./model.ts";
import { governingRules } from "./rules.ts";
import type { Layout } from "./years.ts";

export interface LinePlan {
  /** Typed amount per column index; null where the cell is blank or governed. */
  readonly typed: readonly (Ore | null)[];
  /** Governing rule per column index; null for a line that holds no rule. */
  readonly rules: readonly (GoverningRule | null)[] | null;
  /** Whether a rule looks at other lines. */
  readonly shares: boolean;
}

const plans = new WeakMap<BudgetLine, { readonly layout: Layout; readonly plan: LinePlan }>();

/** Remembered per line: a change replaces only the lines it touches, so the others need not be read again. */
export function planOf(line: BudgetLine, years: readonly BudgetYear[], layout: Layout): LinePlan {
  const known = plans.get(line);
  if (known?.layout === layout) return known.plan;
  const plan = readLine(line, years, layout);
  plans.set(line, { layout, plan });
  return plan;
}

function readLine(line: BudgetLine, years: readonly BudgetYear[], layout: Layout): LinePlan {
  const typed: (Ore | null)[] = [];
  let hasRule = false;
  let shares = false;
  for (const key of layout.keys) {
    const cell = line.cells[key];
    typed.push(cell?.type === "amount" ? cell.amount : null);
    if (cell?.type !== "rule") continue;
    hasRule = true;
    if (cell.rule.type === "shareOf") shares = true;
  }
  return { typed, rules: hasRule ? governingRules(line, years, layout) : null, shares };
}
