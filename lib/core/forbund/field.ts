/**
 * The förbund's facts as fields: what may stand in each, how it is read from a form and how it is shown. One list
 * of fields serves the form, the check on the server, the change log and the sentences made from the log.
 */
import { type Ore, ore } from "../money.ts";
import { err, ok, type Result } from "../result.ts";
import { formatDate, plainDate } from "../swedish-date.ts";
import { formatKr, parseAmount } from "../swedish-number.ts";
import { hasTag } from "../text.ts";
import { contrastWithWhite, LEAST_CONTRAST } from "./colour.ts";
import { formatPartialDate, parsePartialDate } from "./partial-date.ts";

/** As stored and logged. Dates are `2026-11-30` (or a part of one), money öre. */
export type FactValue = string | number | boolean | null;
/** As a form holds it: a box is ticked or not, everything else is text. */
export type FormValue = string | boolean;
export type FormValues = Readonly<Record<string, FormValue>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

type FieldKind =
  /** `free` text may hold names and is kept out of the log itself. */
  | { readonly type: "text"; readonly max: number; readonly lines?: number; readonly form?: TextForm }
  | { readonly type: "date" }
  | { readonly type: "partialDate" }
  | {
      readonly type: "number";
      readonly min: number;
      readonly max: number;
      readonly decimals: number;
      readonly unit?: string;
    }
  | { readonly type: "money" }
  | { readonly type: "choice"; readonly options: readonly Choice[] }
  /** A row of the förbund, by id; the choices are known where the form is shown. */
  | { readonly type: "member" }
  | { readonly type: "flag" };
export type TextForm = "email" | "website" | "colour";

export type Field = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
} & FieldKind;

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const WEBSITE = /^(https?:\/\/)?[\p{L}\d.-]+\.\p{L}{2,}(\/\S*)?$/iu;
const COLOUR = /^#[0-9a-f]{6}$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A form's value as it is stored, or the Swedish sentence that says what to write instead. */
export function parseField(field: Field, given: FormValue | undefined): Result<FactValue, string> {
  if (field.type === "flag") return ok(given === true);
  const text = (typeof given === "string" ? given : "").normalize("NFC").replace(/\r\n?/g, "\n").trim();
  if (text === "") return field.required ? err(`${askFor(field)} ${lowerFirst(field.label)}`) : ok(null);
  switch (field.type) {
    case "text":
      return parseText(field, text);
    case "date":
      return plainDate(text) === null
        ? err(`${field.label} måste vara ett datum, till exempel 2026-11-30`)
        : ok(text);
    case "partialDate":
      return parsePartialDate(text) === null
        ? err(
            `${field.label} måste vara ett år, en månad eller ett datum, till exempel 2012 eller 2009-09-01`,
          )
        : ok(text);
    case "number":
      return parseNumber(field, text);
    case "money": {
      const amount = parseAmount(text);
      if (!amount.ok || amount.value === null)
        return err(`${field.label} måste vara ett belopp i kronor, till exempel 140 000`);
      return amount.value < 0 ? err(`${field.label} måste vara 0 kr eller mer`) : ok(amount.value);
    }
    case "choice":
      return field.options.some(({ value }) => value === text)
        ? ok(text)
        : err(`Välj ${lowerFirst(field.label)} i listan`);
    case "member":
      return ID.test(text) ? ok(text) : err(`Välj ${lowerFirst(field.label)} i listan`);
  }
}

/** One writes an amount but chooses a member. */
const askFor = ({ type }: Field) => (type === "choice" || type === "member" ? "Välj" : "Ange");

