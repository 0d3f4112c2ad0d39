/** What kind of income a line is, read from its label when nobody has said. */
import type { IncomeKind } from "./model.ts";

/**
 * Beginnings of labels, lower case, first match wins. Contributions are the members' money (lag 2003:1210 5 §); the
 * words are those of the real budgets ("Nettoomsättning" in Burlöv-Kävlinge-Staffanstorp-Vellinge 2024–2026).
 */
const KIND_OF_BEGINNING: readonly (readonly [string, IncomeKind])[] = [
  ["ränt", "interest"],
  ["esf", "esf"],
  ["medlem", "contribution"],
  ["bidrag", "contribution"],
  ["stat", "contribution"],
  ["försäkringskassan", "contribution"],
  ["arbetsförmedlingen", "contribution"],
  ["region", "contribution"],
  ["kommun", "contribution"],
  ["nettoomsättning", "contribution"],
];

export function inferIncomeKind(label: string): IncomeKind {
  const text = label.trim().normalize("NFC").toLowerCase();
  return KIND_OF_BEGINNING.find(([beginning]) => text.startsWith(beginning))?.[1] ?? "other";
}
