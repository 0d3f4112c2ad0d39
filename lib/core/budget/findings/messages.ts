/**
 * Findings as Swedish sentences, made when they are shown. Whoever reads them need not know accounting,
 * and nothing is called a limit that is a recommendation.
 */
import type { Ore, Unit } from "../../money.ts";
import { ore } from "../../money.ts";
import { unreachable } from "../../result.ts";
import { ladderStepFor } from "../ladder.ts";
import type { Budget, ColumnFigures, ComputedBudget } from "../model.ts";
import { causeSentence, mendContradiction } from "./cause-text.ts";
import { missingPlanYears } from "./law.ts";
import type { Finding } from "./types.ts";
import {
  lineOf,
  money,
  percent,
  placeInSentence,
  placeName,
  positive,
  shareAbove,
  wordList,
} from "./wording.ts";

export interface Described {
  readonly message: string;
  /** Paragraph or document the finding rests on; null for plain arithmetic. */
  readonly authority: string | null;
  readonly remedy: string | null;
}

/** What a sentence is made from. */
interface Context {
  readonly budget: Budget;
  readonly figures: ColumnFigures | null;
  readonly unit: Unit;
}

/**
 * A finding as message, authority and remedy. Amounts are written in `unit`, kronor unless the reader's
 * document uses another.
 */
export function describeFinding(
  finding: Finding,
  budget: Budget,
  computed: ComputedBudget,
  unit: Unit = "kr",
): Described {
  const figures = computed.columns.find((column) => column.year === finding.year) ?? null;
  const context: Context = { budget, figures, unit };
  switch (finding.code) {
    case "subtotal-mismatch":
    case "total-mismatch":
    case "result-mismatch":
    case "available-funds-mismatch":
    case "closing-equity-mismatch":
    case "threshold-mismatch":
    case "disposable-mismatch":
    case "equity-chain-break":
      return {
        message: contradiction(finding, context),
        authority: null,
        remedy: mendContradiction(finding, budget, unit),
      };
    case "negative-equity":
      return negativeEquity(finding, context);
    case "threshold-exceeded":
      return thresholdExceeded(context);
    case "costs-exceed-income":
      return costsExceedIncome(finding, context);
    case "three-year-plan-missing":
      return planMissing(finding, context);
    case "contribution-shares":
      return contributionShares(finding, context);
    case "undecided-money":
      return undecidedMoney(finding, context);
    case "other-income":
      return {
        message: `${placeName(budget, finding.place)} ${finding.year} är ${amount(finding.computed, unit)} från annat håll än medlemmarna. Gåvor och crowdfunding går inte ihop med lagen.`,
        authority: "lag 2003:1210 6 §; Nationella rådet om gåvor och crowdfunding",
        remedy: "Skriv varifrån pengarna kommer, eller ta bort dem ur budgeten.",
      };
    case "esf-income":
      return {
        message: `${placeName(budget, finding.place)} ${finding.year} är ${amount(finding.computed, unit)} från ESF. Ett samordningsförbund kan inte längre söka ESF-medel självt.`,
        authority: "lag 2003:1210 6 §; regeringsuppdrag till Försäkringskassan, mars 2025",
        remedy:
          "Visa ESF som delfinansiering av insatsen hos den som äger projektet, inte som förbundets intäkt.",
      };
    default:
      return unreachable(finding.code);
  }
}

function amount(value: Ore | null, unit: Unit): string {
  return value === null ? "okänt" : money(value, unit);
}

function contradiction(finding: Finding, { budget, unit }: Context): string {
  const { code, year, place, printed, computed, difference, causedBy, cause } = finding;
  const stands = amount(printed, unit);
  if (code === "equity-chain-break" && year !== null && difference !== null) {
    const gap = money(positive(difference), unit);
    const how = difference < 0 ? "har försvunnit" : "har tillkommit";
    return [
      `Sparade medel 1 januari ${year} är ${stands} i dokumentet, men 31 december ${year - 1} är de ${amount(computed, unit)}.`,
      `${gap} ${how} mellan åren.`,
      ...(cause ?? []).map((one) => causeSentence(one, budget, unit)),
    ].join(" ");
  }
  const made = code === "subtotal-mismatch" ? "raderna ger" : "uträkningen ger";
  const gap = difference === null ? "" : ` Skillnaden är ${money(positive(difference), unit)}.`;
  const first = `${placeName(budget, place)} ${year} är ${stands} i dokumentet, men ${made} ${amount(computed, unit)}.${gap}`;
  if (causedBy !== null) {
    const names = causedBy.map((root) => `${placeInSentence(budget, root.place)} ${root.year ?? ""}`.trim());
    return `${first} Det följer av ${wordList(names)}.`;
  }
  return [first, ...(cause ?? []).map((one) => causeSentence(one, budget, unit))].join(" ");
}

