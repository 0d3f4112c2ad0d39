import type { ExtractPage as ExtractScreen } from "../../lib/features/people/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { LinkButton } from "../ui/button.tsx";
import { ExtractSections } from "./extract-sections.tsx";

/** Registerutdrag: what the förbund holds about one person. */
export function ExtractPage({ screen }: { readonly screen: ExtractScreen }) {
  const { frame, name, extract, fileHref, backHref } = screen;
  return (
    <AppShell frame={frame} plan={null} page="personer">
      <header className="page-head people-head">
        <div>
          <p className="crumb">
            {frame.forbund.name} · <a href={backHref}>{name}</a>
          </p>
          <h1>Registerutdrag</h1>
        </div>
        <LinkButton href={fileHref} download>
          Ladda ner som fil
        </LinkButton>
      </header>
      <div className="people">
        <p className="people-lead">
          Allt som {frame.forbund.name} har om {name}. Uppgifter i andra förbund finns inte med.
        </p>
        <ExtractSections extract={extract} />
      </div>
    </AppShell>
  );
}
