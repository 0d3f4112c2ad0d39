/**
 * The words of a förbund's economy and work, each explained in a sentence with where it is from (domain.md 1–6).
 * A recommendation is never called a limit, and what no source says is not said here.
 */

export const TERM_AREAS = ["money", "table", "decision", "people"] as const;
export type TermArea = (typeof TERM_AREAS)[number];

export interface Term {
  /** As it stands in the middle of a sentence. */
  readonly word: string;
  /** What others call the same thing; null when there is no other word. */
  readonly also: string | null;
  readonly area: TermArea;
  readonly meaning: string;
  /** Paragraph or document. */
  readonly source: string;
}

export const TERMS = {
  savedMoney: {
    word: "sparade medel",
    also: "eget kapital, ingående och utgående överskott",
    area: "money",
    meaning:
      "Pengar som förbundet har kvar från tidigare år. Det som finns den 31 december är det som nästa år börjar med den 1 januari.",
    source: "Kommunallagen 11 kap. 6 § (ställningen vid årets slut), genom lag (2003:1210) 21 §",
  },
  recommended: {
    word: "rekommenderat högst",
    also: "rimlig storlek på eget kapital",
    area: "money",
    meaning:
      "Så mycket sparade medel som Nationella rådet rekommenderar att ett förbund högst har vid årets slut. Det är en rekommendation och inget krav i lag, men mer än så kan minska nästa års statliga tilldelning.",
    source:
      "Nationella rådets rekommendation 2013-10-02; Försäkringskassan, Fördelningsmodell för statens medelstilldelning, 2015-01-22",
  },
  ladder: {
    word: "trappa",
    also: null,
    area: "money",
    meaning:
      "Rekommendationen i steg: hur många procent av årets tilldelning de sparade medlen högst bör vara, efter hur stor tilldelningen är. Finsamplan börjar med 20 procent, som flera förbund använder, tills ni har skrivit in era egna steg.",
    source:
      "Nationella rådets rekommendation 2013-10-02; 20 procent i Lunds plan 2020–2022 och i Burlöv-Kävlinge-Staffanstorp-Vellinges plan 2024–2026",
  },
  allocation: {
    word: "tilldelning",
    also: "medelstilldelning, medlemsbidrag, medlemsavgifter",
    area: "money",
    meaning: "Det som medlemmarna tillsammans ger förbundet under ett år.",
    source: "Lag (2003:1210) 5 §",
  },
  split: {
    word: "hälften, en fjärdedel, en fjärdedel",
    also: "50/25/25, medelsfördelning",
    area: "money",
    meaning:
      "Staten betalar hälften genom Försäkringskassan, som också betalar för Arbetsförmedlingen. Regionen betalar en fjärdedel och kommunerna en fjärdedel.",
    source: "Lag (2003:1210) 5 §; Nationella rådet, Finansiering från parterna (finsam.se)",
  },
  splitWithoutRegion: {
    word: "hälften var utan region",
    also: "50/50",
    area: "money",
    meaning: "En kommun som inte ingår i en region betalar hälften när ingen region är medlem.",
    source: "Lag (2003:1210) 5 a §",
  },
  shareKey: {
    word: "fördelningsnyckel",
    also: null,
    area: "money",
    meaning:
      "Hur flera kommuner, eller flera regioner, delar sin fjärdedel. De kommer själva överens, till exempel efter antalet invånare en viss dag.",
    source: "Lag (2003:1210) 5 §",
  },
  result: {
    word: "årets resultat",
    also: null,
    area: "money",
    meaning:
      "Årets intäkter minus årets kostnader. Lagen vill att intäkterna är större; flera förbund budgeterar ändå med sparade medel, och då behövs en motivering.",
    source: "Kommunallagen 11 kap. 5 §, genom lag (2003:1210) 21 §",
  },
  availableFunds: {
    word: "tillgängliga medel",
    also: "medel till förfogande",
    area: "money",
    meaning: "Sparade medel den 1 januari plus årets intäkter: det som går att använda under året.",
    source: "Samordningsförbundet Finsam i Lund, verksamhetsplan och budget 2020–2022",
  },
  memberLiability: {
    word: "medlemmarnas ansvar",
    also: null,
    area: "money",
    meaning:
      "Räcker förbundets pengar inte till en skuld betalar medlemmarna, var och en efter sin andel. Därför varnar Finsamplan när sparade medel blir mindre än noll.",
    source: "Lag (2003:1210) 22 §",
  },
  otherIncome: {
    word: "annan intäkt",
    also: "övriga intäkter",
    area: "money",
    meaning:
      "Pengar från annat håll än medlemmarna, till exempel gåvor. Det går inte ihop med lagen; ränta på banken är något annat.",
    source: "Lag (2003:1210) 6 §; Nationella rådet, Gåvor och crowdfunding (finsam.se)",
  },
  bokslut: {
    word: "bokslut",
    also: "utfall",
    area: "table",
    meaning: "Vad ett år som är slut kostade och gav, som i årsredovisningen.",
    source: "Lag (2003:1210) 24 §",
  },
  prognos: {
    word: "prognos",
    also: null,
    area: "table",
    meaning: "Vad det pågående året väntas sluta på, innan bokslutet finns.",
    source: "Nationella rådet, Upprätta ekonomiadministration (finsam.se)",
  },
  budget: {
    word: "budget",
    also: null,
    area: "table",
    meaning: "Nästa kalenderårs intäkter och kostnader, som styrelsen fastställer varje år.",
    source: "Lag (2003:1210) 23 §; kommunallagen 11 kap. 5 §, genom 21 §",
  },
  plan: {
    word: "plan",
    also: "flerårsplan, inriktning",
    area: "table",
    meaning: "Ekonomin för tre år, där budgetåret är det första.",
    source: "Kommunallagen 11 kap. 6 §, genom lag (2003:1210) 21 §",
  },
  insats: {
    word: "insats",
    also: "process, aktivitet",
    area: "table",
    meaning:
      "Det som förbundet finansierar för människor som behöver samordnad rehabilitering för att kunna arbeta.",
    source: "Lag (2003:1210) 2 och 7 §§",
  },
  costType: {
    word: "kostnadsslag",
    also: null,
    area: "table",
    meaning:
      "Vad pengarna går till: insatser, personal, styrelse, revision, administration. Med samma slag i alla år går åren att jämföra.",
    source: "Nationella rådet, Upprätta ekonomiadministration (finsam.se)",
  },
  level: {
    word: "nivå",
    also: "individinriktad, strukturövergripande",
    area: "table",
    meaning:
      "Om en kostnad riktas till människor, till samverkan mellan parterna eller till administration. Förbunden räknar olika, så jämför andelarna med försiktighet.",
    source: "Uppföljning Finsam, användarhandledning (finsam.se); medlemssamråd i Jönköpings län 2024",
  },
  decision: {
    word: "beslutad, planerad, avsatt",
    also: "reserverad",
    area: "table",
    meaning:
      "Beslutade pengar har styrelsen bestämt vad de ska gå till. Planerade har ett ändamål men inget beslut. Avsatta är en pott som väntar på ett ändamål.",
    source:
      "Ord i Finsamplan. Avsatta pengar finns till exempel i Skåne Nordosts budget 2023–2025 (Nya processer)",
  },
  controlFigure: {
    word: "kontrollsiffra",
    also: null,
    area: "table",
    meaning:
      "En summa som står i ett inläst dokument. Finsamplan jämför den med vad raderna ger, tills någon av raderna ändras.",
    source: "Ord i Finsamplan",
  },
  calculation: {
    word: "uträkning",
    also: null,
    area: "table",
    meaning: "Hur ett belopp blir till, till exempel 35 000 × 12 eller förra året plus 3 procent.",
    source: "Ord i Finsamplan",
  },
  finding: {
    word: "att titta på",
    also: null,
    area: "table",
    meaning:
      "Det som Finsamplan har lagt märke till i budgeten. Rött bryter mot en regel eller går inte ihop; gult ber om en blick. Inget hindrar er från att spara.",
    source: "Ord i Finsamplan",
  },
  samrad: {
    word: "samråd",
    also: null,
    area: "decision",
    meaning: "Styrelsen ska samråda med medlemmarna om budgeten innan den fastställer den.",
    source: "Lag (2003:1210) 23 §",
  },
  memberMeeting: {
    word: "medlemssamråd",
    also: null,
    area: "decision",
    meaning:
      "Ett möte där medlemmarnas företrädare talar om året som gått och nästa budget. Det beslutar ingenting, och det ska synas hur synpunkterna vägdes.",
    source: "Samordningsförbunden i Jönköpings län, PM om medlemssamråd, 2023-03-06",
  },
  adopted: {
    word: "fastställd",
    also: null,
    area: "decision",
    meaning: "Styrelsen har beslutat budgeten, senast den 30 november och på ett möte som är öppet för alla.",
    source: "Lag (2003:1210) 19 och 23 §§",
  },
  annualReport: {
    word: "årsredovisning",
    also: null,
    area: "decision",
    meaning: "Styrelsens redovisning av året, klar inom tre månader: senast den 31 mars.",
    source: "Lag (2003:1210) 24 §; lag (2018:597) om kommunal bokföring och redovisning",
  },
  discharge: {
    word: "ansvarsfrihet",
    also: null,
    area: "decision",
    meaning: "Varje medlem prövar för sin del om styrelsen har skött sitt uppdrag under året.",
    source: "Lag (2003:1210) 26 §",
  },
  forbundsordning: {
    word: "förbundsordning",
    also: null,
    area: "decision",
    meaning:
      "Det som medlemmarna har kommit överens om när de bildade förbundet: styrelsens storlek, hur budgeten görs, var beslut tillkännages och mer.",
    source: "Lag (2003:1210) 8 och 9 §§",
  },
  forbund: {
    word: "samordningsförbund",
    also: "förbundet, Finsam",
    area: "people",
    meaning:
      "En egen myndighet där Försäkringskassan, Arbetsförmedlingen, region och kommun samordnar pengar till rehabilitering. Förbundet beslutar inte om enskildas stöd.",
    source: "Lag (2003:1210) 3, 4 och 7 §§",
  },
  member: {
    word: "medlem",
    also: "part, huvudman, ägare",
    area: "people",
    meaning:
      "Försäkringskassan, Arbetsförmedlingen, minst en region och minst en kommun. Arbetsförmedlingen är medlem fast Försäkringskassan betalar för den.",
    source: "Lag (2003:1210) 3 och 4 §§",
  },
  board: {
    word: "styrelse",
    also: null,
    area: "people",
    meaning:
      "Leder förbundet och beslutar om plan och budget. Varje medlem har minst en ledamot och en ersättare.",
    source: "Lag (2003:1210) 10 §",
  },
  presidium: {
    word: "presidium",
    also: "ordförandeberedning",
    area: "people",
    meaning: "Ordförande och vice ordförande, som förbereder styrelsens möten med kansliet.",
    source: "Skåne Nordosts verksamhetsplan 2023–2025; medlemssamråd i Jönköpings län 2024",
  },
  beredningsgrupp: {
    word: "beredningsgrupp",
    also: null,
    area: "people",
    meaning: "Tjänstepersoner från medlemmarna som bereder det som styrelsen ska besluta.",
    source: "Nationella rådet, Beslut om gemensamma medel (finsam.se)",
  },
  forbundschef: {
    word: "förbundschef",
    also: "förbundssamordnare, ansvarig tjänsteman",
    area: "people",
    meaning:
      "Leder kansliet och tar fram förslag till plan och budget. Mål, inriktning, omfattning och kvalitet beslutar styrelsen själv om.",
    source: "Lag (2003:1210) 10 §",
  },
  auditor: {
    word: "revisor",
    also: null,
    area: "people",
    meaning:
      "Prövar om verksamheten sköts som den ska och om räkenskaperna stämmer. Varje medlem har en; Försäkringskassan utser en för staten.",
    source: "Lag (2003:1210) 25 §; kommunallagen 12 kap. 1–3 §§",
  },
} as const satisfies Readonly<Record<string, Term>>;

export type TermId = keyof typeof TERMS;

const isTermId = (id: string): id is TermId => Object.hasOwn(TERMS, id);
export const TERM_IDS: readonly TermId[] = Object.keys(TERMS).filter(isTermId);

export const termOf = (id: TermId): Term => TERMS[id];

/** A word as the first of its line. */
export const capital = (word: string): string => word.charAt(0).toLocaleUpperCase("sv") + word.slice(1);
