import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryBudget, arbitraryChange } from "../../../tests/arbitrary-budget.ts";
import { ore } from "../money.ts";
import { invertChange } from "./change-invert.ts";
import type { Change, NewLine } from "./change-types.ts";
import { applyChange, applyChanges, applyInSteps } from "./changes.ts";
import { computeBudget } from "./compute.ts";
import { DEFAULT_LADDER } from "./ladder.ts";
import type { Budget, Rule } from "./model.ts";

const kr = (kronor: number) => ore(kronor * 100);
const percent: Rule = { type: "percent", value: 3, round: 100 };

function build(...changes: Change[]): Budget {
  const empty: Budget = {
    years: [
      { year: 2023, kind: "budget" },
      { year: 2024, kind: "plan" },
      { year: 2025, kind: "plan" },
    ],
    sections: [],
    control: [],
    imported: null,
    opening: null,
    ladder: DEFAULT_LADDER,
  };
  const built = applyChanges(empty, changes);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return built.value;
}

const addLine = (lineId: string, label: string, rest: Partial<NewLine> = {}): Change => ({
  op: "addLine",
  sectionId: "kansli",
  lineId,
  after: null,
  line: { label, ...rest },
});
const KANSLI: Change = {
  op: "addSection",
  sectionId: "kansli",
  after: null,
  section: { label: "Kansli", kind: "cost" },
};
const LOKALER = addLine("lokaler", "Lokaler", {
  cells: { "2023:budget": { type: "amount", amount: kr(140_000) } },
});
const RULE_2024: Change = { op: "setRule", lineId: "lokaler", year: 2024, rule: percent };

const amountsOf = (budget: Budget, lineId: string) =>
  computeBudget(budget)
    .amounts.get(lineId)
    ?.map((amount) => (amount === null ? null : amount / 100));
