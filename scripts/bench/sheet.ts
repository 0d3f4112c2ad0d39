/**
 * One budget written twice: as the product holds it, with every control figure printed and right, and as the
 * same sheet of formulas for HyperFormula.
 */
import { computeBudget } from "../../lib/core/budget/compute.ts";
import { DEFAULT_LADDER } from "../../lib/core/budget/ladder.ts";
import type {
  Budget,
  BudgetLine,
  BudgetSection,
  Cell,
  ColumnKey,
  ControlFigure,
  PrintedFigure,
} from "../../lib/core/budget/model.ts";
import { columnKey } from "../../lib/core/budget/years.ts";
import { type Ore, ore } from "../../lib/core/money.ts";

const FIRST_YEAR = 2026;
const YEARS = [FIRST_YEAR, FIRST_YEAR + 1, FIRST_YEAR + 2] as const;
const COLUMNS = ["A", "B", "C"] as const;
const OPENING = ore(600_000_000);
const LINES_PER_SECTION = 10;
/** The line a person edits: its rule carries the change through all three years. */
export const EDITED_LINE = 1;

type Way = "typed" | "percent" | "same" | "expression";

/** Every other line grows by a rule, as in a plan that is kept up by hand where decisions exist. */
function wayOf(line: number): Way {
  if (line % LINES_PER_SECTION === 8) return "expression";
  if (line % LINES_PER_SECTION === 6) return "same";
  return line % 2 === 1 ? "percent" : "typed";
}

const kronor = (line: number, year: number) => 20_000 + ((line * 7_919 + year * 613) % 90) * 1_000;
const expression = (line: number) => `${1_000 + line}*12`;
const label = (line: number) => `Rad ${line + 1}`;

function cellsOf(line: number, edited: number | null): BudgetLine["cells"] {
  const first = edited !== null && line === EDITED_LINE ? edited : amountOf(line, 0);
  const key = (year: number) => columnKey(year, "budget");
  const typed = (kr: number): Cell => ({ type: "amount", amount: ore(kr * 100) });
  const base = { [key(FIRST_YEAR)]: typed(first) };
  switch (wayOf(line)) {
    case "typed":
      return Object.fromEntries(YEARS.map((year, at) => [key(year), at === 0 ? typed(first) : typed(amountOf(line, at))]));
    case "percent":
      return { ...base, [key(FIRST_YEAR + 1)]: { type: "rule", rule: { type: "percent", value: 3, round: 100 } } };
    case "same":
      return { ...base, [key(FIRST_YEAR + 1)]: { type: "rule", rule: { type: "same", round: 1 } } };
    case "expression":
      return { [key(FIRST_YEAR)]: { type: "rule", rule: { type: "expression", text: expression(line), round: 1 } } };
  }
}

/** Contributions that cover the costs with a little over, so that the sheet has nothing to look at. */
const isIncome = (line: number) => line < LINES_PER_SECTION;
const INCOME_FACTOR = 8;
function amountOf(line: number, year: number): number {
  return kronor(line, year) * (isIncome(line) ? INCOME_FACTOR : 1);
}

function lineOf(line: number, edited: number | null): BudgetLine {
  return {
    id: `line-${line}`,
    lineageId: `line-${line}`,
    label: label(line),
    costType: null,
    level: null,
    decision: "decided",
    incomeKind: isIncome(line) ? "contribution" : null,
    party: null,
    endYear: null,
    account: null,
    costCentre: null,
    project: null,
    note: null,
    cells: cellsOf(line, edited),
  };
}
