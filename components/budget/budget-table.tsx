"use client";

import {
  type Dispatch,
  type FocusEventHandler,
  type KeyboardEventHandler,
  type MouseEventHandler,
  type Ref,
  useMemo,
} from "react";
import type { Finding } from "../../lib/core/budget/findings/types.ts";
import type { Budget, BudgetSection, ComputedBudget, SectionKind } from "../../lib/core/budget/model.ts";
import { classNames } from "../ui/class-names.ts";
import { FigureRowView, figureLabel } from "./figure-rows.tsx";
import {
  addLineRowId,
  type FigureRow,
  hasTotal,
  lineRowId,
  openingColumn,
  resultFigures,
  sectionRowId,
  sectionsOf,
} from "./grid-rows.ts";
import type { GridAction, GridState } from "./grid-state.ts";
import { marksByRow, outdatedByRow, sectionSums } from "./grid-view.ts";
import { LineRow } from "./line-row.tsx";
import { OpeningRow } from "./opening-row.tsx";
import { useSavedWord } from "./saved-word.ts";
import { AddLineRow, SectionRow } from "./section-rows.tsx";
import { YEAR_KIND_WORDS } from "./words.ts";

/** More columns than this scroll inside the table, under a fixed first column. */
const COLUMNS_ON_PAGE = 6;

export interface BudgetTableProps {
  readonly state: GridState;
  /** With what is being typed. */
  readonly budget: Budget;
  readonly computed: ComputedBudget;
  readonly findings: readonly Finding[];
  readonly folded: ReadonlySet<string>;
  readonly canEdit: boolean;
  /** Column index that a narrow screen shows. */
  readonly shown: number;
  readonly dispatch: Dispatch<GridAction>;
  readonly handlers: {
    readonly onKeyDown: KeyboardEventHandler;
    readonly onMouseDown: MouseEventHandler;
    readonly onClick: MouseEventHandler;
    readonly onDoubleClick: MouseEventHandler;
    readonly onContextMenu: MouseEventHandler;
    readonly onBlur: FocusEventHandler;
  };
  readonly ref: Ref<HTMLTableElement>;
}

export function BudgetTable(props: BudgetTableProps) {
  const { state, budget, computed, findings, folded, canEdit, shown, dispatch, handlers, ref } = props;
  const { selection, edit } = state;
  const outdated = useMemo(() => outdatedByRow(budget, computed), [budget, computed]);
  const marks = useMemo(() => marksByRow(budget, findings), [budget, findings]);
  const common = (row: string) => ({
    selected: selection.row === row ? selection.column : null,
    edit: edit?.at.row === row ? edit : null,
    marks: marks.get(row) ?? null,
    dispatch,
  });
  const none = budget.years.map(() => null);
  const savedWord = useSavedWord();
  const figureRow = (figure: FigureRow, first: boolean) => {
    const { selected, marks: found } = common(`figure:${figure}`);
    return (
      <FigureRowView
        key={figure}
        figure={figure}
        label={figureLabel(figure, computed.columns, savedWord)}
        amounts={computed.columns.map((column) => column[figure])}
        outdated={outdated.get(`figure:${figure}`) ?? null}
        selected={selected}
        first={first}
        marks={found}
      />
    );
  };
  const sectionGroup = (section: BudgetSection) => {
    const isFolded = folded.has(section.id);
    const addRow = common(addLineRowId(section.id));
    return (
      <tbody key={section.id}>
        <SectionRow
          section={section}
          sums={sectionSums(budget, computed, section)}
          outdated={outdated.get(sectionRowId(section.id)) ?? null}
          folded={isFolded}
          canEdit={canEdit}
          {...common(sectionRowId(section.id))}
        />
        {section.lines.map((line) => (
          <LineRow
            key={line.id}
            line={line}
            kind={section.kind}
            years={budget.years}
            amounts={computed.amounts.get(line.id) ?? none}
            rules={computed.governing.get(line.id) ?? none}
            hidden={isFolded}
            canEdit={canEdit}
            budget={budget}
            {...common(lineRowId(line.id))}
          />
        ))}
        {canEdit ? (
          <AddLineRow
            section={section}
            columns={budget.years.length}
            selected={addRow.selected}
            hidden={isFolded}
          />
        ) : null}
      </tbody>
    );
  };
  const side = (kind: SectionKind) => (
    <>
      {sectionsOf(budget, kind).map(sectionGroup)}
      {hasTotal(budget, kind) ? <tbody>{figureRow(kind, true)}</tbody> : null}
    </>
  );
  return (
    <div className={classNames(budget.years.length > COLUMNS_ON_PAGE && "grid-wide")}>
      <table
        ref={ref}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: WAI-ARIA lets a table be a grid.
        role="grid"
        aria-label="Budget i kronor"
        aria-readonly={canEdit ? undefined : true}
        className="budget-table"
        data-shown={shown}
        data-years={budget.years.length > 4 ? "many" : budget.years.length}
        {...handlers}
      >
        <thead>
          <tr>
            <th scope="col">Kronor</th>
            {budget.years.map(({ year, kind }) => (
              <th key={`${year}:${kind}`} scope="col">
                {year}
                <small>{YEAR_KIND_WORDS[kind]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <OpeningRow
            amounts={computed.columns.map((column) => column.openingEquity)}
            editable={canEdit ? openingColumn(budget) + 1 : null}
            outdated={outdated.get("opening") ?? null}
            {...common("opening")}
          />
        </tbody>
        {side("income")}
        {side("cost")}
        <tfoot className="budget-results">
          {resultFigures(computed.columns).map((figure, index) => figureRow(figure, index === 0))}
        </tfoot>
      </table>
    </div>
  );
}
