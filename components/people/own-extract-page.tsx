import type { Viewer } from "../../lib/features/budget/types.ts";
import type { Extract } from "../../lib/features/people/types.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { LinkButton } from "../ui/button.tsx";
import { ExtractSections } from "./extract-sections.tsx";

/** "Mina uppgifter": the person's own extract, of every förbund. */
export function OwnExtractPage({ person, extract }: { readonly person: Viewer; readonly extract: Extract }) {
  return (
    <>
      <TopBar person={person} />
      <main className="quiet-page people">
        <header>
          <h1>Mina uppgifter</h1>
          <p className="people-lead mt-2">
            Allt som Finsamplan har om dig, i alla förbund du är eller har varit med i. Vill du att något
            ändras eller raderas, hör av dig till förbundschefen i det förbund som det gäller.
          </p>
          <p className="mt-3">
            <LinkButton href="/api/personer/mina-uppgifter" download>
              Ladda ner som fil
            </LinkButton>
          </p>
        </header>
        <ExtractSections extract={extract} />
      </main>
    </>
  );
}
