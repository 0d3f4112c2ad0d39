/** The first budget of a year, empty: the sections every real budget has, to be filled in (domain.md 4). */
import type { BudgetFile, FileSection } from "../budget/file-types.ts";
import type { PartyGroup } from "../budget/model.ts";
import { type Ore, type Unit, unitFromOre } from "../money.ts";

export interface FirstBudget {
  readonly forbund: string;
  readonly slug: string;
  readonly budgetYear: number;
  /** Saved money on 1 January of the budget year; null when it is not known yet. */
  readonly opening: Ore | null;
  /** What each party pays in the budget year; null as long as the state's amount is not known. */
  readonly income: Readonly<Record<PartyGroup, Ore>> | null;
  /** The förbund's own word, "Processer"; null is "Insatser". */
  readonly insatsWords: string | null;
  readonly unit: Unit;
}

/**
 * A budget year and two plan years (KL 11:6 by lag 2003:1210 21 §), income by party (5 §) and the cost areas that
 * Nationella rådet recommends, without amounts: an empty cell is not 0.
 */
export function firstBudgetFile(given: FirstBudget): BudgetFile {
  const { budgetYear, opening, unit } = given;
  const years = [
    { year: budgetYear, kind: "budget" },
    { year: budgetYear + 1, kind: "plan" },
    { year: budgetYear + 2, kind: "plan" },
  ] as const;
  return {
    forbund: given.forbund,
    slug: given.slug,
    name: `Budget ${budgetYear}–${budgetYear + 2}`,
    unit,
    years,
    sections: sections(given),
    ...(opening === null
      ? {}
      : { opening: { year: budgetYear, amount: unitFromOre(opening, unit), source: "prognos" as const } }),
  };
}

const line = (label: string) => ({ label, values: {} });

function sections({ budgetYear, income, insatsWords, unit }: FirstBudget): FileSection[] {
  const words = insatsWords ?? "insatser";
  const contribution = (label: string, party: PartyGroup) => ({
    label,
    party,
    incomeKind: "contribution" as const,
    values: income ? { [budgetYear]: unitFromOre(income[party], unit) } : {},
  });
  return [
    {
      key: "intakter",
      label: "Intäkter",
      kind: "income",
      lines: [
        contribution("Staten", "state"),
        contribution("Regionen", "region"),
        contribution("Kommunerna", "kommuner"),
      ],
    },
    {
      key: "insatser",
      label: words.charAt(0).toUpperCase() + words.slice(1),
      kind: "cost",
      costType: "insats",
      lines: [],
    },
    {
      key: "personal",
      label: "Personal",
      kind: "cost",
      costType: "personal",
      lines: [line("Löner"), line("Sociala avgifter")],
    },
    {
      key: "styrelse",
      label: "Styrelse",
      kind: "cost",
      costType: "styrelse",
      lines: [line("Arvoden"), line("Möten och resor")],
    },
    {
      key: "administration",
      label: "Administration",
      kind: "cost",
      costType: "administration",
      lines: [line("Lokaler"), { ...line("Revision"), costType: "revision" }, line("Ekonomi och löner")],
    },
  ];
}
