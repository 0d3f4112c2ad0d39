import type { LogValue, Texts } from "../../platform/audit.ts";

/** Words that people type. The log holds a pointer and a hash; the words lie where erasure can empty them. */
const TEXT_FIELDS: ReadonlySet<string> = new Set([
  "label",
  "note",
  "account",
  "costCentre",
  "project",
  "key",
]);

/** A change, or the changes that undo it, as data for the log. */
export function loggable(value: unknown, texts: Texts): LogValue {
  const data = plain(value, texts);
  if (data === null) throw new TypeError("A change is never null");
  return data;
}

function plain(value: unknown, texts: Texts): LogValue | null {
  if (Array.isArray(value)) return value.map((item) => plain(item, texts));
  if (typeof value === "object" && value !== null) {
    const copy: Record<string, LogValue | null> = {};
    for (const [key, held] of Object.entries(value)) {
      if (held === undefined) continue;
      const text = TEXT_FIELDS.has(key) && typeof held === "string" ? texts.ref(held) : null;
      copy[key] = text ? { ...text } : plain(held, texts);
    }
    return copy;
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
