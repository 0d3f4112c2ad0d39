import type { Metadata } from "next";
import { BudgetPage } from "@/components/budget/budget-page.tsx";
import { lastPlanYear } from "@/components/budget/grid-view.ts";
import { yearSpan } from "@/components/layout/year-span.ts";
import { loadBudgetPage } from "@/lib/features/budget/loaders.ts";

interface Props {
  readonly params: Promise<{ readonly forbund: string; readonly budgetar: string }>;
}

async function load({ params }: Props) {
  const { forbund, budgetar } = await params;
  return loadBudgetPage(forbund, budgetar);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { forbund, budgetYear, budget } = await load(props);
  return { title: `Budget ${yearSpan(budgetYear, lastPlanYear(budget, budgetYear))} · ${forbund.shortName}` };
}

export default async function Page(props: Props) {
  return <BudgetPage screen={await load(props)} />;
}
