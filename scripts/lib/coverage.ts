import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What docs/coverage.md may answer for something that comes after the open issues. */
const LATER = "later";
const ID = /^(?:LS|SN|BK|LU|JL)-\d{3}$/;

export interface CoverageSource {
  /** docs/coverage.md */
  readonly page: string;
  /** Every id there is, one a line. */
  readonly ids: string;
  /** Whether a test's file or a page's address is there. */
  readonly exists: (place: string) => boolean;
}

/** What is wrong with the page, a sentence each; empty when every id has an answer that holds. */
export function coverageProblems({ page, ids, exists }: CoverageSource): string[] {
  const wanted = new Set(ids.split("\n").filter((line) => line !== ""));
  const issues = new Set(rowsUnder(page, "Open issues").map(([title = ""]) => title));
  const rows = page
    .split("\n")
    .map(cellsOf)
    .filter(([id = ""]) => ID.test(id));
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const [id = "", , answer = ""] of rows) {
    if (!wanted.has(id)) problems.push(`${id} is no requirement`);
    if (seen.has(id)) problems.push(`${id} stands twice`);
    seen.add(id);
    if (answer === LATER || issues.has(answer)) continue;
    problems.push(...answerProblems(id, answer, exists));
  }
  for (const id of wanted) if (!seen.has(id)) problems.push(`${id} has no answer`);
  return problems;
}

function answerProblems(id: string, answer: string, exists: CoverageSource["exists"]): string[] {
  const places = answer.split(" · ");
  if (places.some((place) => !/^`[^`]+`$/.test(place)))
    return [`${id} answers "${answer}": no test, page, open issue or "${LATER}"`];
  return places
    .map((place) => place.slice(1, -1))
    .filter((place) => !exists(place))
    .map((place) => `${id} names ${place}, which is not there`);
}

const cellsOf = (line: string): string[] =>
  line.startsWith("|")
    ? line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim())
    : [];

/** Body rows of the table under a heading. */
function rowsUnder(page: string, heading: string): string[][] {
  const part = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? "";
  return part
    .split("\n")
    .map(cellsOf)
    .filter((cells) => cells.length > 0)
    .slice(2);
}

/** A page is its address (`/{förbund}/om`), whatever its groups and parameters are called in app/; a test its file. */
function placeExists(root: string): (place: string) => boolean {
  const pages = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" });
  const addresses = new Set(pages.filter((file) => path.basename(file) === "page.tsx").map(addressOf));
  return (place) =>
    place.startsWith("/")
      ? addresses.has(place.replace(/\{[^}]*\}/g, "{}"))
      : /\.(test|spec)\.tsx?$/.test(place) && existsSync(path.join(root, place));
}

/** `(forbund)/[forbund]/om/page.tsx` is `/{}/om`. */
function addressOf(page: string): string {
  const parts = page
    .split(path.sep)
    .slice(0, -1)
    .filter((part) => !part.startsWith("("))
    .map((part) => (part.startsWith("[") ? "{}" : part));
  return `/${parts.join("/")}`;
}

export function readCoverage(root: string): CoverageSource {
  const read = (...parts: string[]) => readFileSync(path.join(root, ...parts), "utf8");
  return {
    page: read("docs", "coverage.md"),
    ids: read("tests", "fixtures", "requirement-ids.txt"),
    exists: placeExists(root),
  };
}
