/** The rule editor's fields, as rule and back. */
import { applyChanges, type Change } from "../../lib/core/budget/changes.ts";
import { computeBudget } from "../../lib/core/budget/compute.ts";
import type { Budget, GoverningRule, Rule, RuleType } from "../../lib/core/budget/model.ts";
import { refusalText } from "../../lib/core/budget/refusal-text.ts";
import { type Ore, ROUNDING_STEPS, type RoundingStep } from "../../lib/core/money.ts";
import { err, ok, type Result } from "../../lib/core/result.ts";
import { formatKr, parseAmount } from "../../lib/core/swedish-number.ts";
import { cellName } from "./cell-edit.ts";
import type { CellAt } from "./grid-rows.ts";

export interface RuleValues {
  readonly type: RuleType;
  readonly percent: string;
  readonly amount: string;
  readonly share: string;
  readonly text: string;
  /** Line and section ids of a share. */
  readonly of: readonly string[];
  readonly round: string;
}

export type RuleField = "percent" | "amount" | "share" | "text" | "of";

export interface RuleFault {
  readonly field: RuleField | null;
  readonly message: string;
}

export function valuesOfRule(governing: GoverningRule | null): RuleValues {
  const rule = governing?.rule ?? null;
  return {
    type: rule?.type ?? "percent",
    percent: rule?.type === "percent" ? decimal(rule.value) : "",
    amount: rule?.type === "amount" ? formatKr(rule.value) : "",
    share: rule?.type === "shareOf" ? decimal(rule.value) : "",
    text: rule?.type === "expression" ? rule.text : "",
    of: rule?.type === "shareOf" ? rule.of : [],
    round: String(rule?.round ?? 1),
  };
}

/** The rule that the fields say, or what to mend. */
export function ruleOfValues(values: RuleValues): Result<Rule, RuleFault> {
  const round = roundingOf(values.round);
  switch (values.type) {
    case "same":
      return ok({ type: "same", round });
    case "percent": {
      const value = parsePercent(values.percent);
      return value === null
        ? fault("percent", "Ange ändringen i procent, till exempel 3 eller −2,5")
        : ok({ type: "percent", value, round });
    }
    case "amount": {
      const value = parseAmount(values.amount, "kr");
      return !value.ok || value.value === null
        ? fault("amount", "Ange ändringen i kronor, till exempel 5 000 eller −5 000")
        : ok({ type: "amount", value: value.value, round });
    }
    case "shareOf": {
      const value = parsePercent(values.share);
      if (value === null) return fault("share", "Ange andelen i procent, till exempel 40,9");
      if (values.of.length === 0) return fault("of", "Välj minst en rad eller ett avsnitt");
      return ok({ type: "shareOf", value, of: values.of, round });
    }
    case "expression":
      return values.text.trim() === ""
        ? fault("text", "Skriv en uträkning, till exempel =35000*12")
        : ok({ type: "expression", text: values.text.trim(), round });
  }
}

export function ruleChange(budget: Budget, at: CellAt, rule: Rule | null): Change | null {
  const column = budget.years[at.column - 1];
  const lineId = at.row.split(":")[1];
  return column && lineId ? { op: "setRule", lineId, ...cellName(budget, column), rule } : null;
}

/** As text per year: "2024: 145 600 · 2025: 151 400". */
export interface RulePreview {
  /** What the rule gives, in its own and later columns. */
  readonly amounts: string;
  /** Closing equity in the columns that change with it. */
  readonly equity: string;
}

export function rulePreview(budget: Budget, at: CellAt, values: RuleValues): Result<RulePreview, RuleFault> {
  const rule = ruleOfValues(values);
  if (!rule.ok) return rule;
  const change = ruleChange(budget, at, rule.value);
  if (!change) return ok({ amounts: "", equity: "" });
  const applied = applyChanges(budget, [change]);
  if (!applied.ok) return err({ field: null, message: refusalText(applied.error.refusal) });
  const computed = computeBudget(applied.value);
  const lineId = at.row.split(":")[1] ?? "";
  const amounts = computed.amounts.get(lineId) ?? [];
  const governed = computed.governing.get(lineId) ?? [];
  const inWords = (amount: Ore | null) => (amount === null ? "inget belopp" : formatKr(amount));
  const per = (amountAt: (index: number) => Ore | null, isShown: (index: number) => boolean) =>
    applied.value.years
      .flatMap(({ year }, index) => (isShown(index) ? [`${year}: ${inWords(amountAt(index))}`] : []))
      .join(" · ");
  const ruled = governed.findIndex((rule) => rule?.setIn === at.column - 1);
  return ok({
    amounts: per(
      (index) => amounts[index] ?? null,
      (index) => governed[index]?.setIn === at.column - 1,
    ),
    equity: per(
      (index) => computed.columns[index]?.closingEquity ?? null,
      (index) => ruled >= 0 && index >= ruled,
    ),
  });
}

/** "3", "+3", "−2,5", "40,9 %". */
export function parsePercent(text: string): number | null {
  const match = /^([+\-\u2212\u2013]?)(\d+(?:[.,]\d+)?)%?$/.exec(text.replace(/\s/g, ""));
  if (!match) return null;
  const size = Number((match[2] ?? "").replace(",", "."));
  return match[1] && match[1] !== "+" && size !== 0 ? -size : size;
}

function decimal(value: number): string {
  return String(value).replace(".", ",").replace("-", "−");
}

function roundingOf(text: string): RoundingStep {
  return ROUNDING_STEPS.find((step) => String(step) === text) ?? 1;
}

function fault(field: RuleField, message: string): Result<Rule, RuleFault> {
  return err({ field, message });
}
