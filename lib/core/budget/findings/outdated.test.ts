import { describe, expect, it } from "vitest";
import { BUDGET_FILES, editLine, loadBudget, readBudgetFile } from "../../../../tests/read-budget.ts";
import { ore } from "../../money.ts";
import { computeBudget } from "../compute.ts";
import type { Budget, ControlFigure } from "../model.ts";
import { findFindings, isContradiction } from "./find.ts";
import { isOutdated, outdatedFigures } from "./outdated.ts";

const bksv = readBudgetFile("burlov-kavlinge-staffanstorp-vellinge-2024-2026");
const skane = readBudgetFile("skane-nordost-2023-2025");

/** Year and code of the contradictions that follow from nothing else. */
const roots = (budget: Budget) =>
  findFindings(budget, computeBudget(budget))
    .filter(({ code, causedBy }) => causedBy === null && isContradiction(code))
    .map(({ code, year }) => `${year} ${code}`);

describe("figures changed since the document", () => {
  const outdated = (budget: Budget) =>
    outdatedFigures(budget, computeBudget(budget)).map(({ figure, year }) => `${year} ${figure}`);

  it("nothing is outdated as imported", () => {
    for (const name of BUDGET_FILES) expect(outdated(loadBudget(name).budget)).toEqual([]);
  });

  it("a changed cost takes out its sums, the result and equity from that year on", () => {
    expect(outdated(editLine(skane, "Kontorsmaterial", 2024, 99_000)).toSorted()).toEqual([
      "2024 closingEquity",
      "2024 result",
      "2024 subtotal",
      "2024 totalCost",
      "2025 closingEquity",
      "2025 openingEquity",
    ]);
  });

  it("a changed budget gives no contradictions, and the old value brings them back", () => {
    expect(roots(editLine(bksv, "Sociala avgifter", 2024, 386_042))).toEqual(["2025 subtotal-mismatch"]);
    expect(roots(editLine(bksv, "Sociala avgifter", 2024, 386_000))).toEqual([
      "2024 subtotal-mismatch",
      "2025 subtotal-mismatch",
    ]);
  });

  it("a deleted, moved or added line counts as a change of what covers it", () => {
    const { budget } = loadBudget(skane);
    const [income, personal, board, ...others] = budget.sections;
    if (!income || !personal || !board) throw new Error("The fixture has three sections at least");
    const [line, ...rest] = personal.lines;
    if (!line) throw new Error("The fixture has lines");
    const without = { ...personal, lines: rest };
    const deleted = outdated({ ...budget, sections: [income, without, board, ...others] });
    const moved = outdated({
      ...budget,
      sections: [income, without, { ...board, lines: [...board.lines, line] }, ...others],
    });
    expect(deleted.filter((figure) => figure === "2023 subtotal")).toHaveLength(1);
    expect(moved.filter((figure) => figure === "2023 subtotal")).toHaveLength(2);
    expect(deleted).toContain("2025 closingEquity");
  });

  it("another opening takes out equity but not sums", () => {
    const { budget } = loadBudget(skane);
    const changed: Budget = {
      ...budget,
      opening: { year: 2023, amount: ore(1_000_000_00), source: "bokslut" },
    };
    expect(new Set(outdated(changed).map((figure) => figure.slice(5)))).toEqual(
      new Set(["openingEquity", "closingEquity", "availableFunds"]),
    );
  });

  it("the mark that came with a file stays", () => {
    const { budget } = loadBudget(bksv);
    const control = budget.control.map((figure): ControlFigure => ({ ...figure, outdated: true }));
    const marked = { ...budget, control };
    const computed = computeBudget(marked);
    expect(control.every((figure) => isOutdated(marked, computed, figure))).toBe(true);
    expect(roots(marked)).toEqual([]);
  });
});
