import type { OverviewRule } from "../../lib/core/people/permission-overview.ts";
import type { Role } from "../../lib/core/permission.ts";
import type { PermissionPage as PermissionScreen } from "../../lib/features/people/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { Card } from "../ui/card.tsx";
import { ViewAsForm } from "./view-as-form.tsx";

/** Who may do what and when, in plain Swedish, from the same function that refuses on the server. */
export function PermissionPage({ screen }: { readonly screen: PermissionScreen }) {
  const { frame, actions, own, viewable } = screen;
  return (
    <AppShell frame={frame} plan={null} page="personer">
      <header className="page-head">
        <div>
          <p className="crumb">
            {frame.forbund.name} · <a href={`/${frame.forbund.slug}/personer`}>Personer</a>
          </p>
          <h1>Vem får göra vad</h1>
        </div>
      </header>
      <div className="people">
        <p className="people-lead">
          Den som har flera roller får göra det som någon av dem får. Dina egna roller är skrivna med fet
          stil.
        </p>
        <Card>
          <dl className="may-list">
            {actions.map(({ action, name, rules }) => (
              <div key={action} className="may-row">
                <dt>{name}</dt>
                {rules.map((rule) => (
                  <dd key={rule.when ?? ""}>
                    {rule.when === null ? null : <span className="may-when">{rule.when}:</span>}
                    <Allowed rule={rule} own={own} />
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </Card>
        {viewable.length > 0 ? (
          <section aria-labelledby="visa-som">
            <h2 id="visa-som">Visa som …</h2>
            <p className="people-lead">
              Se sidorna som någon annan i förbundet ser dem. Du kan inte ändra något så länge, och det gäller
              bara den här inloggningen.
            </p>
            <ViewAsForm slug={frame.forbund.slug} roles={viewable} />
          </section>
        ) : null}
      </div>
    </AppShell>
  );
}

function Allowed({ rule, own }: { readonly rule: OverviewRule; readonly own: readonly Role[] }) {
  if (rule.allowed.length === 0)
    return (
      <span>
        Ingen. <span className="may-why">{rule.reason}</span>
      </span>
    );
  return (
    <span>
      {rule.allowed.map(({ role, name }, index) => (
        <span key={role}>
          {index === 0 ? "" : ", "}
          <span className={own.includes(role) ? "may-own" : undefined}>{name}</span>
        </span>
      ))}
    </span>
  );
}
