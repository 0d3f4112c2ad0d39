"use client";

import { type Dispatch, memo } from "react";
import type { BudgetSection } from "../../lib/core/budget/model.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";
import { classNames } from "../ui/class-names.ts";
import type { CellEdit } from "./cell-edit.ts";
import { CellEditor } from "./cell-editor.tsx";
import { addLineRowId, sectionRowId } from "./grid-rows.ts";
import type { GridAction } from "./grid-state.ts";
import { type Amounts, sameAmounts, sameProps } from "./row-equality.ts";
import { RowMenuButton } from "./row-name.tsx";

/** Per column: what the document prints, when it no longer says anything about the sum. */
export type Outdated = readonly (string | null)[];

export interface SectionRowProps {
  readonly section: BudgetSection;
  readonly sums: Amounts;
  readonly outdated: Outdated | null;
  readonly selected: number | null;
  readonly edit: CellEdit | null;
  readonly folded: boolean;
  readonly canEdit: boolean;
  readonly marks: string | null;
  readonly dispatch: Dispatch<GridAction>;
}

function Heading({
  section,
  sums,
  outdated,
  selected,
  edit,
  folded,
  canEdit,
  marks,
  dispatch,
}: SectionRowProps) {
  return (
    <tr className="row-section" data-row={sectionRowId(section.id)}>
      <th scope="rowgroup" data-c={0} tabIndex={selected === 0 ? 0 : -1} aria-expanded={!folded}>
        <div className="row-name">
          {edit ? (
            <CellEditor edit={edit} name="Avsnittets namn" numeric={false} dispatch={dispatch} />
          ) : (
            <>
              <button type="button" className="fold" data-action="fold" tabIndex={-1} aria-expanded={!folded}>
                <svg className="fold-mark" viewBox="0 0 10 10" aria-hidden="true">
                  <path d="M2 0.5L8.5 5L2 9.5z" />
                </svg>
                {section.label}
              </button>
              {canEdit ? <RowMenuButton label={section.label} /> : null}
            </>
          )}
        </div>
      </th>
      {sums.map((sum, index) => (
        <SumCell
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
          key={index}
          column={index + 1}
          amount={sum}
          outdated={outdated?.[index] ?? null}
          selected={selected === index + 1}
          mark={marks?.[index]}
        />
      ))}
    </tr>
  );
}

export const SectionRow = memo(Heading, (before, after) =>
  sameProps(before, after, { sums: sameAmounts, outdated: sameTexts }),
);

export function sameTexts(a: Outdated | null, b: Outdated | null): boolean {
  return a === b || (a !== null && b !== null && a.every((text, index) => text === b[index]));
}

export interface SumCellProps {
  readonly column: number;
  readonly amount: Amounts[number];
  readonly outdated: string | null;
  readonly selected: boolean;
  readonly mark?: string | undefined;
  readonly className?: string | undefined;
  /** Shown instead of the plain amount. */
  readonly text?: string | undefined;
}

/** A cell that is computed. */
export function SumCell({ column, amount, outdated, selected, mark, className, text }: SumCellProps) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a td in a grid is a gridcell.
    <td
      data-c={column}
      tabIndex={selected ? 0 : -1}
      aria-readonly="true"
      title={outdated === null ? undefined : `Ändrad sedan dokumentet, som skriver ${outdated}`}
      className={classNames(
        className,
        outdated !== null && "cell-changed",
        mark === "w" && "cell-found",
        mark === "e" && "cell-found cell-found-error",
      )}
    >
      {amount === null ? <span className="visually-hidden">inget belopp</span> : (text ?? formatKr(amount))}
    </td>
  );
}

function Add({
  section,
  columns,
  selected,
  hidden,
}: {
  readonly section: BudgetSection;
  readonly columns: number;
  readonly selected: number | null;
  readonly hidden: boolean;
}) {
  return (
    <tr className="row-add" data-row={addLineRowId(section.id)} hidden={hidden}>
      <th scope="row" data-c={0} tabIndex={selected === 0 ? 0 : -1}>
        <button type="button" className="link-button" data-action="add" tabIndex={-1}>
          Lägg till rad
        </button>
      </th>
      {Array.from({ length: columns }, (_, index) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a td in a grid is a gridcell.
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
          key={index}
          data-c={index + 1}
          tabIndex={selected === index + 1 ? 0 : -1}
          aria-readonly="true"
        />
      ))}
    </tr>
  );
}

export const AddLineRow = memo(Add);
