import type { BudgetScreen as BudgetScreenData } from "../../lib/features/budget/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { TermPopover } from "../layout/term.tsx";
import { BudgetScreen } from "./budget-screen.tsx";
import { FIGURE_WORDS, wordTarget } from "./figure-words.ts";
import { lastPlanYear } from "./grid-view.ts";

export function BudgetPage({ screen }: { readonly screen: BudgetScreenData }) {
  const { budgetYear } = screen;
  const plan = { budgetYear, from: budgetYear, to: lastPlanYear(screen.budget, budgetYear) };
  return (
    <AppShell frame={screen} plan={plan}>
      <BudgetScreen key={screen.budgetId} screen={screen} />
      {FIGURE_WORDS.map((word) => (
        <TermPopover key={word} id={word} popover={wordTarget(word)} />
      ))}
    </AppShell>
  );
}
