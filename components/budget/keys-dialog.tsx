"use client";

import { GRID_KEY_WORDS } from "../../lib/core/budget/grid-key-words.ts";
import { Dialog } from "../ui/dialog.tsx";

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Tangenter i tabellen" onClose={onClose}>
      <dl className="keys">
        {GRID_KEY_WORDS.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
