/** What makes a page's speed worth anything: its HTML holds every amount and every finding. */
import { randomUUID } from "node:crypto";
import { computeBudget } from "../../lib/core/budget/compute.ts";
import { budgetFromFile } from "../../lib/core/budget/file.ts";
import { findFindings } from "../../lib/core/budget/findings/find.ts";
import { describeGroup } from "../../lib/core/budget/findings/group-text.ts";
import { groupFindings } from "../../lib/core/budget/findings/groups.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";
import { parseBudgetFile } from "../../lib/features/budget/file-schema.ts";

/** Amounts and finding titles of a budget document that the HTML lacks. */
export function missingFrom(html: string, document: unknown): string[] {
  const file = parseBudgetFile(document);
  const budget = file.ok ? budgetFromFile(file.value, randomUUID) : file;
  if (!budget.ok) throw new Error(`Not a budget: ${JSON.stringify(budget.error)}`);
  const computed = computeBudget(budget.value.budget);
  const amounts = [
    ...[...computed.amounts.values(), ...computed.sectionSums.values()].flat(),
    ...computed.columns.flatMap(({ income, cost, result, openingEquity, closingEquity, thresholdAmount }) => [
      income,
      cost,
      result,
      openingEquity,
      closingEquity,
      thresholdAmount,
    ]),
  ];
  const groups = groupFindings(findFindings(budget.value.budget, computed));
  const wanted = [
    ...amounts.flatMap((amount) => (amount === null ? [] : [formatKr(amount)])),
    ...groups.map((group) => describeGroup(group, budget.value.budget, computed).title),
  ];
  const texts = new Set(textsOf(html));
  return [...new Set(wanted)].filter((text) => !texts.has(text));
}

/** The texts between the tags, without scripts. */
function textsOf(html: string): string[] {
  return html
    .replace(/<script\b[\s\S]*?<\/script>/g, "")
    .replace(/<!--.*?-->/g, "")
    .split(/<[^>]*>/)
    .map((text) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#x27;", "'").trim());
}