const refusalOf = (budget: Budget, change: Change) => {
  const applied = applyChange(budget, change);
  return applied.ok ? null : applied.error;
};
const applied = (budget: Budget, change: Change): Budget => {
  const result = applyChange(budget, change);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe("cells", () => {
  const budget = build(KANSLI, LOKALER, RULE_2024);

  it("lets a rule hold for its own and later years", () => {
    expect(amountsOf(budget, "lokaler")).toEqual([140_000, 144_200, 148_500]);
  });

  it("follows the rule from the previous rounded value: 4 % gives 145 600 and 151 400", () => {
    const change: Change = { op: "setRule", lineId: "lokaler", year: 2024, rule: { ...percent, value: 4 } };
    expect(amountsOf(applied(budget, change), "lokaler")).toEqual([140_000, 145_600, 151_400]);
  });

  it("ends the rule at a typed amount, which taking away a rule does not touch", () => {
    const typed = applied(budget, { op: "setValue", lineId: "lokaler", year: 2025, amount: kr(1) });
    expect(amountsOf(typed, "lokaler")).toEqual([140_000, 144_200, 1]);
    const kept = applied(typed, { op: "setRule", lineId: "lokaler", year: 2025, rule: null });
    expect(amountsOf(kept, "lokaler")).toEqual([140_000, 144_200, 1]);
  });

  it("keeps an emptied cell empty although an earlier rule would govern it, until the stop is taken away", () => {
    const emptied = applied(budget, { op: "setValue", lineId: "lokaler", year: 2025, amount: null });
    expect(amountsOf(emptied, "lokaler")).toEqual([140_000, 144_200, null]);
    const governed = applied(emptied, { op: "setRule", lineId: "lokaler", year: 2025, rule: null });
    expect(amountsOf(governed, "lokaler")).toEqual([140_000, 144_200, 148_500]);
  });

  it("leaves no trace in an emptied cell that no rule reaches", () => {
    const emptied = applied(build(KANSLI, LOKALER), {
      op: "setValue",
      lineId: "lokaler",
      year: 2023,
      amount: null,
    });
    expect(emptied.sections[0]?.lines[0]?.cells).toEqual({});
  });

  it("refuses amounts over a billion kronor, typed or given by a rule", () => {
    const large: Change = { op: "setValue", lineId: "lokaler", year: 2023, amount: kr(1_000_000_001) };
    expect(refusalOf(budget, large)).toEqual({ code: "tooLarge", label: "Lokaler", year: 2023 });
    const allowed: Change = { op: "setValue", lineId: "lokaler", year: 2023, amount: kr(1_000_000_000) };
    expect(refusalOf(budget, allowed)).toEqual({ code: "tooLarge", label: "Lokaler", year: 2024 });
  });

  it.each<[string, Rule, object]>([
    ["a share of nothing", { type: "shareOf", value: 10, of: [], round: 1 }, { code: "noReferences" }],
    [
      "a share of a row that is not there",
      { type: "shareOf", value: 10, of: ["x"], round: 1 },
      { code: "unknownReference", id: "x" },
    ],
    [
      "a broken expression",
      { type: "expression", text: "35000*", round: 1 },
      { code: "expression", problem: "syntax" },
    ],
    ["a wild percentage", { type: "percent", value: 1e9, round: 1 }, { code: "percentOutside", max: 1000 }],
    [
      "a percentage that is not a number",
      { type: "percent", value: Number.NaN, round: 1 },
      { code: "percentOutside", max: 1000 },
    ],
  ])("refuses %s", (_, rule, problem) => {
    expect(refusalOf(budget, { op: "setRule", lineId: "lokaler", year: 2024, rule })).toEqual({
      code: "brokenRule",
      problem,
    });
  });
});

describe("shares", () => {
  const share = (...of: string[]): Rule => ({ type: "shareOf", value: 40.9, of, round: 1 });
  const fees = (rule: Rule): Change => ({ op: "setRule", lineId: "fees", year: 2023, rule });
  const budget = build(KANSLI, LOKALER, addLine("fees", "Sociala avgifter"));

  it("refuses a cycle and names both lines", () => {
    const one = applied(budget, fees(share("lokaler")));
    const other: Change = { op: "setRule", lineId: "lokaler", year: 2023, rule: share("fees") };
    expect(refusalOf(one, other)).toEqual({ code: "cycle", names: ["Sociala avgifter", "Lokaler"] });
  });

  it("refuses a share of the section the line stands in, and naming itself", () => {
    expect(refusalOf(budget, fees(share("kansli")))).toEqual({
      code: "cycle",
      names: ["Sociala avgifter", "Kansli"],
    });
    expect(refusalOf(budget, fees(share("fees")))).toEqual({
      code: "cycle",
      names: ["Sociala avgifter", "Sociala avgifter"],
    });
  });

  it("refuses to move a line into the section that it is a share of", () => {
    const staff: Change = {
      op: "addSection",
      sectionId: "staff",
      after: "kansli",
      section: { label: "Personal", kind: "cost" },
    };
    const two = applied(
      applied(applied(budget, staff), { op: "moveLine", lineId: "fees", sectionId: "staff", after: null }),
      fees(share("kansli")),
    );
    expect(refusalOf(two, { op: "moveLine", lineId: "fees", sectionId: "kansli", after: null })?.code).toBe(
      "cycle",
    );
  });

  it("refuses to delete a row that another line's rule builds on, and names that line", () => {
    const one = applied(budget, fees(share("lokaler")));
    expect(refusalOf(one, { op: "deleteLine", lineId: "lokaler" })).toEqual({
      code: "referred",
      label: "Lokaler",
      by: "Sociala avgifter",
    });
    expect(refusalOf(one, { op: "deleteSection", sectionId: "kansli" })).toBeNull();
  });
});

describe("rows and years", () => {
  const budget = build(KANSLI, LOKALER);

  it.each<[string, Change, string]>([
    ["an unknown line", { op: "deleteLine", lineId: "x" }, "unknownLine"],
    [
      "a year that is not there",
      { op: "setValue", lineId: "lokaler", year: 2030, amount: null },
      "unknownYear",
    ],
    [
      "a label with a tag",
      { op: "updateLine", lineId: "lokaler", set: { label: "<b>Lokaler" } },
      "textHasTag",
    ],
    ["an empty label", { op: "updateLine", lineId: "lokaler", set: { label: " " } }, "textMissing"],
    [
      "income kind on a cost",
      { op: "updateLine", lineId: "lokaler", set: { incomeKind: "esf" } },
      "incomeKindOnCost",
    ],
    ["the same id again", LOKALER, "duplicateId"],
    ["the same year again", { op: "addYear", year: 2024, kind: "budget" }, "duplicateYear"],
    [
      "a budget year before the budget year",
      { op: "addYear", year: 2022, kind: "budget" },
      "earlierBudgetYear",
    ],
    ["taking the budget year away", { op: "deleteYear", year: 2023 }, "lastBudgetYear"],
    ["a year of the far future", { op: "addYear", year: 2100, kind: "plan" }, "yearOutside"],
  ])("refuses %s", (_, change, code) => {
    expect(refusalOf(budget, change)?.code).toBe(code);
  });

  it("takes an outcome beside the budget of the same year, and the bare year still means the budget", () => {
    const both = applied(budget, { op: "addYear", year: 2023, kind: "bokslut" });
    expect(both.years.map(({ kind }) => kind)).toEqual(["bokslut", "budget", "plan", "plan"]);
    expect(
      amountsOf(
        applied(both, { op: "setValue", lineId: "lokaler", year: 2023, amount: kr(7) }),
        "lokaler",
      )?.slice(0, 2),
    ).toEqual([null, 7]);
  });

  it('reads "unga <30 år" as text', () => {
    expect(
      refusalOf(budget, { op: "updateLine", lineId: "lokaler", set: { label: "Unga <30 år" } }),
    ).toBeNull();
  });

  it("applies all or nothing and says which change was refused", () => {
    const changes: Change[] = [
      { op: "setValue", lineId: "lokaler", year: 2023, amount: kr(5) },
      { op: "deleteLine", lineId: "x" },
    ];
    expect(applyChanges(budget, changes)).toEqual({
      ok: false,
      error: { refusal: { code: "unknownLine", lineId: "x" }, index: 1 },
    });
  });

  it("shares every section that it does not touch", () => {
    const two = applied(budget, {
      op: "addSection",
      sectionId: "other",
      after: null,
      section: { label: "Annat", kind: "cost" },
    });
    const changed = applied(two, { op: "setValue", lineId: "lokaler", year: 2023, amount: kr(5) });
    expect(changed.sections[0]).toBe(two.sections[0]);
    expect(changed.years).toBe(two.years);
  });
});

describe("undo", () => {
  const budgetAndChange = arbitraryBudget().chain((budget) =>
    fc.tuple(fc.constant(budget), arbitraryChange(budget)),
  );

  it("gives back exactly the budget before, whatever the change", () => {
    let tried = 0;
    fc.assert(
      fc.property(budgetAndChange, ([before, change]) => {
        const after = applyChange(before, change);
        if (!after.ok) return;
        tried += 1;
        const undone = applyChanges(after.value, invertChange(before, change));
        expect(undone).toEqual({ ok: true, value: before });
      }),
      { numRuns: 1500 },
    );
    // If few random changes were allowed, the property would say little.
    expect(tried).toBeGreaterThan(500);
  });

  it("gives back the budget before a list of changes, undone from the last to the first", () => {
    const several = arbitraryBudget().chain((budget) =>
      fc.tuple(fc.constant(budget), fc.array(arbitraryChange(budget), { minLength: 2, maxLength: 6 })),
    );
    fc.assert(
      fc.property(several, ([before, changes]) => {
        const made = applyInSteps(before, changes);
        if (!made.ok) return;
        const back = changes.flatMap((change, index) => [
          { change, was: made.value.before[index] ?? before },
        ]);
        const undo = back.toReversed().flatMap(({ change, was }) => invertChange(was, change));
        expect(applyChanges(made.value.budget, undo)).toEqual({ ok: true, value: before });
      }),
      { numRuns: 1000 },
    );
  });
});
