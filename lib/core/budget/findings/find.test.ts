import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryBudget } from "../../../../tests/arbitrary-budget.ts";
import {
  BUDGET_FILES,
  editLine,
  loadBudget,
  readBudgetFile,
  readExpected,
} from "../../../../tests/read-budget.ts";
import { unitFromOre } from "../../money.ts";
import { computeBudget } from "../compute.ts";
import type { FileLine, FileSection } from "../file-types.ts";
import type { Budget, PartyGroup } from "../model.ts";
import { findFindings, isContradiction } from "./find.ts";
import { placeByLabel } from "./places.ts";
import type { Finding, FindingCode } from "./types.ts";

const find = (budget: Budget) => findFindings(budget, computeBudget(budget));
const isRoot = ({ code, causedBy }: Finding) =>
  causedBy === null && (isContradiction(code) || code === "negative-equity");
const ofCode = (findings: readonly Finding[], code: FindingCode) =>
  findings.filter((finding) => finding.code === code);

const bksv = readBudgetFile("burlov-kavlinge-staffanstorp-vellinge-2024-2026");
const exempel = readBudgetFile("exempelbygden-2026-2029");
const skane = readBudgetFile("skane-nordost-2023-2025");

describe("the real budgets", () => {
  it.each(BUDGET_FILES)("%s gives exactly the expected roots", (name) => {
    const { budget, unit } = loadBudget(name);
    const roots = find(budget).filter(isRoot);
    expect(
      roots.map(({ code, year, difference }) =>
        difference === null ? { code, year } : { code, year, difference: unitFromOre(difference, unit) },
      ),
    ).toEqual(readExpected(name).rootFindings);
  });

  it.each(BUDGET_FILES)("%s: every knock-on names roots that are there", (name) => {
    const findings = find(loadBudget(name).budget);
    for (const { causedBy } of findings) {
      if (causedBy === null) continue;
      expect(causedBy.length).toBeGreaterThan(0);
      for (const { code, year, place } of causedBy)
        expect(findings).toContainEqual(expect.objectContaining({ code, year, place, causedBy: null }));
    }
  });

  it("BKSV: social fees of 386 042 explain 42 kr, and rounding explains 1 kr", () => {
    const { budget } = loadBudget(bksv);
    const name = placeByLabel(budget);
    const [first, second] = find(budget).filter(isRoot);
    expect(
      first?.cause?.map(({ type, place, expected }) => ({ type, place: name(place), expected })),
    ).toEqual([
      {
        type: "growth-broken",
        place: { section: "personalkostnader", line: "Sociala avgifter", figure: null },
        expected: 386_042_00,
      },
    ]);
    expect(second?.cause?.map(({ type }) => type)).toEqual(["rounding"]);
  });

  it("Exempelbygden: 540 for 450 explains the subtotal, and 2028 knocks on from both roots", () => {
    const { budget } = loadBudget(exempel);
    const name = placeByLabel(budget);
    const findings = find(budget);
    const [subtotal] = ofCode(findings, "subtotal-mismatch");
    const [swapped] = subtotal?.cause ?? [];
    expect(swapped?.type).toBe("digits-swapped");
    expect(swapped && name(swapped.place).line).toBe("Förstudie unga vuxna");
    expect(swapped?.expected).toBe(450_000_00);
    const closing = ofCode(findings, "closing-equity-mismatch").find(({ year }) => year === 2028);
    expect(closing?.causedBy?.map(({ code, year }) => [code, year])).toEqual([
      ["subtotal-mismatch", 2027],
      ["equity-chain-break", 2028],
    ]);
  });

  it("20 % of the allocation may be rounded to the document's own step, but not more", () => {
    const recommended = (thresholdAmount: number) => {
      const values = { 2023: 12_492_003 };
      const sections = skane.sections.map((section) =>
        section.kind === "income" ? { ...section, lines: [{ label: "Medlemsbidrag", values }] } : section,
      );
      const printed = { thresholdAmount: { 2023: thresholdAmount } };
      const { findings } = loadBudget({ ...skane, sections, printed });
      return ofCode(findings, "threshold-mismatch").map(({ difference }) => difference);
    };
    // 20 % of 12 492 003 kr is 2 498 400,60 kr.
    expect(recommended(2_498_401)).toEqual([]);
    expect(recommended(2_498_402)).toEqual([140]);
  });

  it("sorts by year, then code", () => {
    const keys = find(loadBudget(bksv).budget).map(({ year, code }) => `${year} ${code}`);
    expect(keys).toEqual(keys.toSorted());
  });
});

