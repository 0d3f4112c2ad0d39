/** A rule in words: short beside the amount, whole in the menu and the dialog. */
import { percent } from "../../lib/core/budget/findings/wording.ts";
import type { Budget, Rule } from "../../lib/core/budget/model.ts";
import { ore } from "../../lib/core/money.ts";
import { unreachable } from "../../lib/core/result.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";
import { findLine, findSection } from "./grid-rows.ts";

const NBSP = "\u00a0";

function signed(text: string): string {
  return text.startsWith("−") ? text : `+${text}`;
}

/** "+3 %", "+5 000", "40,9 % av Lön", "=35000*12"; nothing for as last year. */
export function shortRule(rule: Rule): string {
  switch (rule.type) {
    case "same":
      return "=";
    case "percent":
      return signed(percent(rule.value));
    case "amount":
      return signed(formatKr(rule.value));
    case "shareOf":
      return percent(rule.value);
    case "expression":
      return rule.text.startsWith("=") ? rule.text : `=${rule.text}`;
    default:
      return unreachable(rule);
  }
}

/** What a cell's rule does, as read out and shown when one points at it. */
export function ruleSentence(rule: Rule, budget: Budget): string {
  const rounding = rule.round === 1 ? "" : `, avrundat till ${formatKr(ore(rule.round * 100))}${NBSP}kr`;
  switch (rule.type) {
    case "same":
      return `Som förra året${rounding}`;
    case "percent":
      return `Förra året ${signed(percent(rule.value))}${rounding}`;
    case "amount":
      return `Förra året ${signed(formatKr(rule.value))}${NBSP}kr${rounding}`;
    case "shareOf":
      return `${percent(rule.value)} av ${namesOf(rule.of, budget)}${rounding}`;
    case "expression":
      return `Uträkning ${shortRule(rule)}${rounding}`;
    default:
      return unreachable(rule);
  }
}

function namesOf(ids: readonly string[], budget: Budget): string {
  const names = ids.map(
    (id) => findLine(budget, id)?.line.label ?? findSection(budget, id)?.label ?? "borttagen rad",
  );
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} och ${last}`;
}
