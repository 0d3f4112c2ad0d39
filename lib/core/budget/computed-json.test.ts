import { describe, expect, it } from "vitest";
import { BUDGET_FILES, loadBudget, readExpected } from "../../../tests/read-budget.ts";
import { computedToJson } from "./computed-json.ts";

function figures(name: string) {
  const { computed, unit } = loadBudget(name);
  return computedToJson(computed, unit);
}

describe("computedToJson", () => {
  it.each(BUDGET_FILES)("%s gives the ten figures of each year in the file's unit", (name) => {
    const ten = Object.entries(figures(name)).map(([year, { shares: _, ...rest }]) => [year, rest]);
    expect(Object.fromEntries(ten)).toEqual(readExpected(name).computed);
  });

  it("gives shares per cost type in percent of all cost", () => {
    const shares = figures("skane-nordost-2023-2025")["2023"]?.shares;
    expect(shares?.costType).toEqual({ personal: 15.6, styrelse: 3.7, administration: 3.6, insats: 77.1 });
    expect(shares?.level).toEqual({ unknown: 100 });
  });

  it("gives no shares where only some of the cost is printed by type", () => {
    expect(figures("hoglandet-2023")["2023"]?.shares).toEqual({ costType: null, level: null });
  });
});
