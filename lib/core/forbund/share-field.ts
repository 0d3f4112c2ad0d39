import type { ShareMethod } from "./contributions.ts";
import { type Field, formValue } from "./field.ts";

/** What a member's number in the key is, by the method: inhabitants, percent or kronor. */
export const SHARE_FIELD = {
  population: { key: "value", label: "Invånare", type: "number", min: 0, max: 20_000_000, decimals: 0 },
  percent: { key: "value", label: "Andel", type: "number", min: 0, max: 100, decimals: 6, unit: "%" },
  amount: { key: "value", label: "Belopp", type: "money" },
} as const satisfies Record<ShareMethod, Field>;

/** A stored number as the form shows it. */
export function shareText(method: ShareMethod, weight: number): string {
  return String(formValue(SHARE_FIELD[method], weight));
}
