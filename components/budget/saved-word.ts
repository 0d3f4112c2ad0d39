"use client";

import { createContext, useContext } from "react";

/** The förbund's own word for sparade medel as a label begins: "Eget kapital". Sentences keep the common word. */
export function savedLabel(word: string | null): string {
  const own = word ?? "sparade medel";
  return own.charAt(0).toLocaleUpperCase("sv-SE") + own.slice(1);
}

const SavedWord = createContext<string | null>(null);
export const SavedWordProvider = SavedWord.Provider;

export function useSavedWord(): string {
  return savedLabel(useContext(SavedWord));
}
