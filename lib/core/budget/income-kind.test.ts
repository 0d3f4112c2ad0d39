import { expect, it } from "vitest";
import { inferIncomeKind } from "./income-kind.ts";

it.each([
  ["Räntor", "interest"],
  ["ränteintäkter", "interest"],
  ["Ra\u0308nta", "interest"],
  ["ESF-projekt", "esf"],
  ["Medlemsinbetalningar", "contribution"],
  ["Bidrag från parterna", "contribution"],
  ["Staten", "contribution"],
  ["Försäkringskassan", "contribution"],
  ["Arbetsförmedlingen", "contribution"],
  ["Region Skåne", "contribution"],
  ["Kommunerna", "contribution"],
  [" Nettoomsättning", "contribution"],
  ["Övriga intäkter", "other"],
  ["Återbetalning från region", "other"],
])("%s is %s", (label, kind) => {
  expect(inferIncomeKind(label)).toBe(kind);
});
