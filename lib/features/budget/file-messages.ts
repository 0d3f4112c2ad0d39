/** What is wrong with a budget document, said in Swedish: where, what, and how to mend it. */
import type { z } from "zod";

export interface FileProblem {
  /** `sections.3.lines.1.values.2024`. */
  readonly path: string;
  readonly message: string;
}

type Path = readonly PropertyKey[];

/** Swedish for the fields that people meet in a document; other fields keep their own name. */
const FIELD: Readonly<Record<string, string>> = {
  forbund: "förbundets namn (forbund)",
  unit: "enheten (unit)",
  years: "åren (years)",
  year: "året (year)",
  kind: "slaget (kind)",
  sections: "avsnitten (sections)",
  lines: "raderna (lines)",
  label: "namnet (label)",
  values: "beloppen (values)",
  printedSubtotal: "den tryckta delsumman (printedSubtotal)",
  opening: "ingående eget kapital (opening)",
  threshold: "rekommendationens steg (threshold)",
};

/** One problem found by the schema as a sentence that starts with its place. */
export function sentenceFor(issue: z.core.$ZodIssue, document: unknown): FileProblem {
  const place = placeOf(document, issue.path);
  return { path: issue.path.map(String).join("."), message: `${place}: ${explain(issue)}` };
}

/** "Administration, Lokaler, 2024" for a path into a document. */
export function placeOf(document: unknown, path: Path): string {
  const names: string[] = [];
  let node = document;
  for (const key of path) {
    node = childOf(node, key);
    const label = childOf(node, "label");
    if (typeof label === "string" && label.trim() !== "") names.push(label.slice(0, 60));
    else if (typeof key === "number") names.push(`nr ${key + 1}`);
    else if (!["sections", "lines", "values", "label"].includes(String(key)) || path.length === 1) {
      names.push(FIELD[String(key)] ?? String(key));
    }
  }
  return names.length === 0 ? "Budgeten" : names.join(", ");
}

function childOf(node: unknown, key: PropertyKey): unknown {
  if (typeof node !== "object" || node === null) return undefined;
  return Object.entries(node).find(([name]) => name === String(key))?.[1];
}

function explain(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return `${issue.keys.map((key) => `"${key.slice(0, 60)}"`).join(", ")} känns inte igen. Rätta stavningen eller ta bort det.`;
    case "invalid_type":
      return issue.input === undefined
        ? `saknas. Ange ${wanted(issue.expected)}.`
        : `ange ${wanted(issue.expected)}.`;
    case "invalid_value":
      return `ange något av ${issue.values.map(String).join(", ")}.`;
    case "too_big":
      return `får vara högst ${issue.maximum}${sizeUnit(issue.origin)}. Korta eller dela upp.`;
    case "too_small":
      return `ska vara minst ${issue.minimum}${sizeUnit(issue.origin)}.`;
    case "invalid_format":
      return issue.format === "date"
        ? "ange ett datum, till exempel 2027-01-01."
        : "kontrollera skrivsättet.";
    case "invalid_key":
      return "ange året med fyra siffror, till exempel 2027.";
    case "invalid_union":
      return issue.path.includes("rules")
        ? "regeln känns inte igen. Ange type som same, percent, amount, shareOf, expression eller none."
        : "ange ett tal, en text eller null.";
    case "custom":
      return issue.message;
    default:
      return "kontrollera värdet.";
  }
}

function wanted(expected: string): string {
  switch (expected) {
    case "number":
      return "ett tal, till exempel 140000, utan bokstäver och mellanslag";
    case "int":
      return "ett heltal, till exempel 2027";
    case "string":
      return "en text";
    case "boolean":
      return "true eller false";
    case "array":
      return "en lista";
    case "object":
    case "record":
      return "ett objekt med fält";
    default:
      return expected;
  }
}

function sizeUnit(origin: string): string {
  return origin === "string" ? " tecken" : origin === "array" ? " rader" : "";
}
