"use client";

import { useState } from "react";
import type { Budget } from "../../lib/core/budget/model.ts";
import { oreFromUnit } from "../../lib/core/money.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { type Choices, type ConflictCell, conflictKey } from "./budget-sync.ts";
import { findLine } from "./grid-rows.ts";

/** Two people changed the same cell: both amounts, and whose it is. Nothing is saved until one is chosen for each. */
export default function ConflictDialog({
  budget,
  cells,
  onResolve,
}: {
  readonly budget: Budget;
  readonly cells: readonly ConflictCell[];
  readonly onResolve: (choices: Choices) => void;
}) {
  const [choices, setChoices] = useState<Choices>(new Map());
  const decide = (side: "mine" | "theirs") =>
    onResolve(new Map(cells.map((cell) => [conflictKey(cell), side])));
  const choose = (cell: ConflictCell, side: "mine" | "theirs") =>
    setChoices(new Map(choices).set(conflictKey(cell), side));
  const single = cells.length === 1 ? cells[0] : undefined;
  return (
    <Dialog
      title={cells.length === 1 ? "Beloppet har ändrats av någon annan" : "Belopp har ändrats av någon annan"}
      onClose={() => {}}
      dismissable={false}
    >
      <p>Båda beloppen finns kvar tills du har valt.</p>
      <div className="conflicts">
        {cells.map((cell) => {
          const key = conflictKey(cell);
          const chosen = choices.get(key);
          return (
            <fieldset key={key} className="conflict">
              <legend>
                {findLine(budget, cell.lineId)?.line.label ?? "Raden"} {cell.year}
              </legend>
              <Side
                name={key}
                who="Ditt belopp"
                amount={cell.yours}
                checked={chosen === "mine"}
                choose={single ? null : () => choose(cell, "mine")}
              />
              <Side
                name={key}
                who={cell.by}
                amount={cell.theirs}
                checked={chosen === "theirs"}
                choose={single ? null : () => choose(cell, "theirs")}
              />
            </fieldset>
          );
        })}
      </div>
      <DialogActions>
        {single ? (
          <>
            <Button variant="primary" onClick={() => decide("mine")}>
              Behåll mitt belopp
            </Button>
            <Button onClick={() => decide("theirs")}>Ta {genitive(single.by)} belopp</Button>
          </>
        ) : (
          <>
            <Button
              variant="primary"
              pending={choices.size < cells.length}
              onClick={() => onResolve(choices)}
            >
              Använd mina val
            </Button>
            <Button onClick={() => decide("mine")}>Behåll alla mina</Button>
            <Button onClick={() => decide("theirs")}>Ta alla andras</Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Side({
  name,
  who,
  amount,
  checked,
  choose,
}: {
  readonly name: string;
  readonly who: string;
  readonly amount: number | null;
  readonly checked: boolean;
  /** null where the buttons below choose. */
  readonly choose: (() => void) | null;
}) {
  const value = amount === null ? null : oreFromUnit(amount, "kr");
  const shown = value === null ? "tomt" : `${formatKr(value)} kr`;
  const text = (
    <>
      <span>{who}</span>
      <b>{shown}</b>
    </>
  );
  if (!choose) return <p className="conflict-side">{text}</p>;
  return (
    <label className="conflict-side">
      <input type="radio" name={name} checked={checked} onChange={choose} />
      {text}
    </label>
  );
}

/** "Annas", "Elias". */
function genitive(name: string): string {
  return /[sxz]$/i.test(name) ? name : `${name}s`;
}
