/** Which rule governs a cell, and what one rule gives. */
import { isCellAmount, type Ore, ore, percentOfToStep, roundToStep } from "../money.ts";
import { unreachable } from "../result.ts";
import { evaluateExpression } from "./expression.ts";
import type { BudgetLine, BudgetYear, Cell, ColumnKey, GoverningRule, Rule } from "./model.ts";
import type { Layout } from "./years.ts";

/** A rule result over ±10⁹ kr: refused when the change is made, blank if it is met all the same. */
export const TOO_LARGE = "tooLarge";

type Cells = BudgetLine["cells"];

/**
 * Visits the columns of a line in order with the rule that would flow into each cell if the cell itself were empty.
 *
 * A rule holds for its own and later columns until an amount, a stop or another rule in a column it
 * could reach. Nothing flows into an outcome column (an outcome is a fact), and a budget rule does not
 * flow into a forecast: the forecast is its own estimate. A rule in an outcome or forecast column flows on
 * into both forecast and budget.
 */
function walkRules(
  cells: Cells,
  layout: Layout,
  visit: (index: number, cell: Cell | undefined, inherited: GoverningRule | null) => void,
): void {
  let intoForecast: GoverningRule | null = null;
  let intoBudget: GoverningRule | null = null;
  for (const index of layout.order) {
    const key = layout.keys[index];
    if (key === undefined) continue;
    const series = layout.series[index];
    const cell = cells[key];
    visit(index, cell, series === "budget" ? intoBudget : series === "forecast" ? intoForecast : null);
    if (cell === undefined) continue;
    const rule = cell.type === "rule" ? { rule: cell.rule, setIn: index } : null;
    if (series === "budget") intoBudget = rule;
    else if (rule !== null) {
      intoForecast = rule;
      intoBudget = rule;
    } else if (series === "forecast") {
      // A budget rule passes by the forecast, so only the forecast's own rule ends here.
      if (intoBudget === intoForecast) intoBudget = null;
      intoForecast = null;
    }
  }
}

/** The rule that governs each cell of a line, by column index; none after the line's last year. */
export function governingRules(
  line: BudgetLine,
  years: readonly BudgetYear[],
  layout: Layout,
): (GoverningRule | null)[] {
  const governing: (GoverningRule | null)[] = years.map(() => null);
  walkRules(line.cells, layout, (index, cell, inherited) => {
    const year = years[index]?.year ?? 0;
    if (line.endYear !== null && year > line.endYear) return;
    if (cell === undefined) governing[index] = inherited;
    else if (cell.type === "rule") governing[index] = { rule: cell.rule, setIn: index };
  });
  return governing;
}

/**
 * The rule that would govern a cell if it held nothing itself, whatever the line's last year: what an emptied cell
 * must stop. null when the cell is out of reach of every rule.
 */
export function inheritedRule(cells: Cells, layout: Layout, column: ColumnKey): Rule | null {
  let found: Rule | null = null;
  walkRules(cells, layout, (index, _, inherited) => {
    if (layout.keys[index] === column) found = inherited?.rule ?? null;
  });
  return found;
}

/**
 * What a rule gives, öre, rounded once to its step, half away from zero. `base` is last year's amount (already
 * rounded), or for `shareOf` the sum it is a share of; null base gives null. An expression that cannot be
 * evaluated gives null: it was refused when it was set.
 */
export function ruleResult(rule: Rule, base: Ore | null): Ore | null | typeof TOO_LARGE {
  if (rule.type === "expression") return expressionResult(rule);
  if (base === null) return null;
  const amount = withBase(rule, base);
  return isCellAmount(amount) ? amount : TOO_LARGE;
}

type Expression = Extract<Rule, { type: "expression" }>;
const values = new WeakMap<Expression, Ore | null | typeof TOO_LARGE>();

/** An expression looks at no cell, so it is worked out once per rule. */
function expressionResult(rule: Expression): Ore | null | typeof TOO_LARGE {
  const known = values.get(rule);
  if (known !== undefined) return known;
  const value = evaluateExpression(rule.text, rule.round);
  const result = value.ok ? value.value : value.error === "tooLarge" ? TOO_LARGE : null;
  values.set(rule, result);
  return result;
}

function withBase(rule: Exclude<Rule, { type: "expression" }>, base: Ore): Ore {
  switch (rule.type) {
    case "same":
      return roundToStep(base, rule.round);
    case "percent":
      return percentOfToStep(base, 100 + rule.value, rule.round);
    case "amount":
      return roundToStep(ore(base + rule.value), rule.round);
    case "shareOf":
      return percentOfToStep(base, rule.value, rule.round);
    default:
      return unreachable(rule);
  }
}
