import { GRID_KEY_WORDS } from "../../lib/core/budget/grid-key-words.ts";
import { showGuideAction } from "../../lib/features/guide/actions.ts";
import type { HelpScreen } from "../../lib/features/guide/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { PublicPage } from "../layout/public-page.tsx";
import { Button } from "../ui/button.tsx";
import { FindingList } from "./finding-help.tsx";
import { WordList } from "./word-list.tsx";

const CONTENTS = [
  ["tabellen", "Skriva i budgettabellen"],
  ["sparas", "Så sparas det du skriver"],
  ["samtidigt", "När två ändrar samtidigt"],
  ["att-titta-pa", "Att titta på"],
  ["roller", "Vem som får göra vad"],
  ["kontakt", "Om kontakten bryts"],
  ["ord", "Ord och källor"],
  ["mer", "När hjälpen inte räcker"],
] as const;

/** For everyone; inside a förbund it keeps the navigation and can bring the guide back. */
export function HelpPage({ screen }: { readonly screen: HelpScreen }) {
  const { frame, canGuide } = screen;
  const text = <HelpText slug={frame?.forbund.slug ?? null} canGuide={canGuide} />;
  if (!frame) return <PublicPage>{text}</PublicPage>;
  return (
    <AppShell frame={frame} plan={null} page="hjalp">
      <div className="reading">{text}</div>
    </AppShell>
  );
}

function HelpText({ slug, canGuide }: { readonly slug: string | null; readonly canGuide: boolean }) {
  return (
    <>
      <h1>Hjälp</h1>
      <nav aria-label="På sidan" className="help-contents">
        {CONTENTS.map(([id, title]) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      {slug !== null && canGuide ? (
        <section aria-labelledby="guiden">
          <h2 id="guiden">Kom i gång</h2>
          <p>Guiden från ett tomt förbund till den första budgeten ligger på översikten.</p>
          <form action={showGuideAction.bind(null, slug)}>
            <Button type="submit">Visa guiden</Button>
          </form>
        </section>
      ) : null}
      <h2 id="tabellen">Skriva i budgettabellen</h2>
      <p>
        Tryck på en ruta och skriv. Belopp går att skriva som 140 000, 140000 eller 140 000 kr, och som en
        uträkning: =35000*12. Kostnader skrivs utan minus. En tom ruta är inte noll.
      </p>
      <p>Allt som går med musen går med tangenter:</p>
      <dl className="help-keys">
        {GRID_KEY_WORDS.filter(([keys]) => keys !== "?").map(([keys, meaning]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <h2 id="sparas">Så sparas det du skriver</h2>
      <p>
        Det finns ingen spara-knapp. Varje ändring sparas av sig själv någon sekund efter att du har skrivit
        den, och överst står när det senast sparades. Står det Inte sparat, står också varför och vad du kan
        göra.
      </p>
      <p>
        Du kan ångra dina ändringar så länge sidan är öppen. Vem som har ändrat vad går aldrig att ta bort ur
        förbundets logg.
      </p>
      <h2 id="samtidigt">När två ändrar samtidigt</h2>
      <p>
        Det andra skriver syns hos dig efter ett ögonblick. Ändrar ni olika rutor sparas båda. Ändrar ni samma
        ruta får du se båda beloppen och väljer vilket som ska gälla; inget försvinner innan du har valt.
      </p>
      <h2 id="att-titta-pa">Att titta på</h2>
      <p>
        Till höger om tabellen står det som Finsamplan har lagt märke till. Rött bryter mot en regel eller går
        inte ihop. Gult ber om en blick. Du kan alltid spara; bara att fastställa budgeten kan behöva vänta.
      </p>
      <FindingList />
      <h2 id="roller">Vem som får göra vad</h2>
      <p>
        Förbundschefen och ekonomen skriver i budgeten. Styrelsen, beredningsgruppen, medlemsföreträdarna och
        revisorerna läser. Kan du inte ändra något står det varför, och vem du kan fråga.
      </p>
      {slug === null ? null : (
        <p>
          <a href={`/${slug}/behorigheter`}>Se vem som får göra vad i förbundet</a>
        </p>
      )}
      <h2 id="kontakt">Om kontakten bryts</h2>
      <p>
        Du kan skriva vidare i en budget som är öppen. Ändringarna ligger kvar i den här webbläsaren och
        sparas när kontakten är tillbaka, också om du har stängt sidan och öppnar budgeten igen. En sida som
        inte är öppen går inte att läsa in förrän dess.
      </p>
      <h2 id="ord">Ord och källor</h2>
      <p>
        Orden kommer ur lagen och ur förbundens egna dokument. Har ert förbund ett eget ord står det i
        tabellen i stället, och väljs i Inställningar.
      </p>
      <WordList />
      <h2 id="mer">När hjälpen inte räcker</h2>
      <p>
        Fråga förbundschefen om det som gäller förbundet: roller, belopp och beslut. Fungerar något inte, hör
        av dig till den som sköter Finsamplan hos er.
      </p>
      <p>
        <a href="/tillganglighet">Tillgänglighet i Finsamplan</a>, också för att rapportera något som inte går
        att använda.
      </p>
    </>
  );
}
