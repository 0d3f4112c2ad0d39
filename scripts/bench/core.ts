/** core.*: the product's own arithmetic against a spreadsheet engine that holds the same sheet. */
import { HyperFormula } from "hyperformula";
import { computeBudget } from "../../lib/core/budget/compute.ts";
import { findFindings } from "../../lib/core/budget/findings/find.ts";
import type { Budget, ComputedBudget } from "../../lib/core/budget/model.ts";
import { writeFormulas } from "./formulas.ts";
import type { Measured } from "./results.ts";
import { compare } from "./rounds.ts";
import { EDITED, editedKronor, editSheet, makeSheet, printedBudget, type Sheet } from "./sheet.ts";

const LINES = 70;
const LICENCE = { licenseKey: "gpl-v3" } as const;
const FIRST_SHEET = 0;

function compute(budget: Budget): ComputedBudget {
  const computed = computeBudget(budget);
  if (findFindings(budget, computed).length > 0) throw new Error("The sheet was to be clean");
  return computed;
}

const engineOf = (sheet: Sheet) => HyperFormula.buildFromArray(writeFormulas(sheet).rows, LICENCE);

/** Both must say the same, or the race means nothing. */
function checkAgreement(sheet: Sheet): void {
  const engine = engineOf(sheet);
  const { closingRow } = writeFormulas(sheet);
  compute(printedBudget(sheet)).columns.forEach(({ closingEquity }, col) => {
    const theirs = engine.getCellValue({ sheet: FIRST_SHEET, row: closingRow, col });
    if (typeof theirs !== "number" || closingEquity !== Math.round(theirs * 100))
      throw new Error(
        `Closing equity of column ${col}: ${closingEquity} öre here, ${String(theirs)} kr there`,
      );
  });
  engine.destroy();
}

export function measureCore(): Measured[] {
  const sheet = makeSheet(LINES);
  const edited = editSheet(sheet);
  checkAgreement(sheet);
  checkAgreement(edited);
  return [measureEdit(sheet, edited), measureBuild(sheet), measureGrowth(sheet)];
}

const micro = (milliseconds: number) => `${(milliseconds * 1000).toFixed(1)} µs`;

/** One cell changes back and forth; here everything is computed again, the engine follows its dependencies. */
function measureEdit(sheet: Sheet, edited: Sheet): Measured {
  const budgets = [printedBudget(edited), printedBudget(sheet)] as const;
  let changed: Budget = budgets[0];
  const engine = engineOf(sheet);
  const cell = { sheet: FIRST_SHEET, row: writeFormulas(sheet).editedRow, col: 0 };
  const line = sheet.sections[EDITED.section]?.lines[EDITED.line];
  if (!line) throw new Error("The edited line is missing");
  const amounts = [editedKronor(line), line.kronor[0]] as const;
  const turn = { ours: 0, theirs: 0 };
  const { ours, theirs, ratio } = compare(
    {
      times: 400,
      before: () => {
        changed = withNewLine(budgets[turn.ours++ % 2 === 0 ? 0 : 1]);
      },
      run: () => void compute(changed),
    },
    {
      times: 400,
      run: () => void engine.setCellContents(cell, amounts[turn.theirs++ % 2 === 0 ? 0 : 1]),
    },
  );
  engine.destroy();
  return { name: "core.edit", value: ratio, detail: `${micro(ours)}, HyperFormula ${micro(theirs)}` };
}

/** A change makes a new line, section and budget, so nothing that is remembered about them helps. */
function withNewLine(budget: Budget): Budget {
  const sections = budget.sections.map((section, index) =>
    index === EDITED.section
      ? { ...section, lines: section.lines.map((line, at) => (at === EDITED.line ? { ...line } : line)) }
      : section,
  );
  return { ...budget, sections };
}

/** The first compute of a budget just read: nothing about it is remembered. */
function measureBuild(sheet: Sheet): Measured {
  const { rows } = writeFormulas(sheet);
  const text = JSON.stringify(printedBudget(sheet));
  const waiting: Budget[] = [];
  const fresh = () => waiting.pop() ?? JSON.parse(text);
  const { ours, theirs, ratio } = compare(
    { times: 200, before: () => waiting.push(fresh()), run: () => void compute(fresh()) },
    { times: 12, run: () => HyperFormula.buildFromArray(rows, LICENCE).destroy() },
  );
  return { name: "core.build", value: ratio, detail: `${micro(ours)}, HyperFormula ${micro(theirs)}` };
}

function measureGrowth(sheet: Sheet): Measured {
  const small = printedBudget(sheet);
  const large = printedBudget(makeSheet(LINES * 10));
  const { ours, theirs, ratio } = compare(
    { times: 60, run: () => void compute({ ...large }) },
    { times: 600, run: () => void compute({ ...small }) },
  );
  return { name: "core.growth", value: ratio, detail: `${micro(ours)}, ${LINES} lines ${micro(theirs)}` };
}