function negativeEquity(finding: Finding, { figures, unit }: Context): Described {
  const missing = finding.computed === null ? "" : money(positive(finding.computed), unit);
  const decided = figures?.closingEquityDecidedOnly ?? null;
  const sentences = [
    `Pengarna räcker inte ${finding.year}: ${missing} saknas 31 december om alla pengar används.`,
    ...(decided === null || decided === finding.computed
      ? []
      : [
          decided < 0
            ? `Med bara beslutade pengar saknas ${money(positive(decided), unit)}.`
            : `Med bara beslutade pengar finns ${money(decided, unit)} kvar.`,
        ]),
    "Kan förbundet inte betala en skuld får medlemmarna skjuta till, var och en efter sin andel.",
  ];
  return {
    message: sentences.join(" "),
    authority: "lag 2003:1210 22 §",
    remedy: "Sänk kostnader, flytta dem till ett senare år eller kom överens med medlemmarna om mer pengar.",
  };
}

function thresholdExceeded({ budget, figures, unit }: Context): Described {
  const step =
    figures === null || figures.allocationBase === null
      ? null
      : ladderStepFor(budget.ladder, figures.allocationBase, figures.year);
  return {
    message: figures === null ? "" : aboveRecommendation(figures, unit),
    authority: `Nationella rådets rekommendation 2013-10-02${step?.source ? ` (${step.source})` : ""}`,
    remedy:
      "Planera hur pengarna ska användas, eller skriv varför de sparas. Mer sparat än rekommenderat kan minska nästa års statliga tilldelning.",
  };
}

/** Both cases, always: with all the money, and with decided money only. */
function aboveRecommendation(figures: ColumnFigures, unit: Unit): string {
  const { year, kind, closingEquity, thresholdAmount, recommendedPercent } = figures;
  if (closingEquity === null || thresholdAmount === null) return "";
  const decided = figures.closingEquityDecidedOnly ?? closingEquity;
  const share = shareAbove(closingEquity, figures.allocationBase, recommendedPercent);
  const level = recommendedPercent === null ? "" : `, som är högst ${percent(recommendedPercent)}`;
  const over = (amount: Ore) => `${money(ore(amount - thresholdAmount), unit)} mer än rekommenderat`;
  const saved = `Sparade medel 31 december ${year} ${kind === "bokslut" ? "är" : "blir"} ${money(closingEquity, unit)}`;
  const ofAllocation = share === null ? "" : `, ${share} av tilldelningen`;
  if (decided === closingEquity)
    return `${saved}${ofAllocation}, både med alla pengar och med bara beslutade. Det är ${over(closingEquity)}${level}.`;
  return [
    `${saved}${ofAllocation}, om alla pengar används. Det är ${over(closingEquity)}${level}.`,
    `Med bara beslutade pengar blir de ${money(decided, unit)}, ${over(decided)}.`,
  ].join(" ");
}

function costsExceedIncome(finding: Finding, { figures, unit }: Context): Described {
  const gap = finding.computed === null ? "" : money(positive(finding.computed), unit);
  const closing = figures?.closingEquity ?? null;
  const undecided = figures?.undecidedCost ?? 0;
  const sentences = [`Kostnaderna ${finding.year} är ${gap} större än intäkterna.`];
  if (closing !== null)
    sentences.push(
      closing < 0
        ? "Sparade medel räcker inte till skillnaden."
        : `Skillnaden betalas med sparade medel. Kvar 31 december: ${money(closing, unit)}.`,
    );
  if (undecided > 0) sentences.push(`${money(ore(undecided), unit)} av kostnaderna är inte beslutade.`);
  return {
    message: sentences.join(" "),
    authority: "KL 11:5, genom lag 2003:1210 21 §",
    remedy: "Skriv varför sparade medel används. Styrelsen och revisorerna frågar.",
  };
}

function planMissing(finding: Finding, { budget }: Context): Described {
  const missing = finding.year === null ? [] : missingPlanYears(budget, finding.year);
  const names = wordList(missing.map(String));
  return {
    message: `Planen för ekonomin ska omfatta tre år med budgetåret ${finding.year} som det första. ${names} saknas.`,
    authority: "KL 11:6, genom lag 2003:1210 21 §",
    remedy: `Lägg till ${names}.`,
  };
}

function contributionShares(finding: Finding, { budget, unit }: Context): Described {
  const { printed, computed, place, year } = finding;
  const name =
    place.line === null ? placeName(budget, place) : (lineOf(budget, place.line)?.label ?? "Delen");
  return {
    message: `${name} ${year} är ${amount(printed, unit)}. Enligt lagens fördelning är den ${amount(computed, unit)}: staten betalar hälften, regionen och kommunerna en fjärdedel var, och utan region hälften var.`,
    authority: "lag 2003:1210 5 och 5 a §§",
    remedy: "Kontrollera medlemmarnas belopp mot statens tilldelning.",
  };
}

function undecidedMoney(finding: Finding, { budget, unit }: Context): Described {
  const line = finding.place.line === null ? null : lineOf(budget, finding.place.line);
  const where = line === null ? "" : ` De ligger på ${line.label}.`;
  return {
    message: `${amount(finding.computed, unit)} av kostnaderna ${finding.year} är inte beslutade.${where}`,
    authority: "lag 2003:1210 7 § 4",
    remedy: "Besluta om pengarna, eller skriv vad de är tänkta för.",
  };
}
