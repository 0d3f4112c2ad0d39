"use client";

import { type Dispatch, memo } from "react";
import { formatKr } from "../../lib/core/swedish-number.ts";
import { classNames } from "../ui/class-names.ts";
import type { CellEdit } from "./cell-edit.ts";
import { CellEditor } from "./cell-editor.tsx";
import type { GridAction } from "./grid-state.ts";
import { type Amounts, sameAmounts, sameProps } from "./row-equality.ts";
import { useSavedWord } from "./saved-word.ts";
import { type Outdated, SumCell, sameTexts } from "./section-rows.tsx";

export interface OpeningRowProps {
  readonly amounts: Amounts;
  /** The column that is typed; the others follow from the year before. */
  readonly editable: number | null;
  readonly outdated: Outdated | null;
  readonly selected: number | null;
  readonly edit: CellEdit | null;
  readonly marks: string | null;
  readonly dispatch: Dispatch<GridAction>;
}

function Row({ amounts, editable, outdated, selected, edit, marks, dispatch }: OpeningRowProps) {
  const name = `${useSavedWord()} 1 januari`;
  return (
    <tr className="row-opening" data-row="opening">
      <th scope="row" data-c={0} tabIndex={selected === 0 ? 0 : -1}>
        {name}
      </th>
      {amounts.map((amount, index) => {
        const column = index + 1;
        const tabIndex = selected === column ? 0 : -1;
        if (edit?.at.column === column) {
          return (
            <td key={column} data-c={column} className="cell-editing" tabIndex={tabIndex}>
              <CellEditor edit={edit} name={name} numeric={false} dispatch={dispatch} />
            </td>
          );
        }
        if (editable !== column) {
          return (
            <SumCell
              key={column}
              column={column}
              amount={amount}
              outdated={outdated?.[index] ?? null}
              selected={selected === column}
              mark={marks?.[index]}
            />
          );
        }
        return (
          <td
            key={column}
            data-c={column}
            tabIndex={tabIndex}
            className={classNames("cell", marks?.[index] === "e" && "cell-found cell-found-error")}
          >
            {amount === null ? (
              <span className="visually-hidden">inget belopp</span>
            ) : (
              <span className="cell-amount">{formatKr(amount)}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

export const OpeningRow = memo(Row, (before, after) =>
  sameProps(before, after, { amounts: sameAmounts, outdated: sameTexts }),
);
