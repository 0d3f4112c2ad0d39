/** Swedish words of the enums, and of a change of years. */
import type { CostType, Decision, IncomeKind, Level, YearKind } from "../../lib/core/budget/model.ts";

export const YEAR_KIND_WORDS = {
  bokslut: "Bokslut",
  prognos: "Prognos",
  budget: "Budget",
  plan: "Plan",
} as const satisfies Record<YearKind, string>;

export const COST_TYPE_WORDS = {
  insats: "Insatser",
  innovation: "Utveckling och innovation",
  personal: "Personal",
  styrelse: "Styrelse",
  revision: "Revision",
  administration: "Administration",
  other: "Annat",
} as const satisfies Record<CostType, string>;

export const LEVEL_WORDS = {
  individual: "Individinriktad",
  structural: "Strukturövergripande",
  administration: "Administration",
  undecided: "Inte bestämd",
} as const satisfies Record<Level, string>;

export const DECISION_WORDS = {
  decided: "Beslutad",
  planned: "Planerad, inte beslutad",
  reserved: "Avsatt, inte beslutad",
} as const satisfies Record<Decision, string>;

export const INCOME_KIND_WORDS = {
  contribution: "Medlemmarnas bidrag",
  interest: "Ränta",
  esf: "ESF-medel",
  other: "Annan intäkt",
} as const satisfies Record<IncomeKind, string>;
