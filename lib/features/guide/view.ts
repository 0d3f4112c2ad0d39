import { DEFAULT_LADDER } from "../../core/budget/ladder.ts";
import { checkMembers } from "../../core/forbund/membership.ts";
import { type Action, type Actor, decide } from "../../core/permission.ts";
import { capital } from "../../core/terms.ts";
import type { ForbundFacts } from "../forbund/types.ts";
import { GUIDE_STEPS, type Guide, type GuideChoice, type GuideStep, type GuideStepId } from "./types.ts";

export interface GuideFacts {
  readonly facts: ForbundFacts;
  /** Persons with a role, and open invitations. */
  readonly people: number;
  readonly invitations: number;
  readonly budgetYears: readonly number[];
  readonly today: string;
}

/** The right each step takes, and who has it. */
const RIGHT = {
  about: { action: "forbund.edit", by: "Förbundschefen eller administratören gör det." },
  members: { action: "forbund.edit", by: "Förbundschefen eller administratören gör det." },
  settings: { action: "settings.editMoney", by: "Förbundschefen eller ekonomen gör det." },
  people: { action: "people.manage", by: "Förbundschefen eller administratören gör det." },
  budget: { action: "budget.create", by: "Förbundschefen eller ekonomen gör det." },
} as const satisfies Record<GuideStepId, { action: Action; by: string }>;

const PAGE = {
  about: "/om",
  members: "/om#medlemmar",
  settings: "/installningar",
  people: "/personer",
  // A form of its own, in the step itself.
  budget: null,
} as const satisfies Record<GuideStepId, string | null>;

/** Whether any of the steps is this person's to do. */
export function mayGuide(actor: Actor): boolean {
  return GUIDE_STEPS.some((id) => decide(actor, RIGHT[id].action, null).allowed);
}

/** Whether the start page shows the guide: until there is a budget, and later when it is asked for. */
export function showsGuide(actor: Actor, hasBudget: boolean, choice: GuideChoice): boolean {
  return mayGuide(actor) && (choice === "shown" || (!hasBudget && choice !== "hidden"));
}

export function toGuide(slug: string, actor: Actor, given: GuideFacts): Guide {
  return {
    slug,
    // Budgets are made for the next calendar year, kommunallagen 11:5.
    nextYear: Number(given.today.slice(0, 4)) + 1,
    steps: GUIDE_STEPS.map((id) => {
      const may = decide(actor, RIGHT[id].action, null).allowed;
      const page = PAGE[id];
      return {
        id,
        ...STATE[id](given),
        href: may && page !== null ? `/${slug}${page}` : null,
        doneBy: may ? null : RIGHT[id].by,
      };
    }),
  };
}

type State = Pick<GuideStep, "done" | "note">;

const STATE: Readonly<Record<GuideStepId, (given: GuideFacts) => State>> = {
  about: ({ facts: { own } }) => {
    const missing = [
      ...(own.formed ? [] : ["när förbundet bildades"]),
      ...(own.officialEmail ? [] : ["e-postadressen"]),
    ];
    return missing.length === 0
      ? { done: true, note: null }
      : { done: false, note: `Skriv ${missing.join(" och ")}.` };
  },
  members: ({ facts, today }) => {
    const missing = checkMembers(facts.members, today).find(({ tone }) => tone === "warning");
    return { done: missing === undefined, note: missing ? capital(missing.text) : null };
  },
  settings: ({ facts: { ladder } }) =>
    ladder.some(({ source, validFrom }) => validFrom !== null || source !== DEFAULT_LADDER[0]?.source)
      ? { done: true, note: null }
      : {
          done: false,
          note: "Trappan är den som vanligen används: 20 procent. Jämför med den som gäller för er.",
        },
  people: ({ people, invitations }) =>
    people > 1 || invitations > 0
      ? { done: true, note: invitedWords(people, invitations) }
      : { done: false, note: "Hittills är en person med." },
  budget: ({ budgetYears }) => {
    const [newest] = budgetYears;
    return newest === undefined
      ? { done: false, note: null }
      : { done: true, note: `Budget ${newest} finns.` };
  },
};

function invitedWords(people: number, invitations: number): string {
  const present = people === 1 ? "En person är med" : `${people} personer är med`;
  if (invitations === 0) return `${present}.`;
  return `${present}, ${invitations} ${invitations === 1 ? "inbjudan väntar" : "inbjudningar väntar"} på svar.`;
}
