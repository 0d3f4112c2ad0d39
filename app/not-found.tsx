import type { Metadata } from "next";
import { QuietPage } from "@/components/layout/quiet-page.tsx";
import { LinkButton } from "@/components/ui/button.tsx";

export const metadata: Metadata = { title: "Sidan finns inte" };

export default function NotFound() {
  return (
    <QuietPage title="Sidan finns inte här">
      <p>
        Adressen kan vara felskriven, eller så har du inte tillgång till sidan. Kontrollera adressen, eller
        fråga förbundschefen om du borde kunna se den.
      </p>
      <p className="quiet-actions">
        <LinkButton href="/">Till startsidan</LinkButton>
        <LinkButton href="/hjalp" variant="quiet">
          Hjälp
        </LinkButton>
      </p>
    </QuietPage>
  );
}
