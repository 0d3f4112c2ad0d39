import { describe, expect, it } from "vitest";
import { loadBudget } from "../../../tests/read-budget.ts";
import { computeBudget } from "./compute.ts";
import type { BudgetFile, ByYear, FileSection } from "./file-types.ts";
import { leadingSentence } from "./summary.ts";

/** The sentence as one text, with plain spaces. */
function sentence(source: BudgetFile | string): string {
  const { budget, computed } = loadBudget(source);
  const { lead, rest } = leadingSentence(budget, computed);
  return `*${lead}* ${rest}`.trim().replaceAll("\u00a0", " ");
}

interface Plan {
  readonly opening?: number;
  readonly income?: ByYear;
  readonly decided?: ByYear;
  readonly planned?: ByYear;
}

/** A budget for 2027 with plan for 2028 and 2029, in tkr. */
function plan({ opening, income, decided, planned }: Plan): BudgetFile {
  const sections: FileSection[] = [
    { label: "Intäkter", kind: "income", lines: [{ label: "Medlemsbidrag", values: income ?? {} }] },
    {
      label: "Kostnader",
      kind: "cost",
      lines: [
        { label: "Beslutat", values: decided ?? {} },
        { label: "Planerat", decision: "planned", values: planned ?? {} },
      ],
    },
  ];
  return {
    forbund: "Exempelbygden",
    unit: "tkr",
    years: [
      { year: 2027, kind: "budget" },
      { year: 2028, kind: "plan" },
      { year: 2029, kind: "plan" },
    ],
    sections,
    ...(opening === undefined
      ? {}
      : { opening: { year: 2027, amount: opening, source: "bokslut" as const } }),
  };
}

const every = (amount: number): ByYear => ({ 2027: amount, 2028: amount, 2029: amount });
const income = every(5000);

describe("leadingSentence of the real budgets", () => {
  it.each([
    [
      "skane-nordost-2023-2025",
      "*2023 används 501 550 kr av sparade medel.* Vid årets slut finns 9,1 mnkr, 6,6 mer än rekommenderat. Inom rekommendationen 2025 bara om 24,0 mnkr som inte är beslutade används.",
    ],
    [
      "burlov-kavlinge-staffanstorp-vellinge-2024-2026",
      "*2024 sparas 536 153 kr.* Vid årets slut finns 3,0 mnkr, 2,2 mer än rekommenderat. Fortfarande över rekommendationen 2026, både med alla pengar och med bara beslutade.",
    ],
    [
      "landskrona-svalov-2023",
      "*2023 sparas 1 417 000 kr.* Vid årets slut finns 4,6 mnkr, 3,6 mer än rekommenderat. Det gäller både med alla pengar och med bara beslutade.",
    ],
    [
      "hoglandet-2023",
      "*2024 används 200 000 kr av sparade medel.* Vid årets slut finns 1,4 mnkr, 0,2 under rekommendationen. Det gäller både med alla pengar och med bara beslutade.",
    ],
    [
      "exempelbygden-2026-2029",
      "*2027 används 400 000 kr av sparade medel.* Vid årets slut finns 1,4 mnkr, 0,1 mer än rekommenderat. Inom rekommendationen 2028 bara om 1,6 mnkr som inte är beslutade används. 2029 saknas 87 000 kr om alla pengar används. Med bara beslutade finns 3,9 mnkr.",
    ],
    [
      "finnveden-2023",
      "*2024 kostar 5 944 500 kr.* Fyll i intäkterna, så räknas resultatet och sparade medel fram här.",
    ],
  ])("%s", (name, expected) => {
    expect(sentence(name)).toBe(expected);
  });
});

describe("leadingSentence", () => {
  it.each<[string, Plan, string]>([
    [
      "nothing filled in",
      {},
      "*Fyll i intäkter och kostnader 2027.* Då räknas resultatet och sparade medel fram här.",
    ],
    [
      "income only",
      { income },
      "*2027 är intäkterna 5 000 000 kr.* Fyll i kostnaderna, så räknas resultatet och sparade medel fram här.",
    ],
    [
      "no opening equity",
      { income, decided: every(5500) },
      "*2027 används 500 000 kr av sparade medel.* Fyll i sparade medel 1 januari 2027, så syns vad som finns vid årets slut.",
    ],
    [
      "a result of nothing",
      { opening: 1000, income, decided: every(5000) },
      "*2027 används lika mycket som kommer in.* Vid årets slut finns 1,0 mnkr, precis vad som är rekommenderat högst. Det gäller både med alla pengar och med bara beslutade.",
    ],
    [
      "within with all money only",
      { opening: 1000, income, decided: every(4000), planned: every(1100) },
      "*2027 används 100 000 kr av sparade medel.* Vid årets slut finns 900 000 kr, 100 000 kr under rekommendationen. Inom rekommendationen bara om 1,1 mnkr som inte är beslutade används.",
    ],
    [
      "within both ways, over later",
      { opening: 700, income, decided: { 2027: 4950, 2028: 4200, 2029: 4000 }, planned: { 2027: 50 } },
      "*2027 används lika mycket som kommer in.* Vid årets slut finns 700 000 kr, 300 000 kr under rekommendationen. Också med bara beslutade pengar är det inom rekommendationen. 2028 blir det mer än rekommenderat, både med alla pengar och med bara beslutade.",
    ],
    [
      "over now, within later both ways",
      { opening: 2000, income, decided: every(5600) },
      "*2027 används 600 000 kr av sparade medel.* Vid årets slut finns 1,4 mnkr, 0,4 mer än rekommenderat. Inom rekommendationen 2028, både med alla pengar och med bara beslutade.",
    ],
    [
      "short in the budget year",
      { opening: 200, income, decided: every(4900), planned: { 2027: 500 } },
      "*2027 kostar 400 000 kr mer än vad som kommer in.* Vid årets slut saknas 200 000 kr om alla pengar används. Med bara beslutade finns 300 000 kr.",
    ],
    [
      "a little over",
      { opening: 1030, income, decided: every(5000) },
      "*2027 används lika mycket som kommer in.* Vid årets slut finns 1,0 mnkr, 30 000 kr mer än rekommenderat. Fortfarande över rekommendationen 2029, både med alla pengar och med bara beslutade.",
    ],
  ])("%s", (_, figures, expected) => {
    expect(sentence(plan(figures))).toBe(expected);
  });

  it("asks for a budget year where there is none", () => {
    const budget = { years: [], sections: [], control: [], imported: null, opening: null, ladder: [] };
    expect(leadingSentence(budget, computeBudget(budget)).lead).toBe("Lägg till ett budgetår.");
  });
});
