"use client";

import { useEffect, useRef, useState } from "react";
import type { ComputedBudget } from "../../lib/core/budget/model.ts";
import { formatKr } from "../../lib/core/swedish-number.ts";

const QUIET_MS = 1_000;

/** Speaks what a change did to the result and the closing equity, once it is still. */
export function Announcer({ computed }: { readonly computed: ComputedBudget }) {
  const told = useRef(computed);
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const sentence = changeSentence(told.current, computed);
      told.current = computed;
      if (sentence) setText(sentence);
    }, QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [computed]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  );
}

/** "Resultat 2027: −501 550 kronor. Sparade medel 31 december 2027: …"; empty when neither has changed. */
export function changeSentence(before: ComputedBudget, after: ComputedBudget): string {
  return after.columns
    .flatMap((now) => {
      const was = before.columns.find(({ column }) => column === now.column);
      if (!was) return [];
      return [
        was.result === now.result ? "" : `Resultat ${now.year}: ${spoken(now.result)}.`,
        was.closingEquity === now.closingEquity
          ? ""
          : `Sparade medel 31 december ${now.year}: ${spoken(now.closingEquity)}.`,
      ];
    })
    .filter(Boolean)
    .join(" ");
}

function spoken(amount: Parameters<typeof formatKr>[0] | null): string {
  return amount === null ? "inget belopp" : `${formatKr(amount)} kronor`;
}