function parseText(field: Extract<Field, { type: "text" }>, text: string): Result<string, string> {
  const { label, max, form, lines } = field;
  if (text.length > max) return err(`${label} får ha högst ${max} tecken. Nu är det ${text.length}`);
  if (!text.isWellFormed() || CONTROL.test(text) || (lines === undefined && /\n/.test(text)))
    return err(`${label} innehåller tecken som inte går att visa. Skriv texten på nytt`);
  if (hasTag(text)) return err(`${label} får inte innehålla kod som <b>. Skriv texten utan taggar`);
  switch (form) {
    case "email":
      return EMAIL.test(text) ? ok(text) : err(`Skriv ${lowerFirst(label)} i formen namn@exempel.se`);
    case "website":
      return WEBSITE.test(text) ? ok(text) : err(`Skriv ${lowerFirst(label)} i formen www.exempel.se`);
    case "colour":
      return parseColour(label, text.toLowerCase());
    case undefined:
      return ok(text);
  }
}

function parseColour(label: string, text: string): Result<string, string> {
  if (!COLOUR.test(text)) return err(`${label} skrivs som # och sex tecken, till exempel #0b5351`);
  return contrastWithWhite(text) >= LEAST_CONTRAST
    ? ok(text)
    : err(`${label} är för ljus för att synas mot vitt. Välj en mörkare nyans`);
}

function parseNumber(field: Extract<Field, { type: "number" }>, text: string): Result<number, string> {
  const { label, min, max, decimals, unit } = field;
  const number = Number(text.replace(/[\s\u00a0\u202f]|%$/g, "").replace(",", "."));
  const plain = /^\d[\d\s\u00a0\u202f]*([.,]\d+)?\s*%?$/.test(text);
  const scaled = Math.round(number * 10 ** decimals) / 10 ** decimals;
  if (!plain || !(number >= min && number <= max) || scaled !== number) {
    const whole = decimals === 0 ? "ett helt tal" : `ett tal med högst ${decimals} decimaler`;
    return err(
      `${label} måste vara ${whole} mellan ${comma(min)} och ${comma(max)}${unit ? ` ${unit}` : ""}`,
    );
  }
  return ok(number);
}

const comma = (value: number) => String(value).replace(".", ",");

/** A stored value as a form shows it for editing; parsing it gives the value back. */
export function formValue(field: Field, value: FactValue): FormValue {
  if (field.type === "flag") return value === true;
  if (value === null) return "";
  if (typeof value !== "number") return String(value);
  return field.type === "money" ? formatKr(ore(value)) : comma(value);
}

/** A stored value in words, for reading and for the log's sentences. `names` gives members by id. */
export function shownValue(field: Field, value: FactValue, names: ReadonlyMap<string, string>): string {
  if (field.type === "flag") return value === true ? "ja" : "nej";
  if (value === null || value === "") return "inget";
  switch (field.type) {
    case "date": {
      const date = plainDate(String(value));
      return date ? formatDate(date) : String(value);
    }
    case "partialDate":
      return formatPartialDate(String(value));
    case "choice":
      return field.options.find((option) => option.value === value)?.label ?? String(value);
    case "member":
      return names.get(String(value)) ?? "en medlem";
    case "money":
      return `${formatKr(asOre(value))}\u00a0kr`;
    case "number":
      return `${String(value).replace(".", ",")}${field.unit ? `\u00a0${field.unit}` : ""}`;
    case "text":
      return String(value);
  }
}

const asOre = (value: FactValue): Ore => ore(typeof value === "number" ? value : 0);

export type FieldErrors = Readonly<Record<string, string>>;

/** All fields of a form, or what to mend in each. */
export function parseFields(
  fields: readonly Field[],
  given: FormValues,
): Result<Record<string, FactValue>, FieldErrors> {
  const values: Record<string, FactValue> = {};
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const parsed = parseField(field, given[field.key]);
    if (parsed.ok) values[field.key] = parsed.value;
    else errors[field.key] = parsed.error;
  }
  return Object.keys(errors).length > 0 ? err(errors) : ok(values);
}

/** Stored values as the form starts with them. */
export function formValues(
  fields: readonly Field[],
  values: Readonly<Record<string, FactValue | undefined>>,
): Record<string, FormValue> {
  return Object.fromEntries(fields.map((field) => [field.key, formValue(field, values[field.key] ?? null)]));
}

/** "Juridiskt namn" inside a sentence; abbreviations stay. */
export function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
