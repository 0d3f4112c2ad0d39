/** One cell being written in: what its text means, and what it becomes. */
import type { Change } from "../../lib/core/budget/changes.ts";
import { computeBudget } from "../../lib/core/budget/compute.ts";
import { evaluateExpression } from "../../lib/core/budget/expression.ts";
import type { Budget, BudgetYear, GoverningRule, Rule } from "../../lib/core/budget/model.ts";
import { expressionText } from "../../lib/core/budget/refusal-text.ts";
import { governingRules } from "../../lib/core/budget/rules.ts";
import { columnOf, layoutOf, seriesOf } from "../../lib/core/budget/years.ts";
import { type Ore, ore, type RoundingStep } from "../../lib/core/money.ts";
import { type AmountProblem, formatKr, parseAmount } from "../../lib/core/swedish-number.ts";
import { type CellAt, findLine, findSection, openingColumn } from "./grid-rows.ts";
import { shortRule } from "./rule-text.ts";

export type EditKind = "amount" | "label";

export interface CellEdit {
  readonly at: CellAt;
  readonly kind: EditKind;
  readonly text: string;
  /** The text the editor opened with: unchanged means no change. */
  readonly opened: string;
  /** Opened by typing: arrows up and down then leave the cell, as in a spreadsheet. */
  readonly byTyping: boolean;
  /** The whole text is selected when the editor opens, else the caret stands last. */
  readonly selectAll: boolean;
  /** The row was made for this edit and goes away with Esc. */
  readonly created: boolean;
  readonly problem: string | null;
  /** "Är detta en återbetalning?" stands at the cell. */
  readonly asks: boolean;
}

export type CellChange =
  | { readonly type: "unchanged" }
  | { readonly type: "problem"; readonly message: string }
  | { readonly type: "change"; readonly change: Change };

export type Meaning =
  | { readonly type: "empty" }
  | { readonly type: "amount"; readonly amount: Ore }
  | { readonly type: "rule"; readonly rule: Rule }
  | { readonly type: "problem"; readonly message: string };

const PERCENT = /^([+\-\u2212\u2013]?)\s*(\d+(?:[.,]\d+)?)\s*%$/;

/** What a text typed into an amount cell means: an amount, `=35000*12`, or `+3 %` on the year before. */
export function meaningOf(text: string, name: string, round: RoundingStep): Meaning {
  const body = text.trim();
  if (body === "") return { type: "empty" };
  if (body.startsWith("=")) {
    const value = evaluateExpression(body, round);
    return value.ok
      ? { type: "rule", rule: { type: "expression", text: body, round } }
      : { type: "problem", message: expressionText(value.error) };
  }
  const percent = PERCENT.exec(body);
  if (percent) {
    const size = Number((percent[2] ?? "").replace(",", "."));
    const value = percent[1] && percent[1] !== "+" ? -size : size;
    return { type: "rule", rule: { type: "percent", value, round } };
  }
  const amount = parseAmount(body, "kr");
  if (!amount.ok) return { type: "problem", message: amountProblem(amount.error, body, name) };
  return amount.value === null ? { type: "empty" } : { type: "amount", amount: amount.value };
}

function amountProblem(problem: AmountProblem, text: string, name: string): string {
  switch (problem.code) {
    case "notANumber":
      return `Belopp för ${name} måste vara ett tal, till exempel 140 000`;
    case "ambiguous": {
      const [thousands, decimals] = problem.readings;
      return `${text} kan läsas på två sätt. Skriv ${formatKr(thousands)} eller ${formatKr(decimals)}`;
    }
    case "tooManyDecimals":
      return `Belopp för ${name} får ha högst ${problem.max} decimaler`;
    case "tooLarge":
      return `Belopp för ${name} får vara högst en miljard kronor`;
  }
}

/** What an edit changes. `asCost` takes a minus as a slip: the amount counts as an ordinary cost. */
export function cellChange(budget: Budget, edit: CellEdit, asCost = false): CellChange {
  if (edit.text === edit.opened) return { type: "unchanged" };
  if (edit.kind === "label") return labelChange(budget, edit);
  const year = budget.years[edit.at.column - 1];
  if (!year) return { type: "unchanged" };
  return edit.at.row === "opening"
    ? openingChange(budget, edit, year)
    : amountChange(budget, edit, year, asCost);
}

