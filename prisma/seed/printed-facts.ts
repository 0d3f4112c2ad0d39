/** Facts of the example förbund that their documents print elsewhere than in the description, and those of Exempelbygden. */
import type { SeedFacts } from "./write-facts.ts";

/**
 * Burlöv-Kävlinge-Staffanstorp-Vellinge prints seven ordinary places and seven deputies, ten politicians and two officials
 * each from Försäkringskassan and Arbetsförmedlingen: one of each per member. It says that Kävlinge and Vellinge came
 * in 2023, but no day, so that is history and no date.
 */
const BURLOV: Partial<SeedFacts> = {
  history: "Kävlinge och Vellinge kom med 2023.",
  seatsPerMember: { ordinary: 1, deputy: 1 },
  groupSeatsPerMember: 1,
};

/** The three förbund of Jönköpings län got new förbundsordningar, approved by all parties, from 1 January 2024. */
const JONKOPING: Partial<SeedFacts> = {
  charter: { title: "Förbundsordning 2024", validFrom: "2024-01-01", approvedByAll: true },
};

/** The only förbund about which anything is invented. */
const EXEMPELBYGDEN: Partial<SeedFacts> = {
  formed: { first: "2010-03-01", precision: "month" },
  county: "Exempels län",
  purpose:
    "Förbundet finns för att människor som behöver stöd från flera håll ska komma närmare arbete eller studier, och för att medlemmarnas resurser ska användas tillsammans.",
  history: "Mellanby kommun kom med 2018.",
  colour: "#1f4e8c",
  contact: {
    officialEmail: "kansliet@exempelbygden.example",
    postalAddress: "Samordningsförbundet Exempelbygden\nStorgatan 1\n000 00 Norrby",
  },
  memberFrom: { "Mellanby kommun": "2018-01-01" },
  seatsPerMember: { ordinary: 1, deputy: 1 },
  posts: [
    { member: "Norrby kommun", post: "chair" },
    { member: "Region Exempel", post: "viceChair" },
  ],
  groupSeatsPerMember: 1,
  office: [
    { role: "förbundschef", percent: 100, text: "Leder kansliet, bereder ärenden och föredrar i styrelsen." },
    { role: "förbundsadministratör", percent: 50, text: "Diarium, kallelser och publicering." },
  ],
  services: ["Ekonomi: Norrby kommun", "Dataskyddsombud: Dataskydd Exempel AB"],
  charter: {
    title: "Förbundsordning 2022",
    validFrom: "2022-01-01",
    approvedByAll: true,
    budgetProcess: "Styrelsens förslag skickas till medlemmarna senast 30 september.",
    contributions: "Kommunerna delar sin del efter invånarantalet 30 november året före.",
    announcements: "Anslag görs på förbundets webbplats och på varje medlems anslagstavla.",
    exitYears: 3,
    chairRotation: "Ordförandeskapet växlar mellan kommunerna och regionen vartannat år.",
  },
  state: {
    year: 2027,
    amount: 310_000_000,
    source: "Försäkringskassans besked om medel för 2027",
    toldOn: "2026-10-12",
  },
  populations: {
    year: 2027,
    date: "2026-11-30",
    byMember: {
      "Norrby kommun": 42_310,
      "Söderby kommun": 18_905,
      "Västerby kommun": 9_120,
      "Österby kommun": 13_477,
      "Mellanby kommun": 6_804,
    },
  },
};

export const PRINTED_FACTS: Readonly<Record<string, Partial<SeedFacts>>> = {
  "burlov-kavlinge-staffanstorp-vellinge": BURLOV,
  // "Från 2023 sitter även staten med": the new förbundsordning of Skåne Nordost is printed with its date.
  "skane-nordost": {
    charter: {
      title: "Förbundsordning 2023",
      validFrom: "2023-01-01",
      approvedByAll: true,
      boardRules: "Alla kommuner har ordinarie ledamöter, och staten sitter med i presidiet.",
      auditRules: "Alla huvudmän utser revisorer.",
    },
  },
  finnveden: JONKOPING,
  hoglandet: JONKOPING,
  "sodra-vatterbygden": JONKOPING,
  exempelbygden: EXEMPELBYGDEN,
};
