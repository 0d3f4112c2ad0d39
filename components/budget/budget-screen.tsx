"use client";

import { useCallback, useMemo, useReducer, useState } from "react";
import { computeBudget } from "../../lib/core/budget/compute.ts";
import { findFindings } from "../../lib/core/budget/findings/find.ts";
import type { Finding } from "../../lib/core/budget/findings/types.ts";
import { leadingSentence } from "../../lib/core/budget/summary.ts";
import { ore } from "../../lib/core/money.ts";
import { stageName } from "../../lib/core/stage-names.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";
import type { BudgetScreen as BudgetScreenData } from "../../lib/features/budget/types.ts";
import { EquityChart } from "../chart/equity-chart.tsx";
import { yearSpan } from "../layout/year-span.ts";
import { Alert } from "../ui/alert.tsx";
import { Chip } from "../ui/chip.tsx";
import { Announcer } from "./announcer.tsx";
import { BudgetGrid } from "./budget-grid.tsx";
import { chartCaption, chartUnit, equityPoints } from "./chart-view.ts";
import { FindingsAside } from "./findings-aside.tsx";
import { gridReducer, previewOf, startGrid } from "./grid-state.ts";
import { lastPlanYear } from "./grid-view.ts";
import { SaveStatus } from "./save-status.tsx";
import { SaveTroubles } from "./save-troubles.tsx";
import { SavedWordProvider, savedLabel } from "./saved-word.ts";
import { useAutosave } from "./use-autosave.ts";

const wholeKronor = (amount: number) => formatKr(ore(amount));

/** The budget: what it says in a sentence, the saved money, the table, and what to look at. */
export function BudgetScreen({ screen }: { readonly screen: BudgetScreenData }) {
  const [state, dispatch] = useReducer(gridReducer, screen, (from) =>
    startGrid(from.budget, from.revision, from.savedAt),
  );
  const { retryNow } = useAutosave(screen.budgetId, screen.person.id, state.sync, dispatch);
  const { edit, sync } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a preview depends on nothing else of the state.
  const budget = useMemo(() => previewOf(state), [sync.budget, edit]);
  const view = useMemo(() => {
    const computed = computeBudget(budget);
    const findings = findFindings(budget, computed);
    const points = equityPoints(budget, computed);
    const unit = chartUnit(points);
    const lead = leadingSentence(budget, computed);
    return { computed, findings, points, unit, lead, caption: chartCaption(computed) };
  }, [budget]);
  const [goTo, setGoTo] = useState<{ readonly finding: Finding } | null>(null);
  const showFinding = useCallback((finding: Finding) => setGoTo({ finding }), []);
  const { budgetYear } = screen;

  return (
    <div className={screen.stage === "draft" ? "draft" : undefined}>
      {screen.stage === "draft" ? (
        <p className="print-only">
          UTKAST · {screen.forbund.name} · {screen.name}
        </p>
      ) : null}
      <header className="page-head">
        <div>
          <p className="crumb">
            Verksamhetsplan och budget {yearSpan(budgetYear, lastPlanYear(budget, budgetYear))}
          </p>
          <h1>
            Budget <Chip>{stageName(screen.stage)}</Chip>
          </h1>
        </div>
        <SaveStatus sync={sync} onRetry={retryNow} />
      </header>
      <p className="lead">
        <b>{view.lead.lead}</b> {view.lead.rest}
      </p>
      {screen.readOnlyReason ? <Alert className="page-note">{screen.readOnlyReason}</Alert> : null}
      <SaveTroubles state={state} budget={sync.budget} dispatch={dispatch} />
      <div className="budget-columns">
        <EquityChart
          title={savedLabel(screen.savedWord)}
          caption={view.caption}
          hint={`${view.unit.name}. Fyllt: kvar om hela budgeten används. Randigt: det som inte är beslutat.`}
          points={view.points}
          formatShort={view.unit.format}
          format={wholeKronor}
        />
        <FindingsAside
          budget={budget}
          computed={view.computed}
          findings={view.findings}
          onGoTo={showFinding}
        />
        <SavedWordProvider value={screen.savedWord}>
          <BudgetGrid
            budgetId={screen.budgetId}
            canEdit={screen.canEdit}
            state={state}
            budget={budget}
            computed={view.computed}
            findings={view.findings}
            goTo={goTo}
            dispatch={dispatch}
          />
        </SavedWordProvider>
      </div>
      <Announcer computed={view.computed} />
    </div>
  );
}