describe("what law and recommendations say", () => {
  const codes = (budget: Budget) => find(budget).map(({ code, year }) => `${year} ${code}`);

  it("Skåne Nordost: too much saved two years, costs above income, money not decided", () => {
    expect(codes(loadBudget(skane).budget)).toEqual([
      "2023 costs-exceed-income",
      "2023 threshold-exceeded",
      "2023 undecided-money",
      "2024 costs-exceed-income",
      "2024 threshold-exceeded",
      "2024 undecided-money",
      "2025 costs-exceed-income",
      "2025 undecided-money",
    ]);
  });

  it("a budget year alone lacks the three-year plan, which stops adoption only", () => {
    const [missing] = ofCode(find(loadBudget("landskrona-svalov-2023").budget), "three-year-plan-missing");
    expect(missing).toMatchObject({ year: 2023, severity: "warning", blocks: ["adopted"] });
  });

  it("negative equity is an error that stops adoption in the budget year, a warning later", () => {
    const [later] = ofCode(find(loadBudget(exempel).budget), "negative-equity");
    expect(later).toMatchObject({ year: 2029, severity: "warning", blocks: [] });
    const now = ofCode(find(editLine(exempel, "Samverkansteamet", 2027, 9000)), "negative-equity");
    expect(now.map(({ year, severity, blocks }) => [year, severity, blocks])).toEqual([
      [2027, "error", ["adopted"]],
      [2028, "warning", []],
      [2029, "warning", []],
    ]);
  });

  it.each([
    [
      "the state short of half",
      { allocationState: 1_900_000, allocationTotal: 4_000_000 },
      "allocationState",
      -100_000,
    ],
    [
      "a region with more than a quarter",
      { allocationState: 2_000_000, allocationRegion: 1_100_000, allocationKommuner: 900_000 },
      "allocationRegion",
      100_000,
    ],
    [
      "1 kr of rounding",
      { allocationState: 2_000_001, allocationRegion: 1_000_000, allocationKommuner: 1_000_000 },
      null,
      0,
    ],
    [
      "half and half without a region (5 a §)",
      { allocationState: 2_000_000, allocationKommuner: 2_000_000 },
      null,
      0,
    ],
    [
      "an unprinted region, seen by what is left",
      { allocationState: 2_000_000, allocationKommuner: 1_000_000, allocationTotal: 4_000_000 },
      null,
      0,
    ],
  ])("%s", (_, allocation, figure, difference) => {
    const printed = Object.fromEntries(
      Object.entries(allocation).map(([key, amount]) => [key, { 2023: amount }]),
    );
    const [found] = ofCode(find(loadBudget({ ...skane, printed }).budget), "contribution-shares");
    if (figure === null) expect(found).toBeUndefined();
    else
      expect(found).toMatchObject({
        year: 2023,
        severity: "warning",
        place: { figure },
        difference: difference * 100,
      });
  });

  it("reads shares from lines that name their party", () => {
    const line = (label: string, party: PartyGroup, amount: number): FileLine => {
      return { label, party, incomeKind: "contribution", values: { 2023: amount } };
    };
    const lines = [
      line("Staten", "state", 2_000_000),
      line("Region", "region", 1_000_000),
      line("Kommun A", "kommuner", 400_000),
      line("Kommun B", "kommuner", 300_000),
    ];
    const sections: FileSection[] = [{ label: "Intäkter", kind: "income", lines }];
    const [found] = ofCode(
      find(loadBudget({ ...skane, sections, printed: {} }).budget),
      "contribution-shares",
    );
    // A quarter of 3 700 000 kr for the kommuner together.
    expect(found).toMatchObject({
      place: { figure: "allocationKommuner" },
      printed: 700_000_00,
      computed: 925_000_00,
    });
  });

  it("asks about income from others and from ESF, not about interest or 0", () => {
    const lines = [
      { label: "Gåva", incomeKind: "other", values: { 2023: 5000, 2024: 0 } },
      { label: "ESF", incomeKind: "esf", values: { 2024: 7000 } },
      { label: "Ränta", incomeKind: "interest", values: { 2023: 12 } },
    ] as const;
    const sections = [...skane.sections, { label: "Annat", kind: "income", lines } as const];
    const found = find(loadBudget({ ...skane, sections, printed: {} }).budget);
    expect(
      found
        .filter(({ code }) => code.endsWith("-income"))
        .filter(({ code }) => code !== "costs-exceed-income"),
    ).toMatchObject([
      { code: "other-income", year: 2023, computed: 5000_00 },
      { code: "esf-income", year: 2024, computed: 7000_00 },
    ]);
  });
});

describe("whatever the budget", () => {
  it("knock-ons name roots that are there, and differences are what is printed less what is computed", () => {
    fc.assert(
      fc.property(arbitraryBudget(), (budget) => {
        const findings = find(budget);
        const isThere = (code: FindingCode, year: number | null) =>
          findings.some((one) => one.causedBy === null && one.code === code && one.year === year);
        for (const { causedBy, printed, computed, difference } of findings) {
          if (causedBy !== null) {
            expect(causedBy.length).toBeGreaterThan(0);
            expect(causedBy.every(({ code, year }) => isThere(code, year))).toBe(true);
          }
          if (printed !== null && computed !== null) expect(difference).toBe(printed - computed);
        }
      }),
    );
  });
});
