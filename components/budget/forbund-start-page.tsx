import type { ReactNode } from "react";
import { stageName } from "../../lib/core/stage-names.ts";
import type { BudgetSummary, ForbundStart } from "../../lib/features/budget/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { TermRow } from "../layout/term.tsx";
import { yearSpan } from "../layout/year-span.ts";
import { ToneMark } from "../ui/alert.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Chip } from "../ui/chip.tsx";

/** A förbund's own page: its plan years, what each budget says, and what to look at. */
export function ForbundStartPage({
  start,
  guide,
  newBudget,
}: {
  readonly start: ForbundStart;
  /** The way to a first budget, for whoever can make one; null when it is not to be shown. */
  readonly guide: ReactNode;
  /** The button that makes the next plan year's budget; null for whoever may not. */
  readonly newBudget: ReactNode;
}) {
  return (
    <AppShell frame={start} plan={null}>
      <header className="page-head">
        <div>
          <p className="crumb">{start.forbund.name}</p>
          <h1>Översikt</h1>
        </div>
        {newBudget}
      </header>
      <div className="start">
        {guide}
        {start.budgets.length === 0 ? (
          guide ? null : (
            <p>
              Förbundet har ingen budget än. När förbundschefen eller ekonomen har gjort en visas den här.
            </p>
          )
        ) : (
          start.budgets.map((budget, index) => (
            <BudgetCard key={budget.href} budget={budget} primary={index === 0} />
          ))
        )}
        {start.budgets.length > 0 ? (
          <TermRow label="Ord på sidan:" ids={["savedMoney", "recommended", "allocation", "finding"]} />
        ) : null}
      </div>
    </AppShell>
  );
}

function BudgetCard({ budget, primary }: { readonly budget: BudgetSummary; readonly primary: boolean }) {
  const { years, lead, top } = budget;
  const first = years[0] ?? budget.budgetYear;
  const last = years.at(-1) ?? first;
  return (
    <Card className="start-card">
      <div className="start-head">
        <h2>
          <a href={budget.href}>Budget {budget.budgetYear}</a>
        </h2>
        <Chip>{stageName(budget.stage)}</Chip>
        {first === last ? null : <span className="crumb">Tabellen omfattar {yearSpan(first, last)}</span>}
      </div>
      <p className="lead">
        <b>{lead.lead}</b> {lead.rest}
      </p>
      {top.length === 0 ? null : (
        <>
          <h3>Att titta på</h3>
          <ul className="start-top">
            {top.map((item) => (
              <li key={item.title}>
                <ToneMark tone={item.severity} />
                <span>
                  {item.severity === "error" ? <span className="visually-hidden">Fel: </span> : null}
                  {item.title}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <LinkButton href={budget.href} variant={primary ? "primary" : "secondary"}>
          Öppna budgeten
        </LinkButton>
      </p>
    </Card>
  );
}
