import type { InvitePage as InviteScreen } from "../../lib/features/people/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { Refused } from "../layout/refused.tsx";
import { InviteForm } from "./invite-form.tsx";

export function InvitePage({ screen }: { readonly screen: InviteScreen }) {
  const { frame, refusal, roles, members } = screen;
  const { slug, name } = frame.forbund;
  return (
    <AppShell frame={frame} plan={null} page="personer">
      <header className="page-head">
        <div>
          <p className="crumb">
            {name} · <a href={`/${slug}/personer`}>Personer</a>
          </p>
          <h1>Bjud in</h1>
        </div>
      </header>
      <div className="people">
        {refusal === null ? (
          <>
            <p className="people-lead">
              Personen får ett mejl med en länk som fungerar i 14 dagar, loggar in med sin e-postadress och
              tar emot. Först då börjar rollen.
            </p>
            <InviteForm slug={slug} roles={roles} members={members} />
          </>
        ) : (
          <Refused slug={slug} title="Du kan inte bjuda in" reason={refusal} />
        )}
      </div>
    </AppShell>
  );
}
