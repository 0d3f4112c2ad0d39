/** The förbund's own row: the fields of each part, with the words of its form. */
import type { Field } from "./field.ts";

const SHORT = 200;
const LONG = 20_000;

/** Parts of the förbund's own row. */
export const FORBUND_PARTS = {
  identity: [
    { key: "name", label: "Namn", type: "text", max: SHORT, required: true, hint: "Det juridiska namnet." },
    {
      key: "shortName",
      label: "Kort namn",
      type: "text",
      max: 60,
      required: true,
      hint: "Det som syns i menyn och där det är ont om plats.",
    },
    {
      key: "formed",
      label: "Bildat",
      type: "partialDate",
      hint: "År, månad eller dag: 2012, 2009-06 eller 2009-09-01.",
    },
    { key: "county", label: "Län", type: "text", max: 100 },
  ],
  contact: [
    { key: "officialEmail", label: "E-post", type: "text", max: 320, form: "email" },
    { key: "postalAddress", label: "Postadress", type: "text", max: 500, lines: 3 },
    { key: "website", label: "Webbplats", type: "text", max: SHORT, form: "website" },
  ],
  purpose: [
    {
      key: "purpose",
      label: "Ändamål",
      type: "text",
      max: LONG,
      lines: 6,
      hint: "Varför förbundet finns, med era egna ord.",
    },
    {
      key: "history",
      label: "Bakgrund",
      type: "text",
      max: LONG,
      lines: 6,
      hint: "Till exempel medlemmar som kommit till eller ett nytt arbetssätt.",
    },
  ],
  titles: [
    {
      key: "chiefTitle",
      label: "Titel för förbundets chef",
      type: "text",
      max: 60,
      hint: "Lämna tomt för förbundschef. Några förbund säger förbundssamordnare.",
    },
  ],
  colour: [
    {
      key: "colour",
      label: "Färg",
      type: "text",
      max: 7,
      form: "colour",
      hint: "Skriv # och sex tecken, till exempel #0b5351. Färgen måste synas mot vitt.",
    },
  ],
  words: [
    {
      key: "displayUnit",
      label: "Enhet för belopp",
      type: "choice",
      required: true,
      hint: "Gäller beloppen på inställningssidan. Budgettabellen skrivs alltid i kronor.",
      options: [
        { value: "kr", label: "kronor (kr)" },
        { value: "tkr", label: "tusen kronor (tkr)" },
        { value: "mnkr", label: "miljoner kronor (mnkr)" },
      ],
    },
    {
      key: "insatsWord",
      label: "Ord för en insats",
      type: "text",
      max: 40,
      hint: "Till exempel process, uppdrag eller projekt. Tomt betyder insats.",
    },
    {
      key: "insatsWords",
      label: "Ord för flera insatser",
      type: "text",
      max: 40,
      hint: "Till exempel processer, uppdrag eller projekt.",
    },
    {
      key: "equityWord",
      label: "Ord för sparade medel",
      type: "text",
      max: 40,
      hint: "Till exempel eget kapital eller överskott. Tomt betyder sparade medel.",
    },
  ],
  dates: [
    {
      key: "samradDays",
      label: "Dagar för samråd",
      type: "number",
      min: 1,
      max: 120,
      decimals: 0,
      unit: "dagar",
      required: true,
      hint: "Så länge har medlemmarna på sig att svara.",
    },
    {
      key: "callDays",
      label: "Dagar för kallelse",
      type: "number",
      min: 1,
      max: 60,
      decimals: 0,
      unit: "dagar",
      required: true,
      hint: "Dagar mellan kallelsen och styrelsens möte.",
    },
  ],
  visibility: [
    {
      key: "isPublic",
      label: "Fastställda dokument får visas öppet",
      type: "flag",
      hint: "Gäller bara det som styrelsen har fastställt. Utkast och samråd visas aldrig öppet.",
    },
  ],
} as const satisfies Record<string, readonly Field[]>;
