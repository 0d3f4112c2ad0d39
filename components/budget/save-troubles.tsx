"use client";

import { type Dispatch, lazy, Suspense } from "react";
import type { Budget } from "../../lib/core/budget/model.ts";
import { Alert } from "../ui/alert.tsx";
import * as sync from "./budget-sync.ts";
import type { GridAction, GridState } from "./grid-state.ts";

const ConflictDialog = lazy(() => import("./conflict-dialog.tsx"));

/** What could not be saved or done, and why: nothing disappears without a word. */
export function SaveTroubles({
  state,
  budget,
  dispatch,
}: {
  readonly state: GridState;
  readonly budget: Budget;
  readonly dispatch: Dispatch<GridAction>;
}) {
  const { takenBack, trouble } = state.sync;
  return (
    <>
      {state.notice ? (
        <Alert tone="warning" live className="page-note">
          {state.notice}{" "}
          <button type="button" className="link-button" onClick={() => dispatch({ type: "dismissNotice" })}>
            Stäng
          </button>
        </Alert>
      ) : null}
      {takenBack.map((entry) => (
        <Alert key={entry.id} tone="error" live className="page-note" title="Ändringen är inte sparad">
          <p>{entry.message}</p>
          <ul className="taken-back">
            {entry.changes.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <button
            type="button"
            className="link-button"
            onClick={() => dispatch({ type: "sync", step: (from) => sync.dismissTakenBack(from, entry.id) })}
          >
            Stäng
          </button>
        </Alert>
      ))}
      {trouble?.type === "conflict" ? (
        <Suspense>
          <ConflictDialog
            budget={budget}
            cells={trouble.cells}
            onResolve={(choices) =>
              dispatch({ type: "sync", step: (from) => sync.resolveConflict(from, choices) })
            }
          />
        </Suspense>
      ) : null}
    </>
  );
}
