import type { ReactNode } from "react";
import type { ForbundFrame } from "../../lib/features/budget/types.ts";
import { ForbundSwitcher } from "./forbund-switcher.tsx";
import { NavLink } from "./nav-link.tsx";
import { NavToggle } from "./nav-toggle.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { ViewAsBanner } from "./view-as-banner.tsx";
import { yearSpan } from "./year-span.ts";

export interface CurrentPlan {
  readonly budgetYear: number;
  /** The budget year and the last plan year. */
  readonly from: number;
  readonly to: number;
}

/** The förbund's own pages, in the order of the menu. */
const OWN_PAGES = [
  { page: "om", label: "Om förbundet" },
  { page: "personer", label: "Personer" },
  { page: "installningar", label: "Inställningar" },
] as const;

export interface AppShellProps {
  readonly frame: ForbundFrame;
  /** Which of the förbund's own pages is open; the start page when nothing is told. */
  readonly page?: (typeof OWN_PAGES)[number]["page"] | "hjalp";
  /** The plan whose pages are open; null on the förbund's own pages. */
  readonly plan: CurrentPlan | null;
  readonly children: ReactNode;
}

/** The shell "Redigera": side navigation and the page. A page that does not exist has no link. */
export function AppShell({ frame, plan, page, children }: AppShellProps) {
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
        <ForbundSwitcher personId={frame.person.id} current={frame.forbund} forbunds={frame.forbunds} />
        <nav id="navigering" className="shell-nav" aria-label="Huvudnavigering">
          <NavLink href={root} current={plan === null && page === undefined}>
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
          <p className="nav-group">Förbundet</p>
          {OWN_PAGES.map((own) => (
            <NavLink key={own.page} href={`${root}/${own.page}`} current={own.page === page}>
              {own.label}
            </NavLink>
          ))}
          <div className="nav-help">
            <NavLink href={`/hjalp?forbund=${frame.forbund.slug}`} current={page === "hjalp"}>
              Hjälp
            </NavLink>
          </div>
          <PersonMenu person={frame.person} />
        </nav>
      </header>
      <main id="innehall" className="shell-main" tabIndex={-1}>
        {frame.viewedAs === null ? null : <ViewAsBanner role={frame.viewedAs} />}
        {children}
      </main>
    </div>
  );
}
