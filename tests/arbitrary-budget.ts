/** Random budgets and changes for property tests. */
import fc from "fast-check";
import { wholeProblem } from "../lib/core/budget/change-check.ts";
import type { Change } from "../lib/core/budget/change-types.ts";
import { DEFAULT_LADDER } from "../lib/core/budget/ladder.ts";
import {
  type Budget,
  type BudgetLine,
  type BudgetSection,
  type BudgetYear,
  type Cell,
  COST_TYPES,
  type ColumnKey,
  type ControlFigure,
  DECISIONS,
  INCOME_KINDS,
  LEVELS,
  PARTY_GROUPS,
  type Rule,
  SERIES,
  YEAR_KINDS,
} from "../lib/core/budget/model.ts";
import { columnOf, compareColumns } from "../lib/core/budget/years.ts";
import { type Ore, ore, ROUNDING_STEPS } from "../lib/core/money.ts";

const YEARS = [2023, 2024, 2025, 2026, 2027] as const;
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

export const arbitraryOre: fc.Arbitrary<Ore> = fc
  .oneof(fc.integer({ min: -50_000_000, max: 500_000_000 }), fc.constant(0))
  .map((amount) => ore(amount));
const round = fc.constantFrom(...ROUNDING_STEPS);
const percent = fc.integer({ min: -400, max: 1200 }).map((tenths) => tenths / 10);

function arbitraryRule(ids: readonly string[]): fc.Arbitrary<Rule> {
  const plain: fc.Arbitrary<Rule> = fc.oneof(
    round.map((step): Rule => ({ type: "same", round: step })),
    fc.record({ type: fc.constant("percent" as const), value: percent, round }),
    fc.record({ type: fc.constant("amount" as const), value: arbitraryOre, round }),
    fc.record({
      type: fc.constant("expression" as const),
      text: fc.constantFrom("35000*12", "= 1 200 / 7", "(100+2,5)*3", "-4 000"),
      round,
    }),
  );
  if (ids.length === 0) return plain;
  const share: fc.Arbitrary<Rule> = fc.record({
    type: fc.constant("shareOf" as const),
    value: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
    of: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
    round,
  });
  return fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: share });
}

function arbitraryCell(ids: readonly string[]): fc.Arbitrary<Cell> {
  return fc.oneof(
    { weight: 4, arbitrary: arbitraryOre.map((amount): Cell => ({ type: "amount", amount })) },
    { weight: 2, arbitrary: arbitraryRule(ids).map((rule): Cell => ({ type: "rule", rule })) },
    { weight: 1, arbitrary: fc.constant<Cell>({ type: "stop" }) },
  );
}

const label = fc.constantFrom("Lokaler", "Personal", "Räntor", "Unga <30 år", "Arvoden", "Statsbidrag");

function arbitraryFields(
  kind: BudgetSection["kind"],
): fc.Arbitrary<Omit<BudgetLine, "id" | "lineageId" | "cells">> {
  const cost = kind === "cost";
  return fc.record({
    label,
    costType: cost ? nullable(fc.constantFrom(...COST_TYPES)) : fc.constant(null),
    level: nullable(fc.constantFrom(...LEVELS)),
    decision: cost ? fc.constantFrom(...DECISIONS) : fc.constant("decided" as const),
    incomeKind: cost ? fc.constant(null) : fc.constantFrom(...INCOME_KINDS),
    party: cost ? fc.constant(null) : nullable(fc.constantFrom(...PARTY_GROUPS)),
    endYear: fc.option(fc.constantFrom(...YEARS), { nil: null, freq: 5 }),
    account: nullable(fc.constant("5010")),
    costCentre: fc.constant(null),
    project: fc.constant(null),
    note: nullable(fc.constant("En not")),
  });
}

function arbitraryCells(
  columns: readonly ColumnKey[],
  ids: readonly string[],
): fc.Arbitrary<BudgetLine["cells"]> {
  return fc
    .array(fc.option(arbitraryCell(ids), { nil: null, freq: 3 }), {
      minLength: columns.length,
      maxLength: columns.length,
    })
    .map((cells) => {
      const held: Partial<Record<ColumnKey, Cell>> = {};
      for (const [index, column] of columns.entries()) {
        const cell = cells[index];
        if (cell) held[column] = cell;
      }
      return held;
    });
}

/** Columns with at least one of kind budget, in order. `single`: no year twice, as in a file. */
function arbitraryYears(single: boolean): fc.Arbitrary<BudgetYear[]> {
  const column = fc.record({ year: fc.constantFrom(...YEARS), kind: fc.constantFrom(...YEAR_KINDS) });
  return fc
    .uniqueArray(column, {
      minLength: 1,
      maxLength: 5,
      selector: (made) => (single ? String(made.year) : columnOf(made)),
    })
    .filter((years) => years.some(({ kind }) => kind === "budget"))
    .map((years) => years.sort(compareColumns));
}