function labelChange(budget: Budget, { at, text }: CellEdit): CellChange {
  const label = text.trim();
  const [type, id = ""] = at.row.split(":");
  const before = type === "line" ? findLine(budget, id)?.line.label : findSection(budget, id)?.label;
  if (before === undefined || before === label) return { type: "unchanged" };
  if (label === "") {
    const what = type === "line" ? "raden" : "avsnittet";
    return { type: "problem", message: `Ange ett namn för ${what}` };
  }
  const set = { label };
  return type === "line"
    ? { type: "change", change: { op: "updateLine", lineId: id, set } }
    : { type: "change", change: { op: "updateSection", sectionId: id, set } };
}

function openingChange(budget: Budget, edit: CellEdit, { year }: BudgetYear): CellChange {
  const meaning = meaningOf(edit.text, `sparade medel 1 januari ${year}`, 1);
  const source = budget.opening?.source ?? "prognos";
  switch (meaning.type) {
    case "problem":
      return meaning;
    case "rule":
      return {
        type: "problem",
        message: `Skriv sparade medel 1 januari ${year} som ett belopp, till exempel 9 553 010`,
      };
    case "empty":
      return budget.opening
        ? { type: "change", change: { op: "setOpening", year, amount: null, source } }
        : { type: "unchanged" };
    case "amount":
      return { type: "change", change: { op: "setOpening", year, amount: meaning.amount, source } };
  }
}

function amountChange(budget: Budget, edit: CellEdit, column: BudgetYear, asCost: boolean): CellChange {
  const lineId = edit.at.row.split(":")[1] ?? "";
  const place = findLine(budget, lineId);
  if (!place) return { type: "unchanged" };
  const cell = { lineId, ...cellName(budget, column) };
  const round = governing(budget, edit.at)?.rule.round ?? 1;
  const meaning = meaningOf(edit.text, `${place.line.label} ${column.year}`, round);
  switch (meaning.type) {
    case "problem":
      return meaning;
    case "rule":
      return { type: "change", change: { op: "setRule", ...cell, rule: meaning.rule } };
    case "empty":
      return { type: "change", change: { op: "setValue", ...cell, amount: null } };
    case "amount": {
      const amount = asCost ? ore(Math.abs(meaning.amount)) : meaning.amount;
      const held = place.line.cells[columnOf(column)];
      if (held?.type === "amount" && held.amount === amount) return { type: "unchanged" };
      return { type: "change", change: { op: "setValue", ...cell, amount } };
    }
  }
}

/** Year, and the series only where the year stands twice. */
export function cellName(budget: Budget, column: BudgetYear) {
  const twice = budget.years.filter(({ year }) => year === column.year).length > 1;
  return twice ? { year: column.year, series: seriesOf(column) } : { year: column.year };
}

/** A minus on a cost row may be a repayment or a slip: ask, unless the cell already held one. */
export function reasonToAsk(budget: Budget, edit: CellEdit, change: Change): boolean {
  if (change.op !== "setValue" || change.amount === null || change.amount >= 0) return false;
  const place = findLine(budget, change.lineId);
  if (place?.section.kind !== "cost") return false;
  const column = budget.years[edit.at.column - 1];
  const held = column && place.line.cells[columnOf(column)];
  return !(held?.type === "amount" && held.amount < 0);
}

/** The rule that governs a cell of a line. */
export function governing(budget: Budget, at: CellAt): GoverningRule | null {
  const place = findLine(budget, at.row.split(":")[1] ?? "");
  if (!place) return null;
  return governingRules(place.line, budget.years, layoutOf(budget.years))[at.column - 1] ?? null;
}

/**
 * The text an editor opens with: a name, the cell's own calculation where it has one, else the amount; null where
 * nothing can be written.
 */
export function textAt(budget: Budget, at: CellAt): string | null {
  const [type, id = ""] = at.row.split(":");
  if (at.column === 0) {
    if (type === "line") return findLine(budget, id)?.line.label ?? null;
    return type === "section" ? (findSection(budget, id)?.label ?? null) : null;
  }
  const computed = computeBudget(budget);
  if (at.row === "opening") {
    const opening = computed.columns[at.column - 1]?.openingEquity ?? null;
    return at.column - 1 === openingColumn(budget) ? amountText(opening) : null;
  }
  if (type !== "line") return null;
  const rule = computed.governing.get(id)?.[at.column - 1];
  const isOwn = rule?.setIn === at.column - 1;
  if (rule && isOwn && (rule.rule.type === "percent" || rule.rule.type === "expression")) {
    return shortRule(rule.rule);
  }
  return amountText(computed.amounts.get(id)?.[at.column - 1] ?? null);
}

function amountText(amount: Ore | null): string {
  return amount === null ? "" : formatKr(amount);
}

/** Keys that start an amount over what the cell held: digits, a sign, `=`. */
export function meansAmountKey(key: string): boolean {
  return /^[\d=+\-\u2212]$/.test(key);
}
