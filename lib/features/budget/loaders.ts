import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { decide, REASON_TEXT } from "../../core/permission.ts";
import { inScope } from "../../platform/scope.ts";
import { type CurrentPerson, currentPerson } from "../../platform/session.ts";
import { type ForbundWithRoles, listForbund, openFrom } from "../access/data.ts";
import { type BudgetHead, listHeads, readContent } from "./data.ts";
import type { BudgetScreen, ForbundFrame, ForbundStart, StartScreen } from "./types.ts";
import { forbundName, summarise, viewer } from "./view.ts";

/** `/`: signed out to sign-in, one förbund to that one, else "Mina förbund". */
export const loadStart = cache(async (): Promise<StartScreen> => {
  const person = await signedIn("/");
  const forbunds = await listForbund(person.personId);
  const [only] = forbunds;
  if (only && forbunds.length === 1) redirect(`/${only.slug}`);
  return { person: viewer(person, []), forbunds: forbunds.map(forbundName) };
});

/** `/{förbund}`: its plan years, each with its leading sentence and what to look at. */
export const loadForbundStart = cache(async (slug: string): Promise<ForbundStart> => {
  const { person, forbunds, current } = await enter(slug, `/${slug}`);
  const { scope } = openFrom(person.personId, current);
  const stored = await inScope(scope, async (tx) => {
    const heads = await listHeads(tx, scope.forbundId);
    const budgets = [];
    for (const head of heads) budgets.push(await readContent(tx, head));
    return budgets;
  });
  return {
    ...frame(person, forbunds, current, stored),
    budgets: stored.map((budget) => summarise(slug, budget)),
  };
});

/** `/{förbund}/{budgetår}/budget`. */
export const loadBudgetPage = cache(async (slug: string, year: string): Promise<BudgetScreen> => {
  if (!/^(19|20)\d{2}$/.test(year)) notFound();
  const { person, forbunds, current } = await enter(slug, `/${slug}/${year}/budget`);
  const { actor, scope } = openFrom(person.personId, current);
  const { heads, stored } = await inScope(scope, async (tx) => {
    const heads = await listHeads(tx, scope.forbundId);
    const head = heads.find((candidate) => candidate.budgetYear === Number(year));
    return { heads, stored: head ? await readContent(tx, head) : null };
  });
  if (!stored || !decide(actor, "budget.read", stored).allowed) notFound();
  const edit = decide(actor, "budget.edit", stored);
  return {
    ...frame(person, forbunds, current, heads),
    budgetId: stored.id,
    budgetYear: stored.budgetYear,
    name: stored.name,
    stage: stored.stage,
    revision: stored.revision,
    canEdit: edit.allowed,
    readOnlyReason: edit.allowed ? null : REASON_TEXT[edit.reason],
    budget: stored.budget,
    savedAt: stored.savedAt.toISOString(),
  };
});

async function signedIn(path: string): Promise<CurrentPerson> {
  const person = await currentPerson();
  if (!person) redirect(`/logga-in?till=${encodeURIComponent(path)}`);
  return person;
}

/** The session and the roles; a förbund that one may not see answers as one that does not exist. */
async function enter(slug: string, path: string) {
  const person = await signedIn(path);
  const forbunds = await listForbund(person.personId);
  const current = forbunds.find((forbund) => forbund.slug === slug);
  if (!current) notFound();
  return { person, forbunds, current };
}

function frame(
  person: CurrentPerson,
  forbunds: readonly ForbundWithRoles[],
  current: ForbundWithRoles,
  heads: readonly BudgetHead[],
): ForbundFrame {
  return {
    forbund: forbundName(current),
    forbunds: forbunds.map(forbundName),
    person: viewer(person, current.roles),
    otherYears: heads.map(({ budgetYear, name }) => ({ budgetYear, name })),
  };
}
