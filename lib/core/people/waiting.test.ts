import { expect, it } from "vitest";
import { plainDate } from "../swedish-date.ts";
import { waitingFor } from "./waiting.ts";

const said = (on: string, stage: "draft" | "adopted", errors = 0, warnings = 0) => {
  const today = plainDate(on);
  if (today === null) throw new Error(on);
  return waitingFor({ budgetYear: 2027, stage, errors, warnings }, today).map(({ tone, text }) => [
    tone,
    text,
  ]);
};

it.each([
  ["2026-09-30", "info", "Budget 2027 ska fastställas senast 30 november 2026. Det är 61 dagar kvar."],
  ["2026-11-22", "warning", "Budget 2027 ska fastställas senast 30 november 2026. Det är 8 dagar kvar."],
  ["2026-11-29", "warning", "Budget 2027 ska fastställas senast 30 november 2026. Det är 1 dag kvar."],
  ["2026-11-30", "warning", "Budget 2027 ska fastställas senast 30 november 2026. Det är i dag."],
  ["2026-12-01", "warning", "Budget 2027 är inte fastställd. Sista dagen var 30 november 2026."],
])("on %s a draft says how long is left", (on, tone, text) => {
  expect(said(on, "draft")).toEqual([[tone, text]]);
});

it("counts findings, and a fixed budget waits for nothing else", () => {
  expect(said("2026-12-01", "adopted", 1, 2)).toEqual([
    ["error", "1 fel i budget 2027"],
    ["warning", "2 saker att titta på i budget 2027"],
  ]);
  expect(said("2026-12-01", "adopted")).toEqual([]);
});
