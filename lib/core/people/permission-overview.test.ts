import { describe, expect, it } from "vitest";
import { decide, REASON_TEXT, ROLES, SUBJECT_KIND } from "../permission.ts";
import { permissionOverview } from "./permission-overview.ts";

const overview = permissionOverview();
const rulesOf = (action: string) => overview.find((row) => row.action === action)?.rules ?? [];

describe("permissionOverview", () => {
  it("names every action of a förbund and none of the installation's", () => {
    const expected = Object.entries(SUBJECT_KIND).filter(([, kind]) => kind !== "installation");
    expect(overview.map(({ action }) => action).sort()).toEqual(expected.map(([action]) => action).sort());
  });

  it("tells who may change the budget and when, and why nobody may", () => {
    expect(
      rulesOf("budget.edit").map(({ when, allowed }) => [when, allowed.map(({ role }) => role)]),
    ).toEqual([
      ["Utkast, Hos beredningsgruppen, Styrelsens förslag", ["forbundschef", "ekonom"]],
      ["På samråd", []],
      ["Hos styrelsen", []],
      ["Fastställd", []],
      ["Reviderad", []],
    ]);
    expect(rulesOf("budget.edit")[3]?.reason).toBe(REASON_TEXT["budget-adopted"]);
  });

  it("says the same as decide for every role where no stage is asked for", () => {
    for (const role of ROLES) {
      const may = decide({ kind: "person", roles: [{ role }] }, "people.manage", null).allowed;
      expect(rulesOf("people.manage")[0]?.allowed.some((held) => held.role === role)).toBe(may);
    }
  });
});
