/** What a line's cells say by themselves, laid out by column: typed amounts, and the rule that governs each cell. */
import type { Ore } from "../money.ts";
import type { BudgetLine, BudgetSection, BudgetYear, GoverningRule } from "./model.ts";
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

const plans = new WeakMap<
  readonly BudgetLine[],
  { readonly layout: Layout; readonly plans: readonly LinePlan[] }
>();

/**
 * A plan per line of a section. Remembered per section: a change replaces only the sections it touches, so the others
 * need not be read again. One memory per line would cost a first reading more than it saves later.
 */
export function plansOf(
  { lines }: BudgetSection,
  years: readonly BudgetYear[],
  layout: Layout,
): readonly LinePlan[] {
  const known = plans.get(lines);
  if (known?.layout === layout) return known.plans;
  const made = lines.map((line) => readLine(line, years, layout));
  plans.set(lines, { layout, plans: made });
  return made;
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
