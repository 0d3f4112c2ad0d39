import type { CSSProperties } from "react";
import type { ForbundWaiting, MyForbundPage as MyForbund } from "../../lib/features/people/types.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { ToneMark } from "../ui/alert.tsx";
import { Card } from "../ui/card.tsx";
import { AcceptButton } from "./accept-button.tsx";

/** "Mina förbund", with what waits in each, for someone with several or none. */
export function MyForbundPage({ screen }: { readonly screen: MyForbund }) {
  const { person, forbunds, invitations } = screen;
  return (
    <>
      <TopBar person={person} />
      <main className="quiet-page people">
        <h1>Mina förbund</h1>
        {invitations.length > 0 ? (
          <section aria-labelledby="inbjudningar">
            <h2 id="inbjudningar">Inbjudningar att svara på</h2>
            <ul className="mine-list">
              {invitations.map((invitation) => (
                <li key={invitation.id} className="card mine-item">
                  <h3>{invitation.forbund}</h3>
                  <p className="people-sub">
                    {invitation.roles.join("; ")}. Svara senast {invitation.lastDay}.
                  </p>
                  <AcceptButton invitationId={invitation.id} what={`inbjudan till ${invitation.forbund}`} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {forbunds.length === 0 && invitations.length === 0 ? (
          <p>
            Du är inte med i något förbund nu. Be förbundschefen i ditt förbund att bjuda in dig
            {person.isOperator ? (
              <>
                , eller <a href="/admin/forbund/nytt">skapa ett förbund</a>
              </>
            ) : null}
            .
          </p>
        ) : null}
        {forbunds.length === 0 ? null : (
          <ul className="mine-list" aria-label="Förbund">
            {forbunds.map((forbund) => (
              <li key={forbund.slug}>
                <Forbund forbund={forbund} />
              </li>
            ))}
          </ul>
        )}
      </main>
    </>
  );
}

function Forbund({ forbund }: { readonly forbund: ForbundWaiting }) {
  const style: CSSProperties & { "--forbund-colour"?: string } =
    forbund.colour === null ? {} : { "--forbund-colour": forbund.colour };
  return (
    <Card className="mine-item" style={style}>
      <h2>
        <a href={`/${forbund.slug}`}>{forbund.name}</a>
      </h2>
      <p className="people-sub">{forbund.roles}</p>
      {forbund.waiting.length === 0 ? (
        <p className="mt-2">Inget väntar på dig här.</p>
      ) : (
        <ul className="mine-waiting">
          {forbund.waiting.map((item) => (
            <li key={item.text}>
              <ToneMark tone={item.tone} />
              <span>{item.text}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
