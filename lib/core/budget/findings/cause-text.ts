/** Sentences about what may have gone wrong, and how to mend it. */
import type { Unit } from "../../money.ts";
import { unreachable } from "../../result.ts";
import type { Budget } from "../model.ts";
import type { Cause, Finding } from "./types.ts";
import { money, placeInSentence, placeName } from "./wording.ts";

/** One candidate as a sentence. It says "kan": the figures fit, but only the document knows. */
export function causeSentence({ type, place, actual, expected }: Cause, budget: Budget, unit: Unit): string {
  const name = placeName(budget, place);
  const inSentence = placeInSentence(budget, place);
  const is = actual === null ? "" : money(actual, unit);
  const should = expected === null ? "" : money(expected, unit);
  switch (type) {
    case "digits-swapped":
      return `Två siffror kan ha bytt plats i ${inSentence}: med ${should} i stället för ${is} stämmer det.`;
    case "growth-broken":
      return `${name} följer samma ökning som de andra åren om beloppet är ${should} i stället för ${is}. Då stämmer det.`;
    case "line-missing":
      return actual === null || actual === 0
        ? `${name} saknar belopp. Med ${should} stämmer det.`
        : `${name}, ${is}, kan ha glömts när dokumentet summerades.`;
    case "line-doubled":
      return expected === 0
        ? `${name}, ${is}, står två gånger. Med en av dem stämmer det.`
        : `${name}, ${is}, kan ha räknats två gånger när dokumentet summerades.`;
    case "wrong-sign":
      return `${name}, ${is}, kan ha fel tecken: med ${should} stämmer det.`;
    case "rounding":
      return "Skillnaden kan komma av att beloppen är avrundade var för sig.";
    default:
      return unreachable(type);
  }
}

/** What to do about a contradiction between printed figures. */
export function mendContradiction(finding: Finding, budget: Budget, unit: Unit): string {
  if (finding.causedBy !== null) {
    const names = finding.causedBy.map((root) =>
      `${placeInSentence(budget, root.place)} ${root.year ?? ""}`.trim(),
    );
    return `Rätta först ${names.join(" och ")}. Då kan den här följa med.`;
  }
  const likely = finding.cause?.[0];
  if (likely?.type === "rounding") return "Är beloppen avrundade behöver inget ändras.";
  if (likely && likely.place.line !== null && likely.expected !== null) {
    const name = placeInSentence(budget, likely.place);
    return `Jämför ${name} ${finding.year ?? ""} med dokumentet. Rätta raden till ${money(likely.expected, unit)} om den är fel, annars summan.`;
  }
  return "Jämför med dokumentet och rätta det belopp som är fel.";
}
