/** What waits for a person in a förbund, as sentences. */
import type { Stage } from "../stage.ts";
import { formatDate, type PlainDate, plainDate } from "../swedish-date.ts";
import { daysBetween } from "./roles-held.ts";

export interface Waiting {
  readonly tone: "error" | "warning" | "info";
  readonly text: string;
}

export interface NewestBudget {
  readonly budgetYear: number;
  readonly stage: Stage;
  /** Findings of each severity. */
  readonly errors: number;
  readonly warnings: number;
}

/**
 * The findings of the newest budget, and the days left to 30 November of the year before it (lag 2003:1210 23 §: the
 * board fixes the budget no later than then). `today` is an argument.
 */
export function waitingFor(budget: NewestBudget | null, today: PlainDate): Waiting[] {
  if (!budget) return [];
  const { budgetYear, stage, errors, warnings } = budget;
  const found: Waiting[] = [];
  if (errors > 0)
    found.push({ tone: "error", text: `${count(errors, "fel", "fel")} i budget ${budgetYear}` });
  if (warnings > 0)
    found.push({
      tone: "warning",
      text: `${count(warnings, "sak", "saker")} att titta på i budget ${budgetYear}`,
    });
  const deadline = plainDate(`${budgetYear - 1}-11-30`);
  if (deadline === null || stage === "adopted" || stage === "revised") return found;
  return [...found, deadlineText(budgetYear, deadline, daysBetween(today, deadline))];
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

function deadlineText(year: number, deadline: PlainDate, left: number): Waiting {
  if (left < 0)
    return {
      tone: "warning",
      text: `Budget ${year} är inte fastställd. Sista dagen var ${formatDate(deadline)}.`,
    };
  const rest = left === 0 ? "Det är i dag." : `Det är ${count(left, "dag", "dagar")} kvar.`;
  return {
    tone: left <= 30 ? "warning" : "info",
    text: `Budget ${year} ska fastställas senast ${formatDate(deadline)}. ${rest}`,
  };
}
