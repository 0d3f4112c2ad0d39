"use client";

import { type Dispatch, memo } from "react";
import type { Budget, BudgetLine, BudgetYear, SectionKind } from "../../lib/core/budget/model.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";
import { classNames } from "../ui/class-names.ts";
import type { CellEdit } from "./cell-edit.ts";
import { CellEditor } from "./cell-editor.tsx";
import { lineRowId } from "./grid-rows.ts";
import type { GridAction } from "./grid-state.ts";
import { type Amounts, type Rules, sameAmounts, sameProps, sameRules } from "./row-equality.ts";
import { RowName } from "./row-name.tsx";
import { ruleSentence, shortRule } from "./rule-text.ts";

/** Per column: nothing, "warning" or "error". */
export type Marks = string;

export interface LineRowProps {
  readonly line: BudgetLine;
  readonly kind: SectionKind;
  readonly years: readonly BudgetYear[];
  readonly amounts: Amounts;
  readonly rules: Rules;
  /** Column that has the grid's Tab stop, when it is in this row. */
  readonly selected: number | null;
  readonly edit: CellEdit | null;
  readonly hidden: boolean;
  readonly canEdit: boolean;
  /** One character per column: "-", "w" or "e". */
  readonly marks: Marks | null;
  /** For the names in rules; not compared, since names seldom change and the rule's own row follows the rule. */
  readonly budget: Budget;
  readonly dispatch: Dispatch<GridAction>;
}

function Row({
  line,
  kind,
  years,
  amounts,
  rules,
  selected,
  edit,
  hidden,
  canEdit,
  marks,
  budget,
  dispatch,
}: LineRowProps) {
  return (
    <tr className="row-line" data-row={lineRowId(line.id)} hidden={hidden}>
      <th scope="row" data-c={0} tabIndex={selected === 0 ? 0 : -1}>
        {edit?.at.column === 0 ? (
          <div className="row-name">
            <CellEditor edit={edit} name="Radens namn" numeric={false} dispatch={dispatch} />
          </div>
        ) : (
          <RowName label={line.label} menu={canEdit}>
            {kind === "cost" && line.decision !== "decided" ? (
              <span className="undecided">Ej beslutad</span>
            ) : null}
          </RowName>
        )}
      </th>
      {years.map((year, index) => {
        const column = index + 1;
        const tabIndex = selected === column ? 0 : -1;
        if (edit?.at.column === column) {
          return (
            <td key={column} data-c={column} className="cell-editing" tabIndex={tabIndex}>
              <CellEditor
                edit={edit}
                name={`${line.label} ${year.year}`}
                numeric={kind === "cost"}
                dispatch={dispatch}
              />
            </td>
          );
        }
        const governing = rules[index] ?? null;
        const mark = marks?.[index];
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a td in a grid is a gridcell.
          <td
            key={column}
            data-c={column}
            tabIndex={tabIndex}
            aria-readonly={canEdit ? undefined : true}
            title={governing ? ruleSentence(governing.rule, budget) : undefined}
            className={classNames(
              canEdit && "cell",
              governing && governing.setIn !== index && "cell-inherited",
              mark === "w" && "cell-found",
              mark === "e" && "cell-found cell-found-error",
            )}
          >
            {governing ? <span className="cell-rule">{shortRule(governing.rule)} </span> : null}
            <AmountText amount={amounts[index] ?? null} />
          </td>
        );
      })}
    </tr>
  );
}

export const LineRow = memo(Row, (before, after) =>
  sameProps(before, after, { amounts: sameAmounts, rules: sameRules, budget: () => true }),
);

function AmountText({ amount }: { readonly amount: Amounts[number] }) {
  return amount === null ? (
    <span className="visually-hidden">inget belopp</span>
  ) : (
    <span className="cell-amount">{formatKr(amount)}</span>
  );
}
