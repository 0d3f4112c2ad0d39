/**
 * Random budgets as documents print them, for tests: every printed figure agrees with the lines, until one
 * fault is put in. Seeded, so that a failure can be run again.
 */

import { DEFAULT_LADDER } from "../lib/core/budget/ladder.ts";
import type {
  Budget,
  BudgetSection,
  BudgetYear,
  ColumnKey,
  ControlFigure,
  PrintedFigure,
} from "../lib/core/budget/model.ts";
import { columnOf } from "../lib/core/budget/years.ts";
import { type Ore, ore, percentOf } from "../lib/core/money.ts";

export interface RandomLine {
  readonly id: string;
  readonly label: string;
  /** Per column; null is blank. */
  readonly values: (Ore | null)[];
}

export interface RandomSection {
  readonly id: string;
  readonly kind: "income" | "cost";
  lines: RandomLine[];
}

export interface RandomDocument {
  readonly years: readonly BudgetYear[];
  readonly opening: Ore;
  readonly sections: readonly RandomSection[];
  /** Smallest step of the figures, öre. */
  readonly step: number;
}

/** A figure that is printed wrong by some amount; `carriedOn` when later figures are made from it. */
export interface PrintFault {
  readonly figure: PrintedFigure;
  readonly section: string | null;
  readonly column: number;
  readonly by: number;
  readonly carriedOn: boolean;
}

/** mulberry32: small, fast and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("Nothing to pick from");
  return item;
}

/** Three or four columns, contributions 50/25/25, two to four groups of costs, equity that never runs out. */
export function randomDocument(random: () => number): RandomDocument {
  const step = pick(random, [100, 100, 100_000]);
  const unit = step === 100 ? 1 : 1000;
  const start = 2020 + Math.floor(random() * 10);
  const hasForecast = random() < 0.4;
  const kinds: BudgetYear["kind"][] = ["budget", "plan", "plan"];
  if (hasForecast) kinds.unshift("prognos");
  const years = kinds.map((kind, index) => ({ year: start + index, kind }));
  const amount = (low: number, high: number) =>
    ore(Math.round((low + random() * (high - low)) / unit) * unit * 100);
  const state = years.map(() => ore(Math.round((1_500_000 + random() * 4_000_000) / unit / 2) * unit * 200));
  const share = (part: number) => state.map((whole) => ore(whole * part));
  const sections: RandomSection[] = [
    {
      id: "income",
      kind: "income",
      lines: [
        { id: "state", label: "Staten", values: state },
        { id: "region", label: "Regionen", values: share(0.5) },
        { id: "kommuner", label: "Kommunerna", values: share(0.5) },
      ],
    },
  ];
  const groups = 2 + Math.floor(random() * 3);
  for (let group = 0; group < groups; group += 1) {
    const count = 2 + Math.floor(random() * 6);
    sections.push({
      id: `cost${group}`,
      kind: "cost",
      lines: Array.from({ length: count }, (_, line) => ({
        id: `cost${group}-${line}`,
        label: `Rad ${group}.${line}`,
        values: costRow(random, years.length, amount),
      })),
    });
  }
  return { years, opening: amount(60_000_000, 90_000_000), sections, step };
}

/** Level, growing by whole percents, or different every year, with a blank now and then. */
function costRow(
  random: () => number,
  width: number,
  amount: (low: number, high: number) => Ore,
): (Ore | null)[] {
  const first = amount(10_000, 900_000);
  const growth = pick(random, [0, 0, 2, 3, 4]);
  const free = random() < 0.5;
  const row: Ore[] = [];
  for (let at = 0; at < width; at += 1) {
    const before = row[at - 1];
    const grown =
      before === undefined ? first : ore(Math.round((before * (100 + growth)) / 100 / 100_000) * 100_000);
    row.push(free ? amount(10_000, 900_000) : grown);
  }
  return row.map((value, at) => (at > 0 && random() < 0.08 ? null : value));
}

/** Prints the document: lines → subtotal → total → result → closing → next opening, each figure once. */
export function printDocument(document: RandomDocument, fault: PrintFault | null = null): ControlFigure[] {
  const control: ControlFigure[] = [];
  let carried: number = document.opening;
  document.years.forEach(({ year }, column) => {
    const print = (figure: PrintedFigure, right: number, sectionId: string | null = null): number => {
      const isWrong = fault?.figure === figure && fault.column === column && fault.section === sectionId;
      const shown = isWrong ? right + fault.by : right;
      control.push({ figure, sectionId, year, amount: ore(shown), outdated: false });
      return isWrong && fault.carriedOn ? shown : right;
    };
    const side = (kind: RandomSection["kind"]) =>
      document.sections
        .filter((section) => section.kind === kind)
        .reduce((sum, { id, lines }) => {
          const lineSum = lines.reduce((total, { values }) => total + (values[column] ?? 0), 0);
          return sum + print("subtotal", lineSum, id);
        }, 0);
    const income = print("totalIncome", side("income"));
    const cost = print("totalCost", side("cost"));
    const opening = print("openingEquity", carried);
    print("availableFunds", opening + income);
    const result = print("result", income - cost);
    const closing = print("closingEquity", opening + result);
    const base = document.sections[0]?.lines.reduce((sum, { values }) => sum + (values[column] ?? 0), 0) ?? 0;
    control.push({ figure: "thresholdPercent", sectionId: null, year, amount: ore(2000), outdated: false });
    const threshold = print("thresholdAmount", percentOf(ore(base), 20));
    print("disposable", closing - threshold);
    carried = closing;
  });
  return control;
}

/** The budget such a document is imported to. */
export function importDocument(document: RandomDocument, control: readonly ControlFigure[]): Budget {
  const keys = document.years.map(columnOf);
  const cellsOf = <T>(
    values: readonly (Ore | null)[],
    make: (amount: Ore) => T,
  ): Partial<Record<ColumnKey, T>> =>
    Object.fromEntries(
      values.flatMap((amount, at) => (amount === null ? [] : [[keys[at] ?? "0:budget", make(amount)]])),
    );
  const sections = document.sections.map(({ id, kind, lines }): BudgetSection => {
    return {
      id,
      lineageId: id,
      key: id,
      label: id,
      kind,
      costType: kind === "cost" ? "insats" : null,
      level: null,
      complete: true,
      lines: lines.map((line) => ({
        id: line.id,
        lineageId: line.id,
        label: line.label,
        costType: null,
        level: null,
        decision: "decided",
        incomeKind: kind === "income" ? "contribution" : null,
        party: null,
        endYear: null,
        account: null,
        costCentre: null,
        project: null,
        note: null,
        cells: cellsOf(line.values, (amount) => ({ type: "amount" as const, amount })),
      })),
    };
  });
  const imported = Object.fromEntries(
    document.sections.map(({ id, lines }) => [
      id,
      Object.fromEntries(lines.map((line) => [line.id, cellsOf(line.values, (amount) => amount)])),
    ]),
  );
  return { years: document.years, sections, control, imported, opening: null, ladder: DEFAULT_LADDER };
}
