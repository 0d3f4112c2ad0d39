import type { ReactNode } from "react";
import type { ForbundFrame } from "../../lib/features/budget/types.ts";
import { ForbundSwitcher } from "./forbund-switcher.tsx";
import { NavLink } from "./nav-link.tsx";
import { NavToggle } from "./nav-toggle.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { yearSpan } from "./year-span.ts";

export interface CurrentPlan {
  readonly budgetYear: number;
  /** First and last year of the table. */
  readonly from: number;
  readonly to: number;
}

export interface AppShellProps {
  readonly frame: ForbundFrame;
  /** The plan whose pages are open; null on the förbund's own pages. */
  readonly plan: CurrentPlan | null;
  readonly children: ReactNode;
}

/** The shell "Redigera": side navigation and the page. A page that does not exist has no link. */
export function AppShell({ frame, plan, children }: AppShellProps) {
  const root = `/${frame.forbund.slug}`;
  const others = frame.otherYears.filter((year) => year.budgetYear !== plan?.budgetYear);
  return (
    <div className="shell">
      <a className="skip-link" href="#innehall">
        Hoppa till innehållet
      </a>
      <header className="shell-side">
        <div className="shell-bar">
          <a className="logo" href={root}>
            Finsamplan
          </a>
          <NavToggle />
        </div>
        <ForbundSwitcher current={frame.forbund} forbunds={frame.forbunds} />
        <nav id="navigering" className="shell-nav" aria-label="Huvudnavigering">
          <NavLink href={root} current={plan === null}>
            Översikt
          </NavLink>
          {plan ? (
            <>
              <p className="nav-group">Plan {yearSpan(plan.from, plan.to)}</p>
              <NavLink href={`${root}/${plan.budgetYear}/budget`} current>
                Budget
              </NavLink>
            </>
          ) : null}
          {others.length > 0 ? (
            <>
              <p className="nav-group">{plan ? "Andra år" : "Budgetar"}</p>
              {others.map((year) => (
                <NavLink key={year.budgetYear} href={`${root}/${year.budgetYear}/budget`} current={false}>
                  {`Budget ${year.budgetYear}`}
                </NavLink>
              ))}
            </>
          ) : null}
          <PersonMenu person={frame.person} />
        </nav>
      </header>
      <main id="innehall" className="shell-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
