import { describe, expect, it } from "vitest";
import { ore } from "../../lib/core/money.ts";
import { meaningOf } from "./cell-edit.ts";
import { parsePercent, type RuleValues, ruleOfValues } from "./rule-form.ts";

describe("meaningOf", () => {
  it.each([
    ["144 200", { type: "amount", amount: ore(14_420_000) }],
    ["−501 550 kr", { type: "amount", amount: ore(-50_155_000) }],
    ["", { type: "empty" }],
    ["  ", { type: "empty" }],
    ["=35000*12", { type: "rule", rule: { type: "expression", text: "=35000*12", round: 100 } }],
    ["+3 %", { type: "rule", rule: { type: "percent", value: 3, round: 100 } }],
    ["4%", { type: "rule", rule: { type: "percent", value: 4, round: 100 } }],
    ["−2,5 %", { type: "rule", rule: { type: "percent", value: -2.5, round: 100 } }],
  ])("%j", (text, meaning) => {
    expect(meaningOf(text, "Lokaler 2024", 100)).toEqual(meaning);
  });

  it.each([
    ["hyran", "Belopp för Lokaler 2024 måste vara ett tal, till exempel 140 000"],
    ["=35000*", "Uträkningen går inte att räkna ut. Skriv tal och + − * /, till exempel =35000*12."],
    ["1,234", "1,234 kan läsas på två sätt. Skriv 1\u00a0234 eller 1,23"],
    ["2 000 000 000", "Belopp för Lokaler 2024 får vara högst en miljard kronor"],
  ])("says what to mend in %j", (text, message) => {
    expect(meaningOf(text, "Lokaler 2024", 1)).toEqual({ type: "problem", message });
  });
});

describe("the rule editor's fields", () => {
  const values: RuleValues = {
    type: "percent",
    percent: "",
    amount: "",
    share: "",
    text: "",
    of: [],
    round: "100",
  };

  it("become a rule", () => {
    expect(ruleOfValues({ ...values, percent: "+4" })).toEqual({
      ok: true,
      value: { type: "percent", value: 4, round: 100 },
    });
    expect(ruleOfValues({ ...values, type: "shareOf", share: "40,9", of: ["a", "b"], round: "1" })).toEqual({
      ok: true,
      value: { type: "shareOf", value: 40.9, of: ["a", "b"], round: 1 },
    });
  });

  it("name the field to mend", () => {
    expect(ruleOfValues({ ...values, percent: "mycket" })).toMatchObject({ error: { field: "percent" } });
    expect(ruleOfValues({ ...values, type: "shareOf", share: "40" })).toMatchObject({
      error: { field: "of" },
    });
    expect(ruleOfValues({ ...values, type: "amount", amount: "" })).toMatchObject({
      error: { field: "amount" },
    });
  });

  it.each([
    ["3", 3],
    ["–2,5 %", -2.5],
    ["-0", 0],
    ["tre", null],
  ])("percent %j", (text, value) => {
    expect(parsePercent(text)).toBe(value);
  });
});
