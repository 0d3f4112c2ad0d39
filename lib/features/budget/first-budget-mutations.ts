import "server-only";
import { randomUUID } from "node:crypto";
import { budgetFromFile } from "../../core/budget/file.ts";
import { contributionsOf } from "../../core/forbund/contributions.ts";
import { type FieldErrors, parseField } from "../../core/forbund/field.ts";
import { type FirstBudget, firstBudgetFile } from "../../core/forbund/first-budget.ts";
import { membersOfYear } from "../../core/forbund/membership.ts";
import { ore } from "../../core/money.ts";
import { type Actor, decide, type ReasonCode } from "../../core/permission.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { parseAmount } from "../../core/swedish-number.ts";
import { type ForbundScope, inScope } from "../../platform/scope.ts";
import { readFacts, readLadder } from "../forbund/data.ts";
import type { ForbundFacts } from "../forbund/types.ts";
import { createBudgetFromFile } from "./create-mutations.ts";
import type { FirstBudgetInput } from "./first-budget-schema.ts";

export type FirstBudgetFailure =
  | { readonly code: "forbidden"; readonly reason: ReasonCode }
  | { readonly code: "invalid"; readonly fields: FieldErrors };

const BUDGET_YEAR = {
  key: "budgetYear",
  label: "Budgetår",
  type: "number",
  min: 2004,
  max: 2097,
  decimals: 0,
  required: true,
} as const;

/** An empty budget of a year, to be filled in: sections, income by party where the state's amount is known, opening equity. */
export async function createFirstBudget(
  scope: ForbundScope,
  actor: Actor,
  forbund: { readonly slug: string; readonly name: string },
  input: FirstBudgetInput,
): Promise<Result<{ readonly budgetYear: number }, FirstBudgetFailure>> {
  const allowed = decide(actor, "budget.create", null);
  if (!allowed.allowed) return err({ code: "forbidden", reason: allowed.reason });
  const year = parseField(BUDGET_YEAR, input.budgetYear);
  const opening = parseAmount(input.opening);
  if (!year.ok) return err({ code: "invalid", fields: { budgetYear: year.error } });
  if (!opening.ok)
    return err({
      code: "invalid",
      fields: { opening: "Sparade medel måste vara ett belopp i kronor, till exempel 1 450 000" },
    });
  const budgetYear = Number(year.value);
  const { facts, ladder } = await inScope(scope, async (tx) => ({
    facts: await readFacts(tx, scope),
    ladder: await readLadder(tx, scope),
  }));
  const unit = facts.own.displayUnit;
  const file = firstBudgetFile({
    forbund: forbund.name,
    slug: forbund.slug,
    budgetYear,
    opening: opening.value,
    income: incomeOf(facts, budgetYear),
    insatsWords: typeof facts.own.insatsWords === "string" ? facts.own.insatsWords : null,
    unit: unit === "tkr" || unit === "mnkr" ? unit : "kr",
  });
  const imported = budgetFromFile(file, randomUUID, ladder);
  if (!imported.ok) throw new Error(`The empty budget is no budget: ${JSON.stringify(imported.error)}`);
  const made = await createBudgetFromFile(scope, imported.value);
  if (made.ok) return ok({ budgetYear });
  return err({
    code: "invalid",
    fields: { budgetYear: `Det finns redan en budget för ${budgetYear}. Öppna den eller välj ett annat år` },
  });
}

/** What each party pays in the year, when the state's amount is known. */
function incomeOf(facts: ForbundFacts, year: number): FirstBudget["income"] {
  const state = facts.states.find((each) => each.year === year);
  if (!state) return null;
  const made = contributionsOf({
    year,
    stateAmount: state.amountOre,
    status: state.status,
    members: membersOfYear(facts.members, year),
    shares: facts.shares.filter((share) => share.year === year),
  });
  if (!made.ok) return null;
  const sum = (group: "state" | "region" | "kommuner") =>
    ore(made.value.reduce((all, each) => (each.group === group ? all + each.amount : all), 0));
  return { state: sum("state"), region: sum("region"), kommuner: sum("kommuner") };
}
