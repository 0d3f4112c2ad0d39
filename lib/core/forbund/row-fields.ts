/** Rows a förbund keeps any number of: their fields, with the words of their forms. */
import type { Field } from "./field.ts";

const SHORT = 200;
const LONG = 20_000;

const period = (from: string, to: string): Field[] => [
  { key: "validFrom", label: from, type: "date" },
  { key: "validTo", label: to, type: "date", hint: "Sista dagen. Lämna tomt så länge det gäller." },
];

const MEMBER_KIND_OPTIONS = [
  { value: "kommun", label: "Kommun" },
  { value: "region", label: "Region" },
  { value: "forsakringskassan", label: "Försäkringskassan" },
  { value: "arbetsformedlingen", label: "Arbetsförmedlingen" },
] as const;

/** A member that comes in: an organisation there is, or a new one. */
export const NEW_MEMBER_FIELDS = [
  {
    key: "name",
    label: "Organisationens namn",
    type: "text",
    max: SHORT,
    required: true,
    hint: "Finns organisationen redan i listan används den.",
  },
  { key: "kind", label: "Slag", type: "choice", required: true, options: MEMBER_KIND_OPTIONS },
  { key: "validFrom", label: "Medlem från", type: "date" },
] as const satisfies readonly Field[];

const member: Field = { key: "memberId", label: "Medlem", type: "member", required: true };

/** Rows, any number of each. */
export const ROW_FIELDS = {
  member: period("Medlem från", "Medlem till"),
  boardSeat: [
    member,
    {
      key: "kind",
      label: "Plats",
      type: "choice",
      required: true,
      options: [
        { value: "ordinary", label: "Ordinarie" },
        { value: "deputy", label: "Ersättare" },
      ],
    },
    {
      key: "background",
      label: "Bakgrund",
      type: "choice",
      options: [
        { value: "political", label: "Politiker" },
        { value: "official", label: "Tjänsteman" },
      ],
    },
    {
      key: "post",
      label: "Uppdrag",
      type: "choice",
      options: [
        { value: "chair", label: "Ordförande" },
        { value: "viceChair", label: "Vice ordförande" },
        { value: "secondViceChair", label: "Andre vice ordförande" },
      ],
    },
    { key: "presidium", label: "Ingår i presidiet", type: "flag" },
    ...period("Från", "Till"),
  ],
  groupSeat: [member, ...period("Från", "Till")],
  officePost: [
    {
      key: "title",
      label: "Tjänst",
      type: "text",
      max: SHORT,
      required: true,
      hint: "Till exempel förbundschef eller verksamhetsutvecklare.",
    },
    {
      key: "percent",
      label: "Omfattning",
      type: "number",
      min: 0.01,
      max: 100,
      decimals: 2,
      unit: "%",
      hint: "Procent av heltid i det här förbundet.",
    },
    {
      key: "sharedWith",
      label: "Delas med",
      type: "text",
      max: SHORT,
      hint: "Det andra förbundet, om två delar på tjänsten.",
    },
    { key: "tasks", label: "Uppgifter", type: "text", max: 2000, lines: 4 },
    ...period("Från", "Till"),
  ],
  boughtService: [
    {
      key: "area",
      label: "Tjänst som köps",
      type: "text",
      max: SHORT,
      required: true,
      hint: "Till exempel ekonomi, arkiv eller dataskyddsombud.",
    },
    { key: "supplierMemberId", label: "Leverantör bland medlemmarna", type: "member" },
    {
      key: "supplier",
      label: "Annan leverantör",
      type: "text",
      max: SHORT,
      hint: "Till exempel en redovisningsbyrå.",
    },
    { key: "agreement", label: "Avtal", type: "text", max: 2000, lines: 3 },
    ...period("Från", "Till"),
  ],
  charter: [
    {
      key: "title",
      label: "Rubrik",
      type: "text",
      max: SHORT,
      required: true,
      hint: "Till exempel Förbundsordning 2024.",
    },
    { key: "validFrom", label: "Gäller från", type: "date" },
    { key: "budgetProcess", label: "Budgetprocess och datum", type: "text", max: LONG, lines: 4 },
    { key: "contributions", label: "Hur medlemmarna delar på bidragen", type: "text", max: LONG, lines: 4 },
    { key: "announcements", label: "Var anslag och kungörelser görs", type: "text", max: LONG, lines: 3 },
    { key: "boardRules", label: "Styrelsen", type: "text", max: LONG, lines: 4 },
    { key: "auditRules", label: "Revisorerna", type: "text", max: LONG, lines: 3 },
    {
      key: "exitYears",
      label: "Uppsägningstid",
      type: "number",
      min: 0,
      max: 10,
      decimals: 0,
      unit: "år",
      hint: "Tre år om förbundsordningen inte säger kortare (27 §).",
    },
    { key: "chairRotation", label: "Hur ordförandeskapet växlar", type: "text", max: LONG, lines: 3 },
  ],
  ladderStep: [
    { key: "fromOre", label: "Från tilldelning", type: "money", required: true, hint: "Kronor om året." },
    { key: "toOre", label: "Upp till", type: "money", hint: "Lämna tomt för det översta steget." },
    {
      key: "percent",
      label: "Rekommenderat högst",
      type: "number",
      min: 0,
      max: 1000,
      decimals: 2,
      unit: "%",
      required: true,
      hint: "Procent av årets tilldelning.",
    },
    { key: "capOre", label: "Dock högst", type: "money", hint: "Ett fast belopp, om ni har ett sådant." },
    {
      key: "source",
      label: "Källa",
      type: "text",
      max: SHORT,
      required: true,
      hint: "Brev, beslut eller dokument som steget står i.",
    },
    { key: "validFrom", label: "Gäller från", type: "date" },
  ],
  stateAllocation: [
    { key: "year", label: "År", type: "number", min: 1900, max: 2099, decimals: 0, required: true },
    { key: "amountOre", label: "Statens belopp", type: "money", required: true },
    {
      key: "status",
      label: "Status",
      type: "choice",
      required: true,
      options: [
        { value: "assumed", label: "Antagande" },
        { value: "preliminary", label: "Preliminär" },
        { value: "decided", label: "Beslutad" },
      ],
    },
    { key: "source", label: "Källa", type: "text", max: SHORT, hint: "Brev, beslut eller protokoll." },
    { key: "toldOn", label: "Datum för beskedet", type: "date" },
  ],
} as const satisfies Record<string, readonly Field[]>;
