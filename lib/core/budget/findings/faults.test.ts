import { describe, expect, it } from "vitest";
import {
  importDocument,
  type PrintFault,
  pick,
  printDocument,
  type RandomDocument,
  type RandomLine,
  type RandomSection,
  randomDocument,
  randomFrom,
} from "../../../../tests/random-budget.ts";
import { ore } from "../../money.ts";
import { computeBudget } from "../compute.ts";
import type { PrintedFigure } from "../model.ts";
import { findFindings } from "./find.ts";
import type { Cause, Finding, FindingCode } from "./types.ts";

const ROUNDS = 200;

interface Named {
  readonly code: FindingCode;
  readonly year: number;
  readonly section: string | null;
}

function check(document: RandomDocument, control = printDocument(document)): Finding[] {
  const budget = importDocument(document, control);
  return findFindings(budget, computeBudget(budget));
}

const rootErrors = (findings: readonly Finding[]) =>
  findings.filter(({ severity, causedBy }) => severity === "error" && causedBy === null);

function names(finding: Finding, { code, year, section }: Named): boolean {
  return finding.code === code && finding.year === year && finding.place.section === section;
}

/** How often the one root found is the fault that was put in. */
function hitRate(trial: (random: () => number) => { findings: Finding[]; fault: Named }): number {
  let hits = 0;
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const { findings, fault } = trial(randomFrom(seed));
    if (rootErrors(findings).some((finding) => names(finding, fault))) hits += 1;
  }
  return hits / ROUNDS;
}

/** A difference that a tired person makes: some steps, digits or thousands, up or down. */
function slip(random: () => number, document: RandomDocument): number {
  const size = pick(random, [1, 2, 9, 42, 100, 115]) * document.step * pick(random, [1, 1, 10]);
  return random() < 0.5 ? -size : size;
}

const PRINT_FAULTS: readonly (readonly [PrintedFigure, FindingCode])[] = [
  ["subtotal", "subtotal-mismatch"],
  ["totalIncome", "total-mismatch"],
  ["totalCost", "total-mismatch"],
  ["result", "result-mismatch"],
  ["availableFunds", "available-funds-mismatch"],
  ["closingEquity", "closing-equity-mismatch"],
  ["openingEquity", "equity-chain-break"],
  ["thresholdAmount", "threshold-mismatch"],
  ["disposable", "disposable-mismatch"],
];

describe("clean budgets", () => {
  it("give no error", () => {
    for (let seed = 1; seed <= ROUNDS; seed += 1) {
      const findings = check(randomDocument(randomFrom(seed)));
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    }
  });
});

describe("a figure printed wrong", () => {
  const cases = PRINT_FAULTS.flatMap(([figure, code]) =>
    [true, false].map((carriedOn) => ({ figure, code, carriedOn })),
  );
  it.each(cases)("$figure, carried on: $carriedOn, is named as root", ({ figure, code, carriedOn }) => {
    const rate = hitRate((random) => {
      const document = randomDocument(random);
      const section = figure === "subtotal" ? pick(random, document.sections).id : null;
      // The first opening stands against nothing.
      const first = figure === "openingEquity" ? 1 : 0;
      const column = first + Math.floor(random() * (document.years.length - first));
      const fault: PrintFault = { figure, section, column, by: slip(random, document), carriedOn };
      const year = document.years[column]?.year ?? 0;
      return { findings: check(document, printDocument(document, fault)), fault: { code, year, section } };
    });
    expect(rate).toBeGreaterThanOrEqual(0.95);
  });

  it("leaves only knock-ons behind it when it is carried on", () => {
    for (let seed = 1; seed <= ROUNDS; seed += 1) {
      const random = randomFrom(seed);
      const document = randomDocument(random);
      const section = pick(random, document.sections).id;
      const fault: PrintFault = {
        figure: "subtotal",
        section,
        column: 0,
        by: slip(random, document),
        carriedOn: true,
      };
      const errors = check(document, printDocument(document, fault)).filter(
        ({ severity }) => severity === "error",
      );
      const roots = rootErrors(errors);
      expect(roots).toHaveLength(1);
      // Total, result, closing and disposable of the first year follow at least.
      expect(errors.length).toBeGreaterThanOrEqual(5);
      for (const finding of errors) {
        if (finding.causedBy === null) continue;
        expect(finding.causedBy).toEqual([
          {
            code: "subtotal-mismatch",
            year: document.years[0]?.year,
            place: { section, line: null, figure: null },
          },
        ]);
      }
    }
  });
});

