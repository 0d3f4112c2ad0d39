import { randomUUID } from "node:crypto";
import type { OrganisationKind, PartyGroup, Role } from "../../generated/prisma/enums.ts";
import { DEFAULT_LADDER } from "../../lib/core/budget/ladder.ts";
import { appendLog, collectTexts } from "../../lib/platform/audit.ts";
import { type ForbundScope, inScope, proveScope, type Tx } from "../../lib/platform/scope.ts";
import { type SeedFacts, writeFacts } from "./write-facts.ts";

export interface MemberSeed {
  readonly name: string;
  readonly kind: OrganisationKind;
}

export interface AccountSeed {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Which of the förbund's members they come from; null for the förbund's own office. */
  readonly from: OrganisationKind | null;
}

export interface ForbundSeed {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly members: readonly MemberSeed[];
  readonly accounts: readonly AccountSeed[];
  /** What the documents say about the förbund itself. */
  readonly facts?: Partial<SeedFacts>;
  /** What the state gives, as documents print it, in öre. */
  readonly allocations: readonly {
    readonly year: number;
    readonly amount: number;
    readonly source: string | null;
  }[];
}

/** Arbetsförmedlingen and Försäkringskassan are the state's part together, lag (2003:1210) 5 §. */
const PARTY_GROUP = {
  arbetsformedlingen: "state",
  forsakringskassan: "state",
  region: "region",
  kommun: "kommuner",
} as const satisfies Record<OrganisationKind, PartyGroup>;

/** A förbund with members, accounts, the usual ladder and allocations: all rows or none. */
export async function makeForbund(seed: ForbundSeed): Promise<ForbundScope> {
  const scope = proveScope(randomUUID(), null);
  const { forbundId } = scope;
  await inScope(scope, async (tx) => {
    const { slug, name, shortName } = seed;
    await tx.forbund.create({ data: { id: forbundId, slug, name, shortName, revision: 1 } });
    await tx.ladderStep.createMany({
      data: DEFAULT_LADDER.map(({ from, to, percent, cap, source }) => ({
        forbundId,
        fromOre: from,
        toOre: to,
        percent,
        capOre: cap,
        source,
      })),
    });
    const members = await makeMembers(tx, forbundId, seed.members);
    if (seed.facts) await writeFacts(tx, forbundId, members, seed.facts);
    const grants = [];
    for (const account of seed.accounts) {
      const personId = await findOrMakePerson(tx, account);
      const memberId = members.find(({ kind }) => kind === account.from)?.id ?? null;
      await tx.roleGrant.create({ data: { forbundId, personId, role: account.role, memberId } });
      grants.push({ personId, role: account.role });
    }
    // The documents print the amount as what the budget counts on, before the state has decided.
    await tx.stateAllocation.createMany({
      data: seed.allocations.map(({ year, amount, source }) => ({
        forbundId,
        year,
        amountOre: amount,
        status: "preliminary",
        source,
      })),
    });
    const texts = collectTexts();
    const after = { slug, name: { ...texts.ref(name) }, grants };
    const head = { subject: "forbund", subjectId: forbundId, subjectRevision: 1, requestId: null } as const;
    await appendLog(
      tx,
      scope,
      head,
      [{ command: "createForbund", touched: ["forbund"], before: null, after }],
      texts,
    );
  });
  return scope;
}

/** Organisations are shared: Region Skåne is one row, however many förbund it sits in. */
async function makeMembers(tx: Tx, forbundId: string, members: readonly MemberSeed[]) {
  const names = members.map(({ name }) => name);
  await tx.organisation.createMany({
    data: members.map(({ name, kind }) => ({ name, kind })),
    skipDuplicates: true,
  });
  const organisations = await tx.organisation.findMany({ where: { name: { in: names } } });
  const rows = members.flatMap(({ name, kind }) => {
    const organisation = organisations.find((each) => each.name === name);
    return organisation ? [{ id: randomUUID(), name, kind, organisationId: organisation.id }] : [];
  });
  await tx.member.createMany({
    data: rows.map(({ id, kind, organisationId }) => ({
      id,
      forbundId,
      organisationId,
      partyGroup: PARTY_GROUP[kind],
    })),
  });
  return rows;
}

async function findOrMakePerson(
  tx: Tx,
  { email, name }: Pick<AccountSeed, "email" | "name">,
): Promise<string> {
  const { id } = await tx.person.upsert({
    where: { email },
    create: { email, name, emailVerified: true },
    update: {},
    select: { id: true },
  });
  return id;
}
