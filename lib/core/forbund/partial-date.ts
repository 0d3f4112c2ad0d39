import { formatDate, plainDate } from "../swedish-date.ts";

/** How much of a date is known: Landskrona Svalöv prints a day, Lund "juni 2009", Burlöv only 2012. */
export type DatePrecision = "day" | "month" | "year";
export interface PartialDate {
  /** First day of what is known, `2009-06-01`. */
  readonly first: string;
  readonly precision: DatePrecision;
}

const MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split(
  " ",
);

/** "2012", "2009-06" or "2009-09-01"; null for anything else, years before 1900 too. */
export function parsePartialDate(text: string): PartialDate | null {
  const [, year, month, day] = /^((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const first = `${year}-${month ?? "01"}-${day ?? "01"}`;
  if (plainDate(first) === null) return null;
  return { first, precision: day !== undefined ? "day" : month !== undefined ? "month" : "year" };
}

/** Stored first day and precision as the text that is parsed. */
export function partialDateText({ first, precision }: PartialDate): string {
  return first.slice(0, { day: 10, month: 7, year: 4 }[precision]);
}

/** "1 september 2009", "juni 2009" or "2012". */
export function formatPartialDate(text: string): string {
  const parsed = parsePartialDate(text);
  if (parsed === null || parsed.precision === "year") return text;
  if (parsed.precision === "month") return `${MONTHS[Number(text.slice(5)) - 1] ?? ""} ${text.slice(0, 4)}`;
  const date = plainDate(parsed.first);
  return date ? formatDate(date) : text;
}
