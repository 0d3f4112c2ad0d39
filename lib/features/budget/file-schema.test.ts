import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryBudget } from "../../../tests/arbitrary-budget.ts";
import { applyChange } from "../../core/budget/changes.ts";
import { computeBudget } from "../../core/budget/compute.ts";
import { computedToJson } from "../../core/budget/computed-json.ts";
import { budgetFromFile, type ImportedBudget } from "../../core/budget/file.ts";
import type { BudgetFile } from "../../core/budget/file-types.ts";
import { budgetToFile } from "../../core/budget/file-write.ts";
import type { Budget } from "../../core/budget/model.ts";
import { ore } from "../../core/money.ts";
import { parseBudgetFile } from "./file-schema.ts";

const FIXTURES = "tests/fixtures";
const names = readdirSync(FIXTURES).filter((name) => name.endsWith(".json") && name !== "budget.schema.json");
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

function ids(): () => string {
  let next = 0;
  return () => `id${next++}`;
}

function read(document: unknown): ImportedBudget {
  const file = parseBudgetFile(document);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const imported = budgetFromFile(file.value, ids());
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  return imported.value;
}

/** Out as JSON and in again, with new ids. */
function outAndIn({ budget, ...document }: ImportedBudget, withIds: boolean): ImportedBudget {
  const file = budgetToFile(document, budget, computeBudget(budget), { ids: withIds, unit: document.unit });
  return read(JSON.parse(JSON.stringify(file)));
}

describe.each(names)("%s", (name) => {
  const imported = read(json(`${FIXTURES}/${name}`));

  it("gives exactly the expected figures", () => {
    const { unit, computed } = json(`${FIXTURES}/expected/${name}`);
    const figures = computedToJson(computeBudget(imported.budget), imported.unit);
    const tenKeys = Object.entries(figures).map(([year, { shares: _, ...rest }]) => [year, rest]);
    expect({ unit: imported.unit, computed: Object.fromEntries(tenKeys) }).toEqual({ unit, computed });
  });

  it("loses nothing out and in again", () => {
    expect(outAndIn(imported, false)).toEqual(imported);
    expect(outAndIn(imported, true)).toEqual(imported);
  });

  it("loses nothing of the document's own fields", () => {
    const original: BudgetFile = json(`${FIXTURES}/${name}`);
    const { budget, ...document } = imported;
    const file = budgetToFile(document, budget, computeBudget(budget), { ids: false, unit: document.unit });
    expect(file).toMatchObject({ ...original, sections: file.sections });
    for (const [at, section] of original.sections.entries()) {
      const { lines, ...rest } = section;
      expect(file.sections[at]).toMatchObject(rest);
      expect(file.sections[at]?.lines).toMatchObject(lines);
    }
  });
});

describe("out and in again", () => {
  it("keeps rules, stops and typed amounts of any budget, whatever governs them", () => {
    fc.assert(
      fc.property(arbitraryBudget({ single: true }), (budget) => {
        const document = { unit: "kr", forbund: "Prov", notes: [], discrepancies: [], members: [] } as const;
        const file = budgetToFile(document, budget, computeBudget(budget), { ids: true, unit: "kr" });
        const again = read(JSON.parse(JSON.stringify(file))).budget;
        expect(withoutIds(again)).toEqual(withoutIds(budget));
      }),
      { numRuns: 400 },
    );
  });

  it("sends along which printed figures are changed since the document, and keeps them", () => {
    const { budget, ...document } = read(json(`${FIXTURES}/skane-nordost-2023-2025.json`));
    const lineId = budget.sections[3]?.lines[1]?.id ?? "";
    const changed = applyChange(budget, { op: "setValue", lineId, year: 2025, amount: ore(100) });
    if (!changed.ok) throw new Error(changed.error.code);
    const again = outAndIn({ budget: changed.value, ...document }, true).budget;
    const marked = again.control
      .filter(({ outdated }) => outdated)
      .map(({ figure, year }) => `${figure} ${year}`);
    expect(marked).toEqual(
      expect.arrayContaining(["subtotal 2025", "totalCost 2025", "result 2025", "closingEquity 2025"]),
    );
    expect(marked).not.toContain("closingEquity 2024");
    expect(again.control.map(({ amount }) => amount)).toEqual(budget.control.map(({ amount }) => amount));
  });

  it("writes of a year that stands twice only the column that the bare year means", () => {
    const { budget, ...document } = read(json(`${FIXTURES}/skane-nordost-2023-2025.json`));
    const years: Budget["years"] = [{ year: 2023, kind: "bokslut" }, ...budget.years];
    const twice = { ...budget, years };
    const file = budgetToFile(document, twice, computeBudget(twice), { ids: true, unit: "kr" });
    expect(file.years).toEqual(budget.years);
  });
});

