import type { FindingCode } from "../../lib/core/budget/findings/types.ts";

interface FindingHelp {
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}

/** What a document says against what its rows give: one explanation for all the places it can happen. */
const MISMATCH: FindingHelp = {
  title: "En summa i dokumentet stämmer inte med raderna",
  meaning:
    "Finsamplan räknar om det inlästa dokumentets summor nedifrån och upp. Där de skiljer sig visas skillnaden och, när det går, vad som förklarar den: avrundning, omkastade siffror, en rad som saknas eller står dubbelt.",
  remedy: "Rätta raden, eller låt summan stå: när raden ändras jämförs den inte längre.",
};

/** A code without help does not compile. */
const FINDING_HELP = {
  "subtotal-mismatch": MISMATCH,
  "total-mismatch": MISMATCH,
  "result-mismatch": MISMATCH,
  "available-funds-mismatch": MISMATCH,
  "closing-equity-mismatch": MISMATCH,
  "threshold-mismatch": MISMATCH,
  "disposable-mismatch": MISMATCH,
  "equity-chain-break": {
    title: "Sparade medel hänger inte ihop mellan två år",
    meaning:
      "Det som finns den 31 december ett år är inte det som nästa år börjar med. Pengar har försvunnit eller tillkommit mellan åren.",
    remedy: "Se vilket av beloppen som är rätt och ändra det andra.",
  },
  "negative-equity": {
    title: "Pengarna räcker inte",
    meaning:
      "Kostnaderna är större än det som finns. Kan förbundet inte betala en skuld får medlemmarna skjuta till (lag 2003:1210 22 §). För budgetåret måste det lösas innan budgeten fastställs.",
    remedy: "Sänk kostnader, flytta dem till ett senare år eller kom överens med medlemmarna om mer pengar.",
  },
  "threshold-exceeded": {
    title: "Sparade medel är mer än rekommenderat",
    meaning:
      "Det är en rekommendation från Nationella rådet och inget krav i lag, men det kan minska nästa års statliga tilldelning.",
    remedy: "Planera hur pengarna ska användas, eller skriv varför de sparas.",
  },
  "costs-exceed-income": {
    title: "Kostnaderna är större än intäkterna",
    meaning:
      "Skillnaden tas ur sparade medel. Lagen vill att intäkterna är större (kommunallagen 11 kap. 5 §), så styrelsen behöver en motivering.",
    remedy: "Skriv varför sparade medel används och hur länge de räcker.",
  },
  "three-year-plan-missing": {
    title: "Planen omfattar inte tre år",
    meaning:
      "Budgetåret och de två följande åren ska finnas med (kommunallagen 11 kap. 6 §), innan budgeten fastställs.",
    remedy: "Lägg till de år som saknas.",
  },
  "contribution-shares": {
    title: "Bidragen följer inte hälften, en fjärdedel, en fjärdedel",
    meaning:
      "Staten ska betala hälften, regionen en fjärdedel och kommunerna en fjärdedel (lag 2003:1210 5 §).",
    remedy: "Kontrollera beloppen mot beskedet om statens tilldelning.",
  },
  "undecided-money": {
    title: "Pengar utan beslut",
    meaning:
      "Rader som är planerade eller avsatta. Diagrammet visar dem randiga: så mycket mer finns kvar om de inte används.",
    remedy: "Markera raden som beslutad när styrelsen har bestämt.",
  },
  "other-income": {
    title: "Intäkt från annat håll än medlemmarna",
    meaning: "Gåvor och crowdfunding går inte ihop med lagen (lag 2003:1210 6 §). Ränta på banken gör det.",
    remedy: "Skriv varifrån pengarna kommer, eller ta bort dem ur budgeten.",
  },
  "esf-income": {
    title: "ESF-medel som förbundets intäkt",
    meaning: "Ett samordningsförbund kan inte längre söka ESF-medel självt.",
    remedy: "Visa dem som delfinansiering av insatsen hos den som äger projektet.",
  },
} as const satisfies Readonly<Record<FindingCode, FindingHelp>>;

/** Each explanation once. */
const SHOWN: readonly FindingHelp[] = [...new Set<FindingHelp>(Object.values(FINDING_HELP))];

export function FindingList() {
  return (
    <dl className="help-words">
      {SHOWN.map(({ title, meaning, remedy }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{meaning}</dd>
          <dd className="source">Gör så här: {remedy}</dd>
        </div>
      ))}
    </dl>
  );
}
