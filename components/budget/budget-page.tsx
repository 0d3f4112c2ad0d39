import type { BudgetScreen as BudgetScreenData } from "../../lib/features/budget/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { BudgetScreen } from "./budget-screen.tsx";

export function BudgetPage({ screen }: { readonly screen: BudgetScreenData }) {
  const years = screen.budget.years.map(({ year }) => year);
  const plan = {
    budgetYear: screen.budgetYear,
    from: years[0] ?? screen.budgetYear,
    to: years.at(-1) ?? screen.budgetYear,
  };
  return (
    <AppShell frame={screen} plan={plan}>
      <BudgetScreen key={screen.budgetId} screen={screen} />
    </AppShell>
  );
}