/** Rows numbered in order instead of their ids; a stop that stops nothing and a blank are told apart. */
function withoutIds({ sections, control, imported: _, ...budget }: Budget): object {
  const order = new Map(
    sections.flatMap(({ id, lines }) => [id, ...lines.map((line) => line.id)]).map((id, at) => [id, at]),
  );
  const known = (id: string) => order.get(id) ?? id;
  const text = JSON.stringify({
    ...budget,
    control: control.filter(({ sectionId }) => sectionId === null || order.has(sectionId)),
    sections: sections.map(({ lineageId: _lineage, ...section }) => ({
      ...section,
      lines: section.lines.map(({ lineageId: _line, ...line }) => ({
        ...line,
        cells: Object.fromEntries(Object.entries(line.cells).sort()),
      })),
    })),
  });
  const parsed = JSON.parse(text, (key, value) => {
    if (key === "id" || key === "sectionId") return value === null ? null : known(value);
    return key === "of" ? value.map(known) : value;
  });
  return { ...parsed, control: new Set(parsed.control.map((figure: object) => JSON.stringify(figure))) };
}

describe("bad input", () => {
  const good = () => ({
    forbund: "Prov",
    unit: "kr",
    years: [
      { year: 2026, kind: "budget" },
      { year: 2027, kind: "plan" },
    ],
    sections: [
      {
        key: "kansli",
        label: "Kansli",
        kind: "cost",
        lines: [
          { label: "Lokaler", values: { "2026": 100 } as Record<string, unknown>, rules: {} as object },
        ],
      },
    ],
  });
  type Good = ReturnType<typeof good>;

  const broken: [string, (file: Good) => object, RegExp][] = [
    ["an unknown key", (file) => ({ ...file, colour: "red" }), /"colour" känns inte igen/],
    ["letters in an amount", (file) => withValue(file, "12 tusen"), /^Kansli, Lokaler, 2026: ange ett tal/],
    ["three decimals", (file) => withValue(file, 1.234), /högst två decimaler/],
    ["a too large amount", (file) => withValue(file, 1_000_000_000.01), /för stort/],
    ["a too large amount in tkr", (file) => ({ ...withValue(file, 1_000_001), unit: "tkr" }), /för stort/],
    [
      "one year twice",
      (file) => ({ ...file, years: [...file.years, { year: 2026, kind: "bokslut" }] }),
      /2026 finns två gånger/,
    ],
    [
      "an amount in a year without a column",
      (file) => withLine(file, { values: { "2030": 1 } }),
      /Året 2030 finns inte/,
    ],
    ["a label with a tag", (file) => withLine(file, { label: "<script>" }), /taggen/],
    [
      "a broken rule",
      (file) => withLine(file, { rules: { "2027": { type: "percent" } } }),
      /saknas|känns inte igen/,
    ],
    ["a missing list", ({ sections: _, ...file }) => file, /saknas\. Ange en lista/],
    ["not an object", () => [], /objekt/],
  ];

  it.each(broken)("refuses %s with a sentence that says what to do", (_, spoil, sentence) => {
    const parsed = parseBudgetFile(spoil(good()));
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    const messages = parsed.error.map(({ message }) => message).join("\n");
    expect(messages).toMatch(sentence);
    expect(messages).not.toMatch(/ogiltig|giltig|vänligen|tyvärr|Ett fel|expected|Invalid/);
  });

  it("takes what GET adds and does not read it", () => {
    const parsed = parseBudgetFile({ ...good(), id: "x", revision: 3, computed: {}, findings: [] });
    expect(parsed.ok).toBe(true);
  });

  it('reads "unga <30 år" as text, and a file without a budget year, which only POST refuses', () => {
    const years = [{ year: 2026, kind: "bokslut" }];
    expect(parseBudgetFile({ ...withLine(good(), { label: "Unga <30 år" }), years }).ok).toBe(true);
  });

  it("refuses a share of a row that is not in the file, and a cycle", () => {
    const share = (name: string) => ({ rules: { "2026": { type: "shareOf", value: 10, of: [name] } } });
    for (const [name, code] of [
      ["kansli/Finns ej", "brokenRule"],
      ["kansli", "cycle"],
      ["kansli/Lokaler", "cycle"],
    ] as const) {
      const parsed = parseBudgetFile(withLine(good(), share(name)));
      const imported = parsed.ok && budgetFromFile(parsed.value, ids());
      expect(imported && !imported.ok && imported.error.refusal.code).toBe(code);
    }
  });

  function withLine(file: Good, line: object): Good & object {
    return {
      ...file,
      sections: file.sections.map((section) => ({
        ...section,
        lines: section.lines.map((old) => ({ ...old, ...line })),
      })),
    };
  }
  function withValue(file: Good, value: unknown): Good & object {
    return withLine(file, { values: { "2026": value } });
  }
});