/** A budget without cycles or amounts that are too large. */
export function arbitraryBudget({ single = false } = {}): fc.Arbitrary<Budget> {
  const shape = fc.array(
    fc.record({
      kind: fc.constantFrom("income" as const, "cost" as const),
      lines: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 1, maxLength: 4 },
  );
  return fc
    .tuple(arbitraryYears(single), shape, nullable(arbitraryOre))
    .chain(([years, sections, opening]) => {
      const columns = years.map(columnOf);
      const lineIds = sections.map(({ lines }, at) =>
        Array.from({ length: lines }, (_, index) => `l${at}-${index}`),
      );
      const ids = [...sections.map((_, at) => `s${at}`), ...lineIds.flat()];
      const made = sections.map(({ kind }, at): fc.Arbitrary<BudgetSection> => {
        const lines = (lineIds[at] ?? []).map((id) =>
          fc
            .tuple(arbitraryFields(kind), arbitraryCells(columns, ids))
            .map(([fields, cells]): BudgetLine => ({ id, lineageId: `of-${id}`, ...fields, cells })),
        );
        return fc
          .tuple(fc.tuple(...lines), fc.boolean(), nullable(fc.constantFrom(...COST_TYPES)))
          .map(([rows, complete, costType]) => ({
            id: `s${at}`,
            lineageId: `of-s${at}`,
            key: at % 2 === 0 ? `key-${at}` : null,
            label: `Avsnitt ${at}`,
            kind,
            costType: kind === "cost" ? costType : null,
            level: null,
            complete,
            lines: rows,
          }));
      });
      return fc.tuple(...made).map(
        (rows): Budget => ({
          years,
          sections: rows,
          control: years.map(
            ({ year }, index): ControlFigure =>
              index % 2 === 0
                ? {
                    figure: "totalCost",
                    sectionId: null,
                    year,
                    amount: ore(year * 1000),
                    outdated: index === 0,
                  }
                : { figure: "subtotal", sectionId: "s0", year, amount: ore(year * 100), outdated: false },
          ),
          imported: null,
          opening:
            opening === null ? null : { year: years[0]?.year ?? 2024, amount: opening, source: "bokslut" },
          ladder: DEFAULT_LADDER,
        }),
      );
    })
    .filter((budget) => wholeProblem(budget) === null);
}

/** A change that may or may not be allowed, mostly about rows and columns that exist. */
export function arbitraryChange(budget: Budget): fc.Arbitrary<Change> {
  const sectionIds = [...budget.sections.map(({ id }) => id), "unknown"];
  const lineIds = [...budget.sections.flatMap(({ lines }) => lines.map(({ id }) => id)), "unknown"];
  const columns = budget.years.map(columnOf);
  const lineId = fc.constantFrom(...lineIds);
  const sectionId = fc.constantFrom(...sectionIds);
  const year = fc.constantFrom(...YEARS);
  const cell = { lineId, year, series: fc.option(fc.constantFrom(...SERIES), { nil: undefined, freq: 3 }) };
  const afterLine = nullable(lineId);
  const afterSection = nullable(sectionId);
  const ids = [...sectionIds, ...lineIds];
  const op = <T extends string>(name: T) => fc.constant(name);
  const line = fc
    .constantFrom("income" as const, "cost" as const)
    .chain((kind) => fc.tuple(arbitraryFields(kind), arbitraryCells(columns, ids)))
    .map(([fields, cells]) => ({ ...fields, cells }));
  const set = fc
    .constantFrom("income" as const, "cost" as const)
    .chain((kind) => arbitraryFields(kind))
    .chain((fields) => fc.subarray(Object.entries(fields)).map((some) => Object.fromEntries(some)));
  return fc.oneof(
    fc.record({ op: op("setValue"), ...cell, amount: nullable(arbitraryOre) }),
    fc.record({ op: op("setRule"), ...cell, rule: nullable(arbitraryRule(ids)) }),
    fc.record({
      op: op("addLine"),
      sectionId,
      lineId: fc.constantFrom("new", ...lineIds),
      after: afterLine,
      line,
    }),
    fc.record({ op: op("updateLine"), lineId, set }),
    fc.record({ op: op("moveLine"), lineId, sectionId, after: afterLine }),
    fc.record({ op: op("deleteLine"), lineId }),
    fc.record({
      op: op("addSection"),
      sectionId: fc.constantFrom("new-section", ...sectionIds),
      after: afterSection,
      section: fc.record({ label, kind: fc.constantFrom("income" as const, "cost" as const) }),
    }),
    fc.record({ op: op("updateSection"), sectionId, set: fc.record({ label, complete: fc.boolean() }) }),
    fc.record({ op: op("moveSection"), sectionId, after: afterSection }),
    fc.record({ op: op("deleteSection"), sectionId }),
    fc.record({ op: op("addYear"), year, kind: fc.constantFrom(...YEAR_KINDS) }),
    fc.record({ op: op("deleteYear"), year, series: cell.series }),
    fc.record({
      op: op("setOpening"),
      year,
      amount: nullable(arbitraryOre),
      source: fc.constantFrom("bokslut" as const, "prognos" as const),
    }),
  );
}
