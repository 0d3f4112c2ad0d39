/** "Kontrollera en budget": a document as text to its figures and findings, without a database. */
import { computeBudget } from "../../lib/core/budget/compute.ts";
import { type ComputedJson, computedToJson } from "../../lib/core/budget/computed-json.ts";
import { budgetFromFile } from "../../lib/core/budget/file.ts";
import { findFindings } from "../../lib/core/budget/findings/find.ts";
import { type FindingJson, findingsToJson } from "../../lib/core/budget/findings/json.ts";
import { placeByLabel } from "../../lib/core/budget/findings/places.ts";
import { refusalText } from "../../lib/core/budget/refusal-text.ts";
import { err, ok, type Result } from "../../lib/core/result.ts";
import { placeOf } from "../../lib/features/budget/file-messages.ts";
import { parseBudgetFile } from "../../lib/features/budget/file-schema.ts";

export interface CheckedBudget {
  readonly computed: ComputedJson;
  readonly findings: readonly FindingJson[];
}

/** Amounts in the document's own unit. Refusals are Swedish sentences, one per problem. */
export function checkBudget(text: string): Result<CheckedBudget, readonly string[]> {
  let document: unknown;
  try {
    // Excel and Notepad begin their files with a byte order mark.
    document = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return err(["Filen är inte JSON. Kontrollera citattecken, kommatecken och att allt är sparat."]);
  }
  const parsed = parseBudgetFile(document);
  if (!parsed.ok) return err(parsed.error.map(({ message }) => message));
  let rows = 0;
  const imported = budgetFromFile(parsed.value, () => {
    rows += 1;
    return `row-${rows}`;
  });
  if (!imported.ok) {
    const { path, refusal } = imported.error;
    return err([`${placeOf(document, path)}: ${refusalText(refusal)}`]);
  }
  const { budget, unit } = imported.value;
  const computed = computeBudget(budget);
  const show = { unit, placeName: placeByLabel(budget) };
  return ok({
    computed: computedToJson(computed, unit),
    findings: findingsToJson(findFindings(budget, computed), budget, computed, show),
  });
}
