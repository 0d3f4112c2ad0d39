/** Swedish dates and times. What is formatted is always an argument: the core never asks the clock. */

declare const plainDateBrand: unique symbol;
/** A date without time or zone, `2026-11-30`. Deadlines in the law are dates (lag 2003:1210 23 §), not instants. */
export type PlainDate = string & { readonly [plainDateBrand]: "plainDate" };

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

const MONTHS = [
  ["januari", "jan"],
  ["februari", "feb"],
  ["mars", "mars"],
  ["april", "apr"],
  ["maj", "maj"],
  ["juni", "juni"],
  ["juli", "juli"],
  ["augusti", "aug"],
  ["september", "sep"],
  ["oktober", "okt"],
  ["november", "nov"],
  ["december", "dec"],
] as const;

const stockholm = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Stockholm",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Brands a date that exists, `2026-11-30`; null for anything else, such as 30 February. */
export function plainDate(text: string): PlainDate | null {
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.toISOString().startsWith(text) ? (text as PlainDate) : null;
}

/** The date in Stockholm at an instant. */
export function dateInStockholm(instant: Date): PlainDate {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}` as PlainDate;
}

/** "30 november 2026". */
export function formatDate(date: PlainDate): string {
  const { year, month, day } = split(date);
  return `${day} ${MONTHS[month - 1]?.[0] ?? ""} ${year}`;
}

/** "24 nov", where the year goes without saying. */
export function formatDayMonth(date: PlainDate): string {
  const { month, day } = split(date);
  return `${day} ${MONTHS[month - 1]?.[1] ?? ""}`;
}

/** "14:32" in Stockholm. */
export function formatTime(instant: Date): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}

/** "24 nov 14:32" in Stockholm. */
export function formatMoment(instant: Date): string {
  return `${formatDayMonth(dateInStockholm(instant))} ${formatTime(instant)}`;
}

function split(date: PlainDate): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { year, month, day };
}

function partsOf(instant: Date): Record<"year" | "month" | "day" | "hour" | "minute", string> {
  const parts = { year: "", month: "", day: "", hour: "", minute: "" };
  for (const { type, value } of stockholm.formatToParts(instant)) {
    if (type === "year" || type === "month" || type === "day" || type === "hour" || type === "minute")
      parts[type] = value;
  }
  return parts;
}
