import { PublicPage } from "../layout/public-page.tsx";
import { ReportForm } from "./report-form.tsx";

const DIGG_REPORT = "https://www.digg.se/tdosanmalan";

/**
 * The statement that lag (2018:1937) 13 § demands, with the parts Digg lists: what, how far met, what is not and
 * why, how and when it was tried, a way to report, and the authority.
 */
export function AccessibilityPage() {
  return (
    <PublicPage>
      <h1>Tillgänglighet i Finsamplan</h1>
      <p className="reading-lead">
        Finsamplan ska gå att använda av alla, också med hjälpmedel. Här står hur långt tjänsten uppfyller
        kraven, vad som återstår och hur du rapporterar något som inte fungerar.
      </p>

      <h2>Vem som ansvarar</h2>
      <p>
        Finsamplan är ett verktyg som samordningsförbund skriver budget och verksamhetsplan i. Varje förbund
        ansvarar för det förbundet publicerar här. Redogörelsen gäller tjänsten Finsamplan på den här
        adressen.
      </p>

      <h2>Hur tillgänglig tjänsten är</h2>
      <p>
        Tjänsten är <strong>delvis förenlig</strong> med lagen (2018:1937) om tillgänglighet till digital
        offentlig service. Den är byggd efter WCAG 2.2 nivå AA, som är mer än lagens standard EN 301 549
        kräver i dag. Det som återstår står här under.
      </p>

      <h2>Det som inte är tillgängligt än</h2>
      <h3>Brister mot kraven eller saker vi inte har kunnat pröva</h3>
      <ul className="plain-list">
        <li>
          Budgettabellen är inte prövad med skärmläsare på telefon av någon som använder det till vardags. På
          en smal skärm visas ett år i taget.
        </li>
        <li>
          Budgettabellen kräver många tangenttryck för den som styr med tangenter eller röst, eftersom den har
          många rader. Avsnitten går att stänga för att korta vägen.
        </li>
        <li>
          Dokument som ett förbund har laddat upp, till exempel en inskannad förbundsordning, kan sakna text
          som går att läsa upp. Begär ett tillgängligt dokument av förbundet.
        </li>
      </ul>
      <h3>Det som lagen inte omfattar</h3>
      <p>
        Dokument från andra, som förbundet varken har tagit fram eller betalat för och inte bestämmer över (9
        §).
      </p>
      <p>Vi hänvisar inte till undantaget för oskäligt betungande anpassning (12 §).</p>

      <h2>Så har vi prövat</h2>
      <ul className="plain-list">
        <li>
          Egen granskning. Sidorna prövas automatiskt med verktyget axe mot WCAG 2.2 AA, på bred skärm och på
          telefonbredd, varje gång Finsamplan ändras.
        </li>
        <li>Med enbart tangentbord: budgettabellen, förklaringarna, dialoger och formulär.</li>
        <li>Kontraster och textstorlekar är mätta. Diagram finns också som tabell och som en mening.</li>
      </ul>
      <p>
        Bedömningen gjordes och redogörelsen uppdaterades senast den{" "}
        <time dateTime="2026-11-22">22 november 2026</time>.
      </p>

      <h2 id="rapportera">Rapportera en brist</h2>
      <p>
        Hittar du något som inte fungerar för dig, eller behöver du något i en annan form? Skriv här. Du
        behöver inget konto, och rapporten går till den som sköter Finsamplan. Skriv inget om enskilda
        deltagare.
      </p>
      <ReportForm />

      <h2>Tillsyn</h2>
      <p>
        Myndigheten för digital förvaltning, Digg, ser till att lagen följs. Är du inte nöjd med svaret, eller
        vill du inte vända dig hit, kan du{" "}
        <a href={DIGG_REPORT} rel="external">
          anmäla till Digg
        </a>
        .
      </p>
    </PublicPage>
  );
}
