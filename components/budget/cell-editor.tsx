"use client";

import { type Dispatch, useLayoutEffect, useRef } from "react";
import { classNames } from "../ui/class-names.ts";
import type { CellEdit } from "./cell-edit.ts";
import type { GridAction } from "./grid-state.ts";

const NOTE_ID = "cell-note";

/** The field in a cell. Keys and the buttons' clicks are heard by the table. */
export function CellEditor({
  edit,
  name,
  numeric,
  dispatch,
}: {
  readonly edit: CellEdit;
  readonly name: string;
  /** Digits only on a phone's keyboard; it has no minus. */
  readonly numeric: boolean;
  readonly dispatch: Dispatch<GridAction>;
}) {
  const ref = useRef<HTMLInputElement>(null);
  const { selectAll } = edit;
  useLayoutEffect(() => {
    const input = ref.current;
    if (!input) return;
    input.focus();
    if (selectAll) input.select();
    else input.setSelectionRange(input.value.length, input.value.length);
  }, [selectAll]);
  const noted = edit.problem !== null || edit.asks;
  return (
    <>
      <input
        ref={ref}
        // The column is as wide as its amounts, not as a field.
        size={1}
        className={classNames("cell-input", edit.problem !== null && "cell-input-failed")}
        value={edit.text}
        aria-label={name}
        aria-invalid={edit.problem !== null}
        aria-describedby={noted ? NOTE_ID : undefined}
        inputMode={numeric ? "numeric" : "text"}
        autoComplete="off"
        spellCheck={edit.kind === "label"}
        enterKeyHint="next"
        onChange={(event) => dispatch({ type: "type", text: event.target.value })}
      />
      {edit.problem !== null ? (
        <div id={NOTE_ID} className="cell-note cell-note-error" role="alert">
          <span className="visually-hidden">Fel: </span>
          {edit.problem}
        </div>
      ) : null}
      {edit.asks ? (
        <div id={NOTE_ID} className="cell-note" role="alert">
          Är detta en återbetalning? Kostnader skrivs annars utan minus.
          <div className="cell-note-actions">
            <button type="button" className="button" data-action="refund">
              Ja, behåll minus
            </button>
            <button type="button" className="button" data-action="cost">
              Nej, ta bort minus
            </button>
          </div>
        </div>
      ) : null}
    </>
  );
}
