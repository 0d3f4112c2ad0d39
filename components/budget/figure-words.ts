/** Which word each row of the result is explained by. */
import type { TermId } from "../../lib/core/terms.ts";
import type { FigureRow } from "./grid-rows.ts";

export const FIGURE_WORD: { readonly [F in FigureRow]?: TermId } = {
  result: "result",
  closingEquity: "savedMoney",
  closingEquityDecidedOnly: "decision",
  thresholdAmount: "recommended",
};

export const FIGURE_WORDS: readonly TermId[] = [...new Set(Object.values(FIGURE_WORD))];

/** Where the page holds the explanation: made on the server, so that the table carries none of its text. */
export const wordTarget = (word: TermId) => `ord-${word}`;
