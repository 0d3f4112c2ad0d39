/** Whether a rule can be set at all. */
import { isCellAmount, ROUNDING_STEPS } from "../money.ts";
import { type ExpressionProblem, evaluateExpression } from "./expression.ts";
import { MAX_PERCENT_DECIMALS, MAX_RULE_PERCENT, MAX_RULE_REFERENCES } from "./limits.ts";
import type { Budget, Rule } from "./model.ts";

export type RuleProblem =
  | { readonly code: "round" }
  | { readonly code: "percentOutside"; readonly max: number }
  | { readonly code: "percentDecimals"; readonly max: number }
  | { readonly code: "amountTooLarge" }
  | { readonly code: "noReferences" }
  | { readonly code: "tooManyReferences"; readonly max: number }
  | { readonly code: "unknownReference"; readonly id: string }
  | { readonly code: "expression"; readonly problem: ExpressionProblem };

/** The first thing wrong with a rule, or null. References must be lines or sections of the budget. */
export function ruleProblem(rule: Rule, budget: Budget): RuleProblem | null {
  if (!ROUNDING_STEPS.includes(rule.round)) return { code: "round" };
  switch (rule.type) {
    case "same":
      return null;
    case "percent":
      // Under −100 % the amount would change sign from year to year.
      return rule.value < -100
        ? { code: "percentOutside", max: MAX_RULE_PERCENT }
        : percentProblem(rule.value);
    case "amount":
      return isCellAmount(rule.value) ? null : { code: "amountTooLarge" };
    case "shareOf":
      return percentProblem(rule.value) ?? referenceProblem(rule.of, budget);
    case "expression": {
      const value = evaluateExpression(rule.text, rule.round);
      return value.ok ? null : { code: "expression", problem: value.error };
    }
  }
}

function percentProblem(value: number): RuleProblem | null {
  if (!(Math.abs(value) <= MAX_RULE_PERCENT)) return { code: "percentOutside", max: MAX_RULE_PERCENT };
  if (Number(value.toFixed(MAX_PERCENT_DECIMALS)) !== value) {
    return { code: "percentDecimals", max: MAX_PERCENT_DECIMALS };
  }
  return null;
}

function referenceProblem(of: readonly string[], budget: Budget): RuleProblem | null {
  if (of.length === 0) return { code: "noReferences" };
  if (of.length > MAX_RULE_REFERENCES) return { code: "tooManyReferences", max: MAX_RULE_REFERENCES };
  const ids = new Set(
    budget.sections.flatMap((section) => [section.id, ...section.lines.map((line) => line.id)]),
  );
  const unknown = of.find((id) => !ids.has(id));
  return unknown === undefined ? null : { code: "unknownReference", id: unknown };
}
