import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { decide, REASON_TEXT } from "../../core/permission.ts";
import { inScope } from "../../platform/scope.ts";
import { enterForbund } from "../access/frame-data.ts";
import { keptContent, listHeads, readContent } from "./data.ts";
import type { BudgetScreen, ForbundStart } from "./types.ts";
import { summarise } from "./view.ts";

/** `/{förbund}`: its plan years, each with its leading sentence and what to look at. */
export const loadForbundStart = cache(async (slug: string): Promise<ForbundStart> => {
  const { frame, actor, scope } = await enterForbund(slug, `/${slug}`);
  const stored = await inScope(scope, async (tx) => {
    const budgets = [];
    for (const head of await listHeads(tx, scope.forbundId)) budgets.push(await readContent(tx, head));
    return budgets;
  });
  // Newest first: what comes next is the year after the newest.
  const newest = stored[0]?.budgetYear ?? null;
  const nextYear = newest !== null && decide(actor, "budget.create", null).allowed ? newest + 1 : null;
  return { ...frame, nextYear, budgets: stored.map((budget) => summarise(slug, budget)) };
});

/** `/{förbund}/{budgetår}/budget`. */
export const loadBudgetPage = cache(async (slug: string, year: string): Promise<BudgetScreen> => {
  if (!/^(19|20)\d{2}$/.test(year)) notFound();
  const { frame, forbund, actor, scope, heads } = await enterForbund(slug, `/${slug}/${year}/budget`);
  const head = heads.find((each) => each.budgetYear === Number(year));
  if (!head || !decide(actor, "budget.read", head).allowed) notFound();
  const stored = keptContent(head) ?? (await inScope(scope, (tx) => readContent(tx, head)));
  const edit = decide(actor, "budget.edit", stored);
  return {
    ...frame,
    budgetId: stored.id,
    budgetYear: stored.budgetYear,
    name: stored.name,
    stage: stored.stage,
    revision: stored.revision,
    savedWord: forbund.equityWord,
    canEdit: edit.allowed,
    readOnlyReason: edit.allowed ? null : REASON_TEXT[edit.reason],
    budget: stored.budget,
    savedAt: stored.savedAt.toISOString(),
  };
});