interface LineFault {
  readonly kind: string;
  /** Puts the fault in, after the document was printed right; false when this cell cannot have it. */
  readonly put: (section: RandomSection, line: RandomLine, column: number) => boolean;
  readonly cause: Cause["type"] | null;
}

const LINE_FAULTS: readonly LineFault[] = [
  {
    kind: "digits swapped",
    cause: "digits-swapped",
    put: (_, line, column) => {
      const digits = [...String((line.values[column] ?? 0) / 100)];
      const at = digits.findIndex((digit, index) => index + 1 < digits.length && digit !== digits[index + 1]);
      if (at < 0 || digits[at + 1] === "0") return false;
      [digits[at], digits[at + 1]] = [digits[at + 1] ?? "", digits[at] ?? ""];
      line.values[column] = ore(Number(digits.join("")) * 100);
      return true;
    },
  },
  {
    kind: "wrong sign",
    cause: "wrong-sign",
    put: (_, line, column) => {
      line.values[column] = ore(-(line.values[column] ?? 0));
      return line.values[column] !== 0;
    },
  },
  {
    kind: "line dropped",
    cause: null,
    put: (section, line, column) => {
      section.lines = section.lines.filter((other) => other !== line);
      return (line.values[column] ?? 0) !== 0;
    },
  },
  {
    kind: "line doubled",
    cause: "line-doubled",
    put: (section, line, column) => {
      const at = section.lines.indexOf(line) + 1;
      section.lines = section.lines.toSpliced(at, 0, { ...line, id: `${line.id}-again` });
      return (line.values[column] ?? 0) !== 0;
    },
  },
];

/** A clean document whose figures are printed, and then one line goes wrong. */
function lineTrial(
  put: LineFault["put"],
  random: () => number,
): { findings: Finding[]; fault: Named; line: RandomLine } {
  for (;;) {
    const document = randomDocument(random);
    const control = printDocument(document);
    const section = pick(random, document.sections);
    const line = pick(random, section.lines);
    const column = Math.floor(random() * document.years.length);
    if (!put(section, line, column)) continue;
    const year = document.years[column]?.year ?? 0;
    const fault: Named = { code: "subtotal-mismatch", year, section: section.id };
    return { findings: check(document, control), fault, line };
  }
}

describe.each(LINE_FAULTS)("a line with $kind", ({ put }) => {
  it("is named as root at its section's sum", () => {
    expect(hitRate((random) => lineTrial(put, random))).toBeGreaterThanOrEqual(0.95);
  });
});

const EXPLAINED = LINE_FAULTS.flatMap(({ kind, put, cause }) =>
  cause === null ? [] : [{ kind, put, cause }],
);

describe.each(EXPLAINED)("a line with $kind", ({ put, cause }) => {
  it("is among the candidates that explain it", () => {
    let explained = 0;
    for (let seed = 1; seed <= ROUNDS; seed += 1) {
      const { findings, fault, line } = lineTrial(put, randomFrom(seed));
      const root = rootErrors(findings).find((finding) => names(finding, fault));
      const isIt = ({ type, place }: Cause) => type === cause && place.line?.startsWith(line.id) === true;
      if (root?.cause?.some(isIt)) explained += 1;
    }
    expect(explained / ROUNDS).toBeGreaterThanOrEqual(0.95);
  });
});

describe("without printed sums of the groups", () => {
  it("names the total a line with swapped digits ends up in", () => {
    const swapped = LINE_FAULTS[0];
    if (!swapped) throw new Error("No fault to put in");
    const rate = hitRate((random) => {
      for (;;) {
        const document = randomDocument(random);
        const control = printDocument(document).filter(({ figure }) => figure !== "subtotal");
        const section = pick(random, document.sections);
        const column = Math.floor(random() * document.years.length);
        if (!swapped.put(section, pick(random, section.lines), column)) continue;
        const year = document.years[column]?.year ?? 0;
        return { findings: check(document, control), fault: { code: "total-mismatch", year, section: null } };
      }
    });
    expect(rate).toBeGreaterThanOrEqual(0.95);
  });
});
