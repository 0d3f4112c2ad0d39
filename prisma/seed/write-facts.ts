import type { OrganisationKind } from "../../generated/prisma/enums.ts";
import { type PartialDate, parsePartialDate } from "../../lib/core/forbund/partial-date.ts";
import type { Tx } from "../../lib/platform/scope.ts";

/** What the example data knows about a förbund besides its members and money. */
export interface SeedFacts {
  readonly formed: PartialDate | null;
  readonly county: string | null;
  readonly purpose: string | null;
  readonly history: string;
  readonly colour: string;
  readonly contact: { readonly officialEmail: string; readonly postalAddress: string };
  readonly memberFrom: Readonly<Record<string, string>>;
  readonly seatsPerMember: { readonly ordinary: number; readonly deputy: number };
  readonly posts: readonly { readonly member: string; readonly post: "chair" | "viceChair" }[];
  readonly groupSeatsPerMember: number;
  readonly office: readonly DescribedPost[];
  /** "Ekonomi: Region Jönköpings län", or a sentence. */
  readonly services: readonly string[];
  readonly charter: {
    readonly title: string;
    readonly validFrom: string;
    readonly approvedByAll: boolean;
    readonly budgetProcess?: string;
    readonly contributions?: string;
    readonly announcements?: string;
    readonly boardRules?: string;
    readonly auditRules?: string;
    readonly exitYears?: number;
    readonly chairRotation?: string;
  };
  /** What the state has told, in öre, where the budget's document does not print it. */
  readonly state: {
    readonly year: number;
    readonly amount: number;
    readonly source: string;
    readonly toldOn: string;
  };
  readonly populations: {
    readonly year: number;
    readonly date: string;
    readonly byMember: Readonly<Record<string, number>>;
  };
}

export interface DescribedPost {
  readonly role: string;
  readonly percent: number | null;
  readonly text: string | null;
}

/** A förbund's description as `demo/*.json` has it. */
export interface Described {
  readonly county: string | null;
  readonly formed: { readonly date: string | null };
  readonly purpose: string;
  readonly organisation: {
    readonly office: readonly DescribedPost[];
    readonly services: readonly string[];
  };
}

export function describedFacts({ county, formed, purpose, organisation }: Described): Partial<SeedFacts> {
  const { office, services } = organisation;
  return { county, formed: parsePartialDate(formed.date ?? ""), purpose, office, services };
}

export interface SeededMember {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}

const dateOf = (text: string) => new Date(`${text}T00:00:00Z`);

/** Rows of the facts in a förbund that has just been made, in the transaction that makes it. */
export async function writeFacts(
  tx: Tx,
  forbundId: string,
  members: readonly SeededMember[],
  facts: Partial<SeedFacts>,
): Promise<void> {
  const { formed, county, purpose, history, colour, contact } = facts;
  await tx.forbund.update({
    where: { id: forbundId },
    data: {
      ...(formed ? { formedOn: dateOf(formed.first), formedPrecision: formed.precision } : {}),
      county: county ?? null,
      purpose: purpose ?? null,
      history: history ?? null,
      colour: colour ?? null,
      ...contact,
    },
  });
  for (const [name, from] of Object.entries(facts.memberFrom ?? {})) {
    const member = members.find((each) => each.name === name);
    if (member) await tx.member.update({ where: { id: member.id }, data: { validFrom: dateOf(from) } });
  }
  await writeSeats(tx, forbundId, members, facts);
  await writeOffice(tx, forbundId, members, facts);
  await writeCharter(tx, forbundId, members, facts.charter);
  const { populations, state } = facts;
  if (state) {
    const { amount: amountOre, toldOn, ...told } = state;
    await tx.stateAllocation.create({
      data: { forbundId, ...told, amountOre, toldOn: dateOf(toldOn), status: "preliminary" },
    });
  }
  if (populations)
    await tx.contributionShare.createMany({
      data: members.flatMap(({ id, name }) => {
        const population = populations.byMember[name];
        if (population === undefined) return [];
        const { year, date } = populations;
        return [
          {
            forbundId,
            memberId: id,
            year,
            method: "population" as const,
            population,
            referenceDate: dateOf(date),
          },
        ];
      }),
    });
}

async function writeSeats(
  tx: Tx,
  forbundId: string,
  members: readonly SeededMember[],
  { seatsPerMember, groupSeatsPerMember, posts = [] }: Partial<SeedFacts>,
): Promise<void> {
  const many = (count: number) => Array.from({ length: count }, (_, at) => at);
  await tx.seat.createMany({
    data: members.flatMap(({ id: memberId, name, kind }) => {
      const background = kind === "kommun" || kind === "region" ? "political" : "official";
      const post = posts.find(({ member }) => member === name)?.post ?? null;
      const board = { forbundId, memberId, body: "board", background } as const;
      return [
        ...many(seatsPerMember?.ordinary ?? 0).map((at) => ({
          ...board,
          kind: "ordinary" as const,
          post: at === 0 ? post : null,
          presidium: at === 0 && post !== null,
        })),
        ...many(seatsPerMember?.deputy ?? 0).map(() => ({ ...board, kind: "deputy" as const })),
        ...many(groupSeatsPerMember ?? 0).map(() => ({
          forbundId,
          memberId,
          body: "beredningsgrupp" as const,
        })),
      ];
    }),
  });
}

/** "Delad med Finnveden." tells whom the post is shared with; other texts are its tasks. */
const SHARED = /(?:^|, )del(?:ad|as) med ([^.]+)\.?$/i;

async function writeOffice(
  tx: Tx,
  forbundId: string,
  members: readonly SeededMember[],
  { office = [], services = [] }: Partial<SeedFacts>,
): Promise<void> {
  await tx.officePost.createMany({
    data: office.map(({ role, percent, text }, position) => {
      const sharedWith = SHARED.exec(text ?? "")?.[1] ?? null;
      return {
        forbundId,
        position,
        title: role,
        percent,
        sharedWith,
        tasks: text?.replace(SHARED, "").replace(/^Heltid\.?$/, "") || null,
      };
    }),
  });
  await tx.boughtService.createMany({
    data: services.map((service, position) => {
      const [, area = service, supplier = null] =
        /^([^:]+?)(?:: | köps av | genom )(.+)$/.exec(service) ?? [];
      const member = members.find(({ name }) => name === supplier);
      return {
        forbundId,
        position,
        area,
        ...(member ? { supplierMemberId: member.id } : { supplier }),
      };
    }),
  });
}

async function writeCharter(
  tx: Tx,
  forbundId: string,
  members: readonly SeededMember[],
  charter: SeedFacts["charter"] | undefined,
): Promise<void> {
  if (!charter) return;
  const { approvedByAll, validFrom, ...rules } = charter;
  const { id: charterId } = await tx.charter.create({
    data: { forbundId, ...rules, validFrom: dateOf(validFrom) },
    select: { id: true },
  });
  if (approvedByAll)
    await tx.charterApproval.createMany({
      data: members.map(({ id: memberId }) => ({ forbundId, charterId, memberId })),
    });
}
