import type { InvitationPage as InvitationScreen } from "../../lib/features/people/types.ts";
import { QuietPage } from "../layout/quiet-page.tsx";
import { LinkButton } from "../ui/button.tsx";
import { AcceptButton } from "./accept-button.tsx";

/** `/inbjudan/{token}`: opening it changes nothing; the button answers. */
export function InvitationPage({ screen }: { readonly screen: InvitationScreen }) {
  switch (screen.answer) {
    case "sign-in":
      return (
        <QuietPage title="Du har fått en inbjudan">
          <p>Logga in med e-postadressen som inbjudan skickades till. Sedan kan du ta emot den här.</p>
          <p>
            <LinkButton href={`/logga-in?till=${encodeURIComponent(screen.path)}`} variant="primary">
              Logga in
            </LinkButton>
          </p>
        </QuietPage>
      );
    case "unknown":
      return (
        <QuietPage title="Inbjudan finns inte här">
          <p>
            Länken kan vara ersatt av en nyare, eller så gäller inbjudan en annan adress än{" "}
            <strong className="break-all">{screen.email}</strong>, som du är inloggad med.
          </p>
          <p>Öppna länken i det senaste mejlet, eller logga in med den adress som mejlet kom till.</p>
          <p>
            <LinkButton href={`/logga-in?till=${encodeURIComponent(screen.path)}`}>
              Logga in med en annan adress
            </LinkButton>
          </p>
        </QuietPage>
      );
    case "used":
      return (
        <QuietPage title="Inbjudan är redan mottagen">
          <p>Du är med i {screen.forbund}.</p>
          <p>
            <LinkButton href={screen.href} variant="primary">
              Till förbundet
            </LinkButton>
          </p>
        </QuietPage>
      );
    case "expired":
    case "revoked":
      return (
        <QuietPage
          title={screen.answer === "expired" ? "Tiden för inbjudan har gått ut" : "Inbjudan är tillbakatagen"}
        >
          <p>Be förbundschefen i {screen.forbund} att skicka en ny om du ska vara med.</p>
          <p>
            <LinkButton href="/">Till startsidan</LinkButton>
          </p>
        </QuietPage>
      );
    case "open": {
      const { invitation } = screen;
      return (
        <QuietPage title={`Inbjudan till ${invitation.forbund}`}>
          <p>Du är inbjuden som:</p>
          <ul className="list-disc pl-6">
            {invitation.roles.map((role) => (
              <li key={role}>{role}</li>
            ))}
          </ul>
          <p>Det börjar gälla när du tar emot. Senast {invitation.lastDay}.</p>
          <AcceptButton invitationId={invitation.id} what={`inbjudan till ${invitation.forbund}`} />
        </QuietPage>
      );
    }
  }
}
