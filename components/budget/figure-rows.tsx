"use client";

import { memo } from "react";
import { percent } from "../../lib/core/budget/findings/wording.ts";
import type { ColumnFigures } from "../../lib/core/budget/model.ts";
import { type Ore, ore } from "../../lib/core/money.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";
import { classNames } from "../ui/class-names.ts";
import { FIGURE_WORD, wordTarget } from "./figure-words.ts";
import type { FigureRow } from "./grid-rows.ts";
import { type Amounts, sameAmounts, sameProps } from "./row-equality.ts";
import { type Outdated, SumCell, sameTexts } from "./section-rows.tsx";

export interface FigureRowProps {
  readonly figure: FigureRow;
  readonly label: string;
  readonly amounts: Amounts;
  readonly outdated: Outdated | null;
  readonly selected: number | null;
  readonly first: boolean;
  readonly marks: string | null;
}

const ROW_CLASS = {
  income: "row-total",
  cost: "row-total",
  result: "row-strong",
  closingEquity: "row-equity",
  closingEquityDecidedOnly: "",
  thresholdAmount: "",
  disposable: "",
} as const satisfies Record<FigureRow, string>;

function Row({ figure, label, amounts, outdated, selected, first, marks }: FigureRowProps) {
  const word = FIGURE_WORD[figure];
  return (
    <tr className={classNames(ROW_CLASS[figure], first && "row-first")} data-row={`figure:${figure}`}>
      <th scope="row" data-c={0} tabIndex={selected === 0 ? 0 : -1} aria-label={label}>
        {label}
        {word ? (
          <button
            type="button"
            className="term-mark term-ask"
            tabIndex={-1}
            popoverTarget={wordTarget(word)}
            aria-label="Vad betyder det?"
          >
            ?
          </button>
        ) : null}
      </th>
      {amounts.map((amount, index) => (
        <SumCell
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
          key={index}
          column={index + 1}
          amount={amount}
          outdated={outdated?.[index] ?? null}
          selected={selected === index + 1}
          mark={marks?.[index]}
          className={toneOf(figure, amount)}
          text={figure === "disposable" && amount !== null ? overOrUnder(amount) : undefined}
        />
      ))}
    </tr>
  );
}

export const FigureRowView = memo(Row, (before, after) =>
  sameProps(before, after, { amounts: sameAmounts, outdated: sameTexts }),
);

/** Red where the money does not last; amber where there is more than recommended. */
function toneOf(figure: FigureRow, amount: Ore | null): string | undefined {
  if (amount === null) return undefined;
  if ((figure === "closingEquity" || figure === "closingEquityDecidedOnly") && amount < 0) return "broken";
  return figure === "disposable" && amount > 0 ? "over" : undefined;
}

/** "6 553 060 över", "769 966 under". */
export function overOrUnder(amount: Ore): string {
  if (amount === 0) return formatKr(amount);
  return `${formatKr(ore(Math.abs(amount)))} ${amount > 0 ? "över" : "under"}`;
}

export function figureLabel(figure: FigureRow, columns: readonly ColumnFigures[], savedWord: string): string {
  switch (figure) {
    case "income":
      return "Summa intäkter";
    case "cost":
      return "Summa kostnader";
    case "result":
      return "Årets resultat";
    case "closingEquity":
      return `${savedWord} 31 december`;
    case "closingEquityDecidedOnly":
      return "Om bara beslutade pengar används";
    case "thresholdAmount":
      return recommendedLabel(columns);
    case "disposable":
      return "Över eller under rekommendationen";
  }
}

function recommendedLabel(columns: readonly ColumnFigures[]): string {
  const levels = new Set(
    columns.map(({ recommendedPercent }) => recommendedPercent).filter((level) => level !== null),
  );
  const [level] = levels;
  if (levels.size !== 1 || level === undefined) return "Rekommenderat högst";
  // Four columns and more leave less room for the name.
  const of = columns.length > 3 ? "" : " av tilldelningen";
  return `Rekommenderat högst, ${percent(level)}${of}`;
}
