"use client";

import { useEffect, useState } from "react";

const NONE: ReadonlySet<string> = new Set();

/** Folded sections, remembered per budget on this computer. All are open the first time. */
export function useFolded(budgetId: string) {
  const key = `finsamplan:stangda:${budgetId}`;
  const [folded, setFolded] = useState(NONE);
  useEffect(() => {
    const kept = readKept(key);
    if (kept.length > 0) setFolded(new Set(kept));
  }, [key]);
  const set = (next: ReadonlySet<string>) => {
    setFolded(next);
    try {
      localStorage.setItem(key, JSON.stringify([...next]));
    } catch {
      // Storage is off or full: the sections are folded for this visit only.
    }
  };
  return {
    folded,
    toggle: (sectionId: string) => {
      const next = new Set(folded);
      if (!next.delete(sectionId)) next.add(sectionId);
      set(next);
    },
    open: (sectionId: string) => {
      if (!folded.has(sectionId)) return;
      set(new Set([...folded].filter((id) => id !== sectionId)));
    },
    setAll: (sectionIds: readonly string[]) => set(new Set(sectionIds)),
  };
}

function readKept(key: string): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(value) ? value.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}
