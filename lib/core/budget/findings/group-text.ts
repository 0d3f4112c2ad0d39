/** Title, body and remedy of a group under "Att titta på". */
import type { Ore, Unit } from "../../money.ts";
import { unreachable } from "../../result.ts";
import type { Budget, ColumnFigures, ComputedBudget } from "../model.ts";
import type { FindingGroup } from "./groups.ts";
import { describeFinding } from "./messages.ts";
import type { Finding } from "./types.ts";
import { lineOf, money, percent, placeName, positive, shareAbove, wordList, yearList } from "./wording.ts";

export interface DescribedGroup {
  readonly title: string;
  readonly body: string;
  readonly remedy: string | null;
  readonly authority: string | null;
  /** "7 andra summor följer av detta", null when none does. */
  readonly followers: string | null;
}

/** A group as title, body, remedy and authority. Amounts in `unit`. */
export function describeGroup(
  group: FindingGroup,
  budget: Budget,
  computed: ComputedBudget,
  unit: Unit = "kr",
): DescribedGroup {
  const [first] = group.findings;
  const described = first && describeFinding(first, budget, computed, unit);
  const count = group.knockOns.length;
  return {
    title: titleOf(group, budget, computed),
    body:
      (group.findings.length > 1 ? overYears(group, budget, computed, unit) : described?.message) ??
      group.findings.map((finding) => describeFinding(finding, budget, computed, unit).message).join(" "),
    remedy: described?.remedy ?? null,
    authority: described?.authority ?? null,
    followers:
      count === 0 ? null : `${count === 1 ? "1 annat belopp" : `${count} andra belopp`} följer av detta.`,
  };
}

function titleOf(group: FindingGroup, budget: Budget, computed: ComputedBudget): string {
  const { code, years, findings } = group;
  const place = findings[0]?.place ?? { section: null, line: null, figure: null };
  const when = yearList(years);
  switch (code) {
    case "subtotal-mismatch":
    case "total-mismatch":
    case "result-mismatch":
    case "available-funds-mismatch":
    case "closing-equity-mismatch":
    case "threshold-mismatch":
    case "disposable-mismatch":
      return `${placeName(budget, place)} ${when} stämmer inte`;
    case "equity-chain-break":
      return `${when} börjar inte där ${(years[0] ?? 0) - 1} slutar`;
    case "negative-equity":
      return `Pengarna räcker inte ${when}`;
    case "threshold-exceeded":
      return `Mer sparat än rekommenderat ${when}`;
    case "costs-exceed-income":
      return `Kostnaderna är större än intäkterna ${allYears(years, computed) ?? when}`;
    case "three-year-plan-missing":
      return "Planen omfattar inte tre år";
    case "contribution-shares":
      return `Medlemmarnas delar följer inte lagen ${when}`;
    case "undecided-money":
      return `Pengar som inte är beslutade ${when}`;
    case "other-income":
      return `${placeName(budget, place)} ${when} kommer inte från medlemmarna`;
    case "esf-income":
      return `ESF-medel som intäkt ${when}`;
    default:
      return unreachable(code);
  }
}

/** "alla tre åren" when a finding holds for every budget and plan year. */
function allYears(years: readonly number[], { columns }: ComputedBudget): string | null {
  const planned = columns.filter(({ kind }) => kind === "budget" || kind === "plan");
  const words = ["alla tre åren", "alla fyra åren", "alla fem åren"];
  return planned.length === years.length ? (words[years.length - 3] ?? null) : null;
}

/** The body for several years at once; null where each year's own sentence is needed. */
function overYears(group: FindingGroup, budget: Budget, computed: ComputedBudget, unit: Unit): string | null {
  const columns = group.findings.flatMap((finding) => {
    const figures = computed.columns.find(({ year }) => year === finding.year);
    return figures ? [{ finding, figures }] : [];
  });
  const amounts = wordList(columns.map(({ finding }) => amountOf(finding, unit)));
  switch (group.code) {
    case "threshold-exceeded":
      return thresholdOverYears(columns.map(({ figures }) => figures));
    case "costs-exceed-income":
      return `${amounts} mer än intäkterna. ${paidBy(columns.map(({ figures }) => figures))}`;
    case "undecided-money":
      return `${amounts} av kostnaderna är inte beslutade.${commonLine(group.findings, budget)}`;
    case "negative-equity": {
      const decided = columns.map(({ figures }) => figures.closingEquityDecidedOnly);
      const enough = decided.every((amount) => amount !== null && amount >= 0);
      const both = enough
        ? "Med bara beslutade pengar räcker de."
        : "Med bara beslutade pengar räcker de inte heller alla år.";
      return `${amounts} saknas 31 december om alla pengar används. ${both} Kan förbundet inte betala en skuld får medlemmarna skjuta till.`;
    }
    case "other-income":
    case "esf-income":
      return `${amounts} som inte är medlemmarnas bidrag.`;
    default:
      return null;
  }
}

/** Both cases, always: with all the money, and with decided money only. */
function thresholdOverYears(columns: readonly ColumnFigures[]): string {
  const shares = (pick: (figures: ColumnFigures) => Ore | null) =>
    columns.flatMap((figures) => {
      const amount = pick(figures);
      const { allocationBase, recommendedPercent } = figures;
      return (amount === null ? null : shareAbove(amount, allocationBase, recommendedPercent)) ?? [];
    });
  const all = wordList(shares(({ closingEquity }) => closingEquity));
  const decided = wordList(shares(({ closingEquityDecidedOnly }) => closingEquityDecidedOnly));
  const levels = new Set(columns.map(({ recommendedPercent }) => recommendedPercent));
  const [level] = levels;
  const recommended =
    levels.size === 1 && level !== null && level !== undefined
      ? ` Rekommenderat är högst ${percent(level)}.`
      : "";
  if (all === decided)
    return `${all} av tilldelningen, både med alla pengar och med bara beslutade.${recommended}`;
  return `${all} av tilldelningen om alla pengar används, ${decided} med bara beslutade.${recommended}`;
}

/** Whether what is saved pays for costs above income, year by year. */
function paidBy(columns: readonly ColumnFigures[]): string {
  const short = columns.filter(({ closingEquity }) => closingEquity !== null && closingEquity < 0);
  if (short.length > 0) return `Sparade medel räcker inte ${yearList(short.map(({ year }) => year))}.`;
  return "Skillnaden betalas med sparade medel.";
}

/** The one line all of a group's findings are about. */
function commonLine(findings: readonly Finding[], budget: Budget): string {
  const lines = new Set(findings.map(({ place }) => place.line));
  const [line] = lines;
  const label = lines.size === 1 && line ? lineOf(budget, line)?.label : undefined;
  return label === undefined ? "" : ` De ligger på ${label}.`;
}

function amountOf({ computed }: Finding, unit: Unit): string {
  return computed === null ? "okänt" : money(positive(computed), unit);
}
