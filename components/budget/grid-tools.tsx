"use client";

import { Button } from "../ui/button.tsx";
import type { OpenDialog } from "./dialog-types.ts";

/** Buttons under the table. Every key has a button too. */
export function GridTools({
  canEdit,
  canUndo,
  canRedo,
  allFolded,
  onFoldAll,
  onUndo,
  onRedo,
  onOpen,
}: {
  readonly canEdit: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly allFolded: boolean;
  readonly onFoldAll: (fold: boolean) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onOpen: (dialog: OpenDialog) => void;
}) {
  return (
    <div className="grid-tools">
      {canEdit ? (
        <>
          <Button variant="quiet" onClick={() => onOpen({ type: "section", sectionId: null })}>
            Lägg till avsnitt
          </Button>
          <Button variant="quiet" onClick={() => onOpen({ type: "year" })}>
            Lägg till år
          </Button>
        </>
      ) : null}
      <Button variant="quiet" onClick={() => onFoldAll(!allFolded)}>
        {allFolded ? "Öppna alla avsnitt" : "Stäng alla avsnitt"}
      </Button>
      {canEdit ? (
        <>
          <Button variant="quiet" pending={!canUndo} onClick={onUndo}>
            Ångra
          </Button>
          <Button variant="quiet" pending={!canRedo} onClick={onRedo}>
            Gör om
          </Button>
        </>
      ) : null}
      <Button variant="quiet" className="grid-keys" onClick={() => onOpen({ type: "keys" })}>
        Tangenter
      </Button>
    </div>
  );
}
