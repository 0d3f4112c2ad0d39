/** What leaves the server about a budget: pure presenters. */
import { computeBudget } from "../../core/budget/compute.ts";
import { type ComputedJson, computedToJson } from "../../core/budget/computed-json.ts";
import type { BudgetFile } from "../../core/budget/file-types.ts";
import { budgetToFile } from "../../core/budget/file-write.ts";
import { findFindings } from "../../core/budget/findings/find.ts";
import { describeGroup } from "../../core/budget/findings/group-text.ts";
import { groupFindings } from "../../core/budget/findings/groups.ts";
import { type FindingJson, findingsToJson } from "../../core/budget/findings/json.ts";
import { placeById } from "../../core/budget/findings/places.ts";
import { leadingSentence } from "../../core/budget/summary.ts";
import type { Forbund } from "../access/data.ts";
import type { BudgetHead, StoredBudget } from "./data.ts";
import type { BudgetSummary } from "./types.ts";

export interface BudgetAnswer {
  readonly revision: number;
  readonly computed: ComputedJson;
  readonly findings: readonly FindingJson[];
}

/** How many findings the start page names under each budget. */
const TOP_FINDINGS = 3;

/** The answer of PATCH, amounts in kr and places by id. */
export function budgetAnswer({ budget, revision }: StoredBudget): BudgetAnswer {
  const computed = computeBudget(budget);
  const findings = findFindings(budget, computed);
  return {
    revision,
    computed: computedToJson(computed, "kr"),
    findings: findingsToJson(findings, budget, computed, { unit: "kr", placeName: placeById }),
  };
}

/** The budget as a document in kr, with ids, figures and findings: the answer of GET. */
export function budgetDocument(
  stored: StoredBudget,
  forbund: Forbund,
): BudgetFile & BudgetAnswer & { readonly id: string } {
  const { budget, document: about, name } = stored;
  const described = { ...about, name, forbund: forbund.name, slug: forbund.slug };
  const file = budgetToFile(described, budget, computeBudget(budget), { ids: true, unit: "kr" });
  return { id: stored.id, ...file, ...budgetAnswer(stored) };
}

export function budgetListItem(head: BudgetHead, forbund: Forbund) {
  return { id: head.id, forbund: forbund.slug, budgetYear: head.budgetYear, name: head.name };
}

/** A budget on the start page: its leading sentence and what to look at, most severe first. */
export function summarise(slug: string, { budget, budgetYear, name, stage }: StoredBudget): BudgetSummary {
  const computed = computeBudget(budget);
  const groups = groupFindings(findFindings(budget, computed));
  return {
    budgetYear,
    name,
    stage,
    years: [...new Set(budget.years.map(({ year }) => year))],
    lead: leadingSentence(budget, computed),
    top: groups.slice(0, TOP_FINDINGS).map((group) => ({
      title: describeGroup(group, budget, computed).title,
      severity: group.severity,
    })),
    href: `/${slug}/${budgetYear}/budget`,
  };
}
