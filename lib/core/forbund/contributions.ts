/** What each member pays in a year, from the state's amount and the key the members have agreed on. */
import {
  type AllocationProblem,
  type AllocationStatus,
  allocateContributions,
  type Contribution,
  type ShareKey,
} from "../budget/allocation.ts";
import { ore } from "../money.ts";
import { ok, type Result } from "../result.ts";
import { plainDate } from "../swedish-date.ts";
import { formatKr, formatPercent } from "../swedish-number.ts";
import type { MemberFact } from "./membership.ts";

export const SHARE_METHODS = ["population", "percent", "amount"] as const;
export type ShareMethod = (typeof SHARE_METHODS)[number];

export interface MemberShare {
  readonly memberId: string;
  readonly method: ShareMethod;
  /** Inhabitants, percent or öre by the method. */
  readonly weight: number;
  readonly referenceDate: string | null;
}

export interface KeyInput {
  readonly year: number;
  readonly stateAmount: number;
  readonly status: AllocationStatus;
  /** Members of the year. */
  readonly members: readonly MemberFact[];
  readonly shares: readonly MemberShare[];
}

/**
 * Contributions of the year: state, regions, kommuner (lag 2003:1210 5 §, 5 a § without a region). Inside a group by its
 * key. 5 § leaves the key to the members, so that without one the group is one sum (`id` null) and no member's is guessed. A
 * share of zero counts: a member may pay nothing.
 */
export function contributionsOf(input: KeyInput): Result<Contribution[], AllocationProblem> {
  const group = (kind: "region" | "kommun") => input.members.filter((member) => member.kind === kind);
  const regions = group("region");
  const made = allocate(input, regions, group("kommun"));
  if (!made.ok) return made;
  const agreed = (members: readonly MemberFact[]) =>
    members.length < 2 || input.shares.some(({ memberId }) => members.some(({ id }) => id === memberId));
  return ok([
    ...made.value.filter((each) => each.group === "state"),
    ...(agreed(regions) ? of(made.value, "region") : summed(made.value, "region")),
    ...(agreed(group("kommun")) ? of(made.value, "kommuner") : summed(made.value, "kommuner")),
  ]);
}

const of = (all: readonly Contribution[], group: Contribution["group"]) =>
  all.filter((each) => each.group === group);

function summed(all: readonly Contribution[], group: Contribution["group"]): Contribution[] {
  return [{ group, id: null, amount: ore(of(all, group).reduce((sum, { amount }) => sum + amount, 0)) }];
}

function allocate(input: KeyInput, regions: readonly MemberFact[], kommuner: readonly MemberFact[]) {
  return allocateContributions({
    state: {
      year: input.year,
      amount: ore(input.stateAmount),
      status: input.status,
      source: null,
      date: null,
    },
    regions: regions.length === 0 ? null : keyOf(regions, input.shares),
    kommuner: keyOf(kommuner, input.shares),
    // Contributions are paid in whole kronor, as the documents print them.
    step: 1,
  });
}

function keyOf(members: readonly MemberFact[], shares: readonly MemberShare[]): ShareKey {
  const own = shares.filter(({ memberId }) => members.some(({ id }) => id === memberId));
  const [first] = own;
  if (!first || members.length === 1) return { type: "equal", members: members.map(({ id }) => ({ id })) };
  const weighted = members.map(({ id }) => ({
    id,
    weight: own.find(({ memberId }) => memberId === id)?.weight ?? 0,
  }));
  if (first.method !== "population") return { type: first.method, members: weighted };
  const date = plainDate(first.referenceDate ?? "");
  return date
    ? { type: "population", date, members: weighted }
    : { type: "amount", members: weighted.map(({ id }) => ({ id, weight: 0 })) };
}

const GROUP_WORDS = { state: "staten", region: "regionerna", kommuner: "kommunerna" } as const;

/** Why the sums cannot be made, and what to mend. */
export function problemText(problem: AllocationProblem): string {
  switch (problem.code) {
    case "stateAmount":
      return "Ange statens belopp för året, så räknas medlemmarnas bidrag ut.";
    case "noMembers":
      return "Lägg till minst en kommun bland medlemmarna, så räknas bidragen ut.";
    case "weights":
      return `Ange ett tal för minst en av ${GROUP_WORDS[problem.group]}, så räknas bidragen ut.`;
    case "percentSum":
      return `Andelarna för ${GROUP_WORDS[problem.group]} blir ${formatPercent(problem.percent)} tillsammans. De måste bli 100 %.`;
    case "amountSum": {
      const { difference } = problem;
      const size = formatKr(ore(Math.abs(difference)));
      return `Beloppen för ${GROUP_WORDS[problem.group]} är ${size}\u00a0kr för ${difference > 0 ? "höga" : "låga"} mot deras del.`;
    }
  }
}
