import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetFromFile } from "../budget/file.ts";
import { ore } from "../money.ts";
import { contributionsOf, type MemberShare, problemText } from "./contributions.ts";
import { firstBudgetFile } from "./first-budget.ts";
import type { MemberFact, OrganisationKind } from "./membership.ts";

const member = (id: string, kind: OrganisationKind): MemberFact => ({
  id,
  name: id,
  kind,
  validFrom: null,
  validTo: null,
});
const STATE = [member("fk", "forsakringskassan"), member("af", "arbetsformedlingen")];
const members = [...STATE, member("region", "region"), member("a", "kommun"), member("b", "kommun")];
const make = (stateKr: number, shares: MemberShare[], who = members) =>
  contributionsOf({
    year: 2024,
    stateAmount: stateKr * 100,
    status: "preliminary",
    members: who,
    shares,
  });
const share = (memberId: string, method: MemberShare["method"], weight: number): MemberShare => ({
  memberId,
  method,
  weight,
  referenceDate: method === "population" ? "2023-11-30" : null,
});
const amounts = (made: ReturnType<typeof make>) =>
  made.ok ? made.value.map(({ id, amount }) => [id, amount / 100]) : problemText(made.error);

describe("contributions", () => {
  it("follow the inhabitants of a date, as in Burlöv-Kävlinge-Staffanstorp-Vellinge", () => {
    expect(
      amounts(make(2_000_000, [share("a", "population", 30_000), share("b", "population", 10_000)])),
    ).toEqual([
      [null, 2_000_000],
      ["region", 1_000_000],
      ["a", 750_000],
      ["b", 250_000],
    ]);
  });
  it("are one sum for the kommuner until they have agreed: nobody's is guessed", () => {
    expect(amounts(make(1_000_000, []))).toEqual([
      [null, 1_000_000],
      ["region", 500_000],
      [null, 500_000],
    ]);
  });
  it("take a member without a number as one that pays nothing", () => {
    expect(amounts(make(1_000_000, [share("a", "population", 5)]))).toContainEqual(["b", 0]);
  });
  it("are half and half without a region (5 a §)", () => {
    expect(amounts(make(1_000_000, [], [...STATE, member("gotland", "kommun")]))).toEqual([
      [null, 1_000_000],
      ["gotland", 1_000_000],
    ]);
  });
  it.each<[string, MemberShare[]]>([
    [
      "Andelarna för kommunerna blir 90 % tillsammans. De måste bli 100 %.",
      [share("a", "percent", 60), share("b", "percent", 30)],
    ],
    [
      "Beloppen för kommunerna är 100 kr för höga mot deras del.",
      [share("a", "amount", 30_000_000), share("b", "amount", 20_010_000)],
    ],
    [
      "Ange ett tal för minst en av kommunerna, så räknas bidragen ut.",
      [share("a", "population", 0), share("b", "population", 0)],
    ],
  ])("%s", (sentence, shares) => {
    expect(String(amounts(make(1_000_000, shares))).replace(/\u00a0/g, " ")).toBe(sentence);
  });
  it("always make twice the state's amount", () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.nat(10 ** 6), fc.nat(10 ** 6), (kr, a, b) => {
        const made = make(kr, [share("a", "population", a + 1), share("b", "population", b)]);
        if (!made.ok) throw new Error(made.error.code);
        expect(made.value.reduce((sum, { amount }) => sum + amount, 0)).toBe(kr * 200);
      }),
    );
  });
});

describe("a first budget", () => {
  const given = {
    forbund: "Samordningsförbundet Provbygden",
    slug: "provbygden",
    budgetYear: 2027,
    opening: ore(145_050),
    income: null,
    insatsWords: "processer",
    unit: "tkr",
  } as const;
  const open = (file: ReturnType<typeof firstBudgetFile>) => {
    const made = budgetFromFile(file, () => crypto.randomUUID(), []);
    if (!made.ok) throw new Error(made.error.refusal.code);
    return made.value.budget;
  };
  it("has three years, the usual sections in the förbund's words, empty cells and the opening equity", () => {
    const budget = open(firstBudgetFile(given));
    expect(budget.years.map(({ year, kind }) => `${year} ${kind}`)).toEqual([
      "2027 budget",
      "2028 plan",
      "2029 plan",
    ]);
    expect(budget.sections.map(({ label }) => label)).toEqual([
      "Intäkter",
      "Processer",
      "Personal",
      "Styrelse",
      "Administration",
    ]);
    expect(
      budget.sections.flatMap(({ lines }) => lines).every(({ cells }) => Object.keys(cells).length === 0),
    ).toBe(true);
    expect(budget.opening).toEqual({ year: 2027, amount: 145_050, source: "prognos" });
    expect(budget.ladder).toEqual([]);
  });
  it("holds the contributions of the budget year once the state's amount is known", () => {
    const income = { state: ore(200), region: ore(100), kommuner: ore(100) };
    const budget = open(firstBudgetFile({ ...given, opening: null, income }));
    expect(budget.opening).toBeNull();
    expect(budget.sections[0]?.lines.map(({ cells }) => cells)).toEqual(
      [200, 100, 100].map((amount) => ({ "2027:budget": { type: "amount", amount } })),
    );
  });
});
