"use client";

import type { BudgetYear, ColumnFigures } from "../../lib/core/budget/model.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";
import { classNames } from "../ui/class-names.ts";
import { useSavedWord } from "./saved-word.ts";
import { YEAR_KIND_WORDS } from "./words.ts";

/** One year at a time on a narrow screen. */
export function YearTabs({
  years,
  shown,
  onShow,
}: {
  readonly years: readonly BudgetYear[];
  readonly shown: number;
  readonly onShow: (index: number) => void;
}) {
  return (
    <fieldset className="year-tabs">
      <legend className="visually-hidden">Visa år</legend>
      {years.map(({ year, kind }, index) => (
        <button
          key={`${year}:${kind}`}
          type="button"
          className="year-tab"
          aria-pressed={index === shown}
          onClick={() => onShow(index)}
        >
          {year}
          <small>{YEAR_KIND_WORDS[kind]}</small>
        </button>
      ))}
    </fieldset>
  );
}

/** The figures that follow while one types, where the table's own result rows are out of sight. */
export function ResultStrip({ column }: { readonly column: ColumnFigures | null }) {
  const savedWord = useSavedWord();
  if (!column) return null;
  const { year, result, closingEquity } = column;
  return (
    <div className="result-strip" aria-hidden="true">
      <span>Årets resultat {year}</span>
      <b>{result === null ? "" : formatKr(result)}</b>
      <span>{savedWord} 31 december</span>
      <b className={classNames(closingEquity !== null && closingEquity < 0 && "broken")}>
        {closingEquity === null ? "" : formatKr(closingEquity)}
      </b>
    </div>
  );
}
