import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ore, unitFromOre } from "../../money.ts";
import { computeBudget } from "../compute.ts";
import { budgetFromFile, type ImportedBudget } from "../file.ts";
import type { BudgetFile } from "../file-types.ts";
import type { Budget, ControlFigure } from "../model.ts";
import { findFindings, isContradiction } from "./find.ts";
import { isOutdated, outdatedFigures } from "./outdated.ts";
import { placeByLabel } from "./places.ts";
import type { Finding, FindingCode } from "./types.ts";

const fixtures = new URL("../../../../tests/fixtures/", import.meta.url);
const names = readdirSync(fixtures).filter((name) => /\d\.json$/.test(name));

function read(name: string): BudgetFile {
  return JSON.parse(readFileSync(new URL(name, fixtures), "utf8"));
}

function load(file: BudgetFile): ImportedBudget {
  let id = 0;
  const imported = budgetFromFile(file, () => {
    id += 1;
    return `id${id}`;
  });
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  return imported.value;
}

const find = (budget: Budget) => findFindings(budget, computeBudget(budget));
const isRoot = ({ code, causedBy }: Finding) =>
  causedBy === null && (isContradiction(code) || code === "negative-equity");
const ofCode = (findings: readonly Finding[], code: FindingCode) =>
  findings.filter((finding) => finding.code === code);

/** Types an amount into a line, in the file's unit. */
function edit(file: BudgetFile, label: string, year: number, amount: number): Budget {
  const { budget, unit } = load(file);
  const scale = unit === "tkr" ? 100_000 : 100;
  const sections = budget.sections.map((section) => ({
    ...section,
    lines: section.lines.map((line) =>
      line.label === label
        ? {
            ...line,
            cells: {
              ...line.cells,
              [`${year}:budget`]: { type: "amount" as const, amount: ore(amount * scale) },
            },
          }
        : line,
    ),
  }));
  return { ...budget, sections };
}

const bksv = read("burlov-kavlinge-staffanstorp-vellinge-2024-2026.json");
const exempel = read("exempelbygden-2026-2029.json");
const skane = read("skane-nordost-2023-2025.json");

describe("the real budgets", () => {
  it.each(names)("%s gives exactly the expected roots", (name) => {
    const { budget, unit } = load(read(name));
    const expected = JSON.parse(readFileSync(new URL(`expected/${name}`, fixtures), "utf8"));
    const roots = find(budget).filter(isRoot);
    expect(
      roots.map(({ code, year, difference }) =>
        difference === null ? { code, year } : { code, year, difference: unitFromOre(difference, unit) },
      ),
    ).toEqual(expected.rootFindings);
  });

  it.each(names)("%s: every knock-on names roots that are there", (name) => {
    const findings = find(load(read(name)).budget);
    for (const { causedBy } of findings) {
      if (causedBy === null) continue;
      expect(causedBy.length).toBeGreaterThan(0);
      for (const { code, year, place } of causedBy)
        expect(findings).toContainEqual(expect.objectContaining({ code, year, place, causedBy: null }));
    }
  });

  it("BKSV: social fees of 386 042 explain 42 kr, and rounding explains 1 kr", () => {
    const { budget } = load(bksv);
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
    const { budget } = load(exempel);
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

  it("sorts by year, then code", () => {
    const keys = find(load(bksv).budget).map(({ year, code }) => `${year} ${code}`);
    expect(keys).toEqual(keys.toSorted());
  });
});

describe("what law and recommendations say", () => {
  const codes = (budget: Budget) => find(budget).map(({ code, year }) => `${year} ${code}`);

  it("Skåne Nordost: too much saved two years, costs above income, money not decided", () => {
    expect(codes(load(skane).budget)).toEqual([
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
    const [missing] = ofCode(
      find(load(read("landskrona-svalov-2023.json")).budget),
      "three-year-plan-missing",
    );
    expect(missing).toMatchObject({ year: 2023, severity: "warning", blocks: ["adopted"] });
  });

  it("negative equity is an error that stops adoption in the budget year, a warning later", () => {
    const [later] = ofCode(find(load(exempel).budget), "negative-equity");
    expect(later).toMatchObject({ year: 2029, severity: "warning", blocks: [] });
    const now = ofCode(find(edit(exempel, "Samverkansteamet", 2027, 9000)), "negative-equity");
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
    const [found] = ofCode(find(load({ ...skane, printed }).budget), "contribution-shares");
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
    const lines = [
      { label: "Staten", party: "state", values: { 2023: 2_000_000 } },
      { label: "Region", party: "region", values: { 2023: 1_000_000 } },
      { label: "Kommun A", party: "kommuner", values: { 2023: 400_000 } },
      { label: "Kommun B", party: "kommuner", values: { 2023: 300_000 } },
    ] as const;
    const sections = [
      {
        label: "Intäkter",
        kind: "income",
        lines: lines.map((line) => ({ ...line, incomeKind: "contribution" })),
      },
    ] as const;
    const [found] = ofCode(find(load({ ...skane, sections, printed: {} }).budget), "contribution-shares");
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
    const found = find(load({ ...skane, sections, printed: {} }).budget);
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

describe("figures changed since the document", () => {
  const outdated = (budget: Budget) =>
    outdatedFigures(budget, computeBudget(budget)).map(({ figure, year }) => `${year} ${figure}`);

  it("nothing is outdated as imported", () => {
    for (const name of names) expect(outdated(load(read(name)).budget)).toEqual([]);
  });

  it("a changed cost takes out its sums, the result and equity from that year on", () => {
    expect(outdated(edit(skane, "Kontorsmaterial", 2024, 99_000)).toSorted()).toEqual([
      "2024 closingEquity",
      "2024 result",
      "2024 subtotal",
      "2024 totalCost",
      "2025 closingEquity",
      "2025 openingEquity",
    ]);
  });

  it("a changed budget gives no contradictions, and the old value brings them back", () => {
    const mended = find(edit(bksv, "Sociala avgifter", 2024, 386_042));
    expect(ofCode(mended, "subtotal-mismatch").map(({ year }) => year)).toEqual([2025]);
    const same = edit(bksv, "Sociala avgifter", 2024, 386_000);
    expect(find(same).filter(isRoot)).toHaveLength(2);
  });

  it("a deleted, moved or added line counts as a change of what covers it", () => {
    const { budget } = load(skane);
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
    const { budget } = load(skane);
    const changed: Budget = {
      ...budget,
      opening: { year: 2023, amount: ore(1_000_000_00), source: "bokslut" },
    };
    expect(new Set(outdated(changed).map((figure) => figure.slice(5)))).toEqual(
      new Set(["openingEquity", "closingEquity", "availableFunds"]),
    );
  });

  it("the mark that came with a file stays", () => {
    const { budget } = load(bksv);
    const control = budget.control.map((figure): ControlFigure => ({ ...figure, outdated: true }));
    const marked = { ...budget, control };
    const computed = computeBudget(marked);
    expect(control.every((figure) => isOutdated(marked, computed, figure))).toBe(true);
    expect(findFindings(marked, computed).filter(isRoot)).toEqual([]);
  });
});
