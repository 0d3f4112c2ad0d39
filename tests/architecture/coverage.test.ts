import { describe, expect, it } from "vitest";
import { coverageProblems, readCoverage } from "../../scripts/lib/coverage.ts";
import { root } from "./source.ts";

const real = readCoverage(root);

it("docs/coverage.md answers each of the 459 ids with something that is there", () => {
  expect(real.ids.split("\n").filter(Boolean)).toHaveLength(459);
  expect(coverageProblems(real)).toEqual([]);
});

describe("the check", () => {
  const page = (...rows: string[]) =>
    `## Open issues\n\n| title |\n|---|\n| The grid |\n\n## Lund\n\n| id | what | answer |\n|---|---|---|\n${rows.join("\n")}\n`;
  const problems = (...rows: string[]) =>
    coverageProblems({ page: page(...rows), ids: "LU-001\n", exists: real.exists });

  it.each([
    ["a test", "| LU-001 | x | `tests/integration/seed.test.ts` |"],
    ["a page and a test", "| LU-001 | x | `/{förbund}/om` · `lib/core/money.test.ts` |"],
    ["the start page", "| LU-001 | x | `/` |"],
    ["an open issue", "| LU-001 | x | The grid |"],
    ["later", "| LU-001 | x | later |"],
  ])("takes %s", (_, row) => expect(problems(row)).toEqual([]));

  it.each([
    ["a missing id", "", "LU-001 has no answer"],
    ["no answer", "| LU-001 | x |  |", 'LU-001 answers "": no test, page, open issue or "later"'],
    [
      "an issue that is not open",
      "| LU-001 | x | The moon |",
      'LU-001 answers "The moon": no test, page, open issue or "later"',
    ],
    [
      "a test that is not there",
      "| LU-001 | x | `tests/none.test.ts` |",
      "LU-001 names tests/none.test.ts, which is not there",
    ],
    [
      "a file that is no test",
      "| LU-001 | x | `package.json` |",
      "LU-001 names package.json, which is not there",
    ],
    [
      "a page that is not there",
      "| LU-001 | x | `/{förbund}/intet` |",
      "LU-001 names /{förbund}/intet, which is not there",
    ],
  ])("tells %s", (_, row, problem) => expect(problems(row)).toEqual([problem]));

  it("tells an id that is unknown and one that stands twice", () => {
    const row = "| LU-001 | x | later |";
    expect(problems(row, row, "| LU-999 | x | later |")).toEqual([
      "LU-001 stands twice",
      "LU-999 is no requirement",
    ]);
  });
});
