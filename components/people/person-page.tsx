import { EMPTY_ROLE } from "../../lib/features/people/schema.ts";
import type { PersonPage as PersonScreen } from "../../lib/features/people/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { EndRole } from "./end-role.tsx";
import { ErasePerson } from "./erase-person.tsx";
import { HandOver } from "./hand-over.tsx";
import { RoleText, RowDetails, StateChip } from "./people-page.tsx";
import { RoleDialog } from "./role-dialog.tsx";

/** One person of the förbund, for those who manage: roles, handing over, registerutdrag, erasure. */
export function PersonPage({ screen }: { readonly screen: PersonScreen }) {
  const { frame, personId, name, email, held, ended, members, roles, isSelf, erased } = screen;
  const { slug } = frame.forbund;
  return (
    <AppShell frame={frame} plan={null} page="personer">
      <header className="page-head">
        <div>
          <p className="crumb">
            {frame.forbund.name} · <a href={`/${slug}/personer`}>Personer</a>
          </p>
          <h1>{name}</h1>
          {email === null ? null : <p className="people-sub">{email}</p>}
        </div>
      </header>
      <div className="people">
        <section aria-labelledby="roller">
          <h2 id="roller">Roller</h2>
          {held.length === 0 ? <p className="people-lead">Ingen pågående roll i förbundet.</p> : null}
          {held.length > 0 ? (
            <Card>
              <ul className="people-rows">
                {held.map((row) => (
                  <li key={row.grantId} className="people-row">
                    <div className="people-who">
                      <RoleText row={row} />
                      <StateChip state={row.state} />
                    </div>
                    <RowDetails row={{ ...row, email: null }} />
                    <div className="people-do">
                      <RoleDialog
                        slug={slug}
                        target={{ grantId: row.grantId, title: row.title }}
                        start={row.form}
                        roles={roles}
                        members={members}
                      />
                      <EndRole slug={slug} grantId={row.grantId} title={row.title} today={screen.today} />
                    </div>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
          <div className="mt-4 flex flex-wrap gap-3">
            {isSelf || erased ? null : (
              <RoleDialog
                slug={slug}
                target={{ personId }}
                start={EMPTY_ROLE}
                roles={roles}
                members={members}
              />
            )}
            {screen.successors.length > 0 ? (
              <HandOver slug={slug} successors={screen.successors} chiefTitle={screen.chiefTitle} />
            ) : null}
          </div>
        </section>
        {ended.length > 0 ? (
          <section aria-labelledby="avslutade">
            <h2 id="avslutade">Avslutade roller</h2>
            <Card>
              <ul className="people-rows">
                {ended.map((row) => (
                  <li key={row.grantId} className="people-row">
                    <RoleText row={row} />
                    <RowDetails row={{ ...row, email: null }} />
                  </li>
                ))}
              </ul>
            </Card>
          </section>
        ) : null}
        {erased ? null : (
          <section aria-labelledby="uppgifter">
            <h2 id="uppgifter">Personuppgifter</h2>
            <p className="people-lead">
              Registerutdraget visar allt som förbundet har om personen. Radering tar bort namn och adress,
              men det som är gjort i förbundet går fortfarande att läsa.
            </p>
            <div className="mt-3 flex flex-wrap gap-3">
              <LinkButton href={`/${slug}/personer/${personId}/registerutdrag`}>Registerutdrag</LinkButton>
              {isSelf ? null : <ErasePerson slug={slug} personId={personId} name={name} />}
            </div>
          </section>
        )}
      </div>
    </AppShell>
  );
}
