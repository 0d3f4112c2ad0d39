/** Sentences of "Senaste ändringar": the log holds data, the words are made when shown. */
import { FACT_KINDS, type FactKind, fieldsOf, type RowKind } from "../../core/forbund/facts.ts";
import { type FactValue, type Field, lowerFirst, shownValue } from "../../core/forbund/field.ts";
import { NEW_MEMBER_FIELDS } from "../../core/forbund/row-fields.ts";
import { displayName } from "../../core/people/display-name.ts";
import { formatMoment } from "../../core/swedish-date.ts";
import type { LoggedChange } from "./log-data.ts";
import type { ChangeItem, ForbundFacts } from "./types.ts";

const ROW_WORD = {
  member: "en medlem",
  boardSeat: "en plats i styrelsen",
  groupSeat: "en plats i beredningsgruppen",
  officePost: "en tjänst på kansliet",
  boughtService: "en köpt tjänst",
  charter: "en förbundsordning",
  ladderStep: "ett steg i rekommendationen",
  stateAllocation: "statens belopp",
} as const satisfies Record<RowKind, string>;
const isRow = (kind: FactKind): kind is RowKind => Object.hasOwn(ROW_WORD, kind);

/** Longer texts are not quoted: the sentence says that they changed. */
const LONGEST_QUOTE = 60;

interface Entry {
  readonly kind: FactKind;
  readonly id: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface Words {
  readonly members: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, string>;
}

/** What identifies rows, for "Omfattning för verksamhetsutvecklare". */
export function wordsOf(facts: ForbundFacts): Words {
  const members = new Map(facts.members.map(({ id, name }) => [id, name]));
  const seats = [...facts.boardSeats, ...facts.groupSeats];
  const rows = new Map<string, string>([
    ...members,
    ...seats.map(({ id, memberId }) => [id, members.get(memberId) ?? "en medlem"] as const),
    ...facts.posts.map(({ id, title }) => [id, title] as const),
    ...facts.services.map(({ id, area }) => [id, area] as const),
    ...facts.charters.map(({ id, title }) => [id, title] as const),
    ...facts.states.map(({ id, year }) => [id, `statens belopp ${year}`] as const),
    ...facts.ladder.map(({ id }) => [id, "ett steg i rekommendationen"] as const),
  ]);
  return { members, rows };
}

export function changeItem(change: LoggedChange, words: Words): ChangeItem {
  return {
    id: change.id,
    who: change.author ? displayName(change.author, change.author.roles ?? []) : "Systemet",
    when: formatMoment(change.at),
    sentences: sentencesOf(change, words),
  };
}

function sentencesOf(change: LoggedChange, words: Words): string[] {
  const before = entryOf(change.before);
  const after = entryOf(change.after);
  switch (change.command) {
    case "createForbund":
      return ["Förbundet lades upp."];
    case "changeFact":
      return before && after ? changed(before, after, change.texts, words) : [];
    case "addFact":
      return after ? [`Lade till ${rowPhrase(after, change.texts, words)}.`] : [];
    case "removeFact":
      return before ? [`Tog bort ${rowPhrase(before, change.texts, words)}.`] : [];
    case "setApprovals":
      return [
        `Ändrade vilka medlemmar som har godkänt ${words.rows.get(idOf(change.after)) ?? "förbundsordningen"}.`,
      ];
    case "setShareKey":
      return [`Ändrade hur medlemmarna delar på bidragen ${yearOf(change.after)}.`];
    case "setLogo":
      return ["Bytte logotyp."];
    case "removeLogo":
      return ["Tog bort logotypen."];
    case "attachCharterFile":
      return [`Bifogade en fil till ${words.rows.get(idOf(change.after)) ?? "förbundsordningen"}.`];
    default:
      return ["Ändrade en uppgift om förbundet."];
  }
}

function changed(before: Entry, after: Entry, texts: LoggedChange["texts"], words: Words): string[] {
  const row = after.id === null ? null : (words.rows.get(after.id) ?? null);
  return fieldsOf(after.kind).flatMap((field) => {
    if (!Object.hasOwn(after.fields, field.key)) return [];
    const what = row ? `${field.label} för ${row}` : field.label;
    const [was, is] = [before.fields[field.key] ?? null, after.fields[field.key] ?? null];
    const [from, to] = [was, is].map((value) => quoted(field, value, texts, words));
    if (from === null || to === null) return [`Ändrade ${lowerFirst(what)}.`];
    if (was === null) return [`Angav ${lowerFirst(what)}: ${to}.`];
    if (is === null) return [`Tog bort ${lowerFirst(what)}, som var ${from}.`];
    return [`Ändrade ${lowerFirst(what)} från ${from} till ${to}.`];
  });
}

function rowPhrase(entry: Entry, texts: LoggedChange["texts"], words: Words): string {
  const word = isRow(entry.kind) ? ROW_WORD[entry.kind] : "en uppgift";
  const first = (entry.kind === "member" ? NEW_MEMBER_FIELDS : fieldsOf(entry.kind))[0];
  const known = entry.id === null ? null : (words.rows.get(entry.id) ?? null);
  const told = first ? quoted(first, entry.fields[first.key], texts, words) : null;
  const name = entry.kind === "ladderStep" ? told && `från ${told}` : (known ?? told);
  if (entry.kind === "stateAllocation") return `statens belopp ${told ?? ""}`.trim();
  return name ? `${word}: ${name}` : word;
}

/** null: too long to quote, or erased. */
function quoted(field: Field, value: unknown, texts: LoggedChange["texts"], words: Words): string | null {
  if (typeof value === "object" && value !== null && "text" in value) {
    const text = texts[String(value.text)];
    return text && text.length <= LONGEST_QUOTE && !text.includes("\n") ? `”${text}”` : null;
  }
  return isFactValue(value) ? shownValue(field, value, words.members) : null;
}

const isFactValue = (value: unknown): value is FactValue =>
  value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function entryOf(value: unknown): Entry | null {
  if (typeof value !== "object" || value === null || !("kind" in value) || !("fields" in value)) return null;
  const kind = FACT_KINDS.find((each) => each === value.kind);
  const { fields } = value;
  if (!kind || typeof fields !== "object" || fields === null) return null;
  const id = "id" in value && typeof value.id === "string" ? value.id : null;
  return { kind, id, fields: { ...fields } };
}

const idOf = (value: unknown): string =>
  typeof value === "object" && value !== null && "id" in value ? String(value.id) : "";
const yearOf = (value: unknown): string =>
  typeof value === "object" && value !== null && "year" in value ? String(value.year) : "";
