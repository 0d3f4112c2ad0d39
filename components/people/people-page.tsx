import type { PeoplePage as PeopleScreen, PersonRow } from "../../lib/features/people/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Chip } from "../ui/chip.tsx";
import { InvitationItem } from "./invitation-item.tsx";

/** Everyone with a role in the förbund, by role. */
export function PeoplePage({ screen }: { readonly screen: PeopleScreen }) {
  const { frame, groups, ended, invitations, canManage } = screen;
  const root = `/${frame.forbund.slug}`;
  return (
    <AppShell frame={frame} plan={null} page="personer">
      <header className="page-head people-head">
        <div>
          <p className="crumb">{frame.forbund.name}</p>
          <h1>Personer</h1>
        </div>
        {canManage ? (
          <LinkButton href={`${root}/personer/bjud-in`} variant="primary">
            Bjud in
          </LinkButton>
        ) : null}
      </header>
      <div className="people">
        <p className="people-lead">
          De som har en roll i förbundet. <a href={`${root}/behorigheter`}>Vem får göra vad?</a>
        </p>
        {groups.map((group) => (
          <section key={group.role} aria-labelledby={`grupp-${group.role}`}>
            <h2 id={`grupp-${group.role}`}>{group.name}</h2>
            <Rows rows={group.rows} screen={screen} heading={group.name} />
          </section>
        ))}
        {invitations.length > 0 ? (
          <section aria-labelledby="inbjudna">
            <h2 id="inbjudna">Inbjudna som inte har svarat</h2>
            <Card>
              <ul className="people-rows">
                {invitations.map((invitation) => (
                  <InvitationItem
                    key={invitation.id}
                    slug={frame.forbund.slug}
                    invitation={invitation}
                    canManage={canManage}
                  />
                ))}
              </ul>
            </Card>
          </section>
        ) : null}
        {ended.length > 0 ? (
          <section aria-labelledby="avslutade">
            <h2 id="avslutade">Avslutade</h2>
            <Rows rows={ended} screen={screen} heading="" />
          </section>
        ) : null}
      </div>
    </AppShell>
  );
}

interface RowsProps {
  readonly rows: readonly PersonRow[];
  readonly screen: PeopleScreen;
  /** A role that the heading tells already is not told again at each name. */
  readonly heading: string;
}

function Rows({ rows, screen, heading }: RowsProps) {
  return (
    <Card>
      <ul className="people-rows">
        {rows.map((row) => (
          <li key={row.grantId} className="people-row">
            <div className="people-who">
              <span className="people-name">{row.name}</span>
              <RoleText row={row} told={heading} />
              {row.personId === screen.self ? <Chip tone="neutral">Du</Chip> : null}
              <StateChip state={row.state} />
            </div>
            <RowDetails row={row} />
            {screen.canManage ? (
              <div className="people-do">
                <LinkButton
                  variant="quiet"
                  href={`/${screen.frame.forbund.slug}/personer/${row.personId}`}
                  aria-label={`Hantera ${row.name}`}
                >
                  Hantera
                </LinkButton>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const TOLD: Readonly<Record<string, string>> = {
  Beredningsgruppen: "Beredningsgrupp",
  Revisorer: "Revisor",
};

export function RoleText({ row, told = "" }: { readonly row: PersonRow; readonly told?: string }) {
  const title = row.title === (TOLD[told] ?? told) ? null : row.title;
  const parts = [title, row.presidium ? "presidiet" : null, row.member].filter(Boolean);
  return <span>{parts.join(", ")}</span>;
}

export function RowDetails({ row }: { readonly row: PersonRow }) {
  if (row.period === null && row.email === null) return null;
  return (
    <p className="people-sub">
      {row.period}
      {row.period !== null && row.email !== null ? " · " : null}
      {row.email}
    </p>
  );
}

export function StateChip({ state }: { readonly state: PersonRow["state"] }) {
  if (state === "active") return null;
  return <Chip tone="neutral">{state === "coming" ? "Börjar senare" : "Avslutad"}</Chip>;
}
