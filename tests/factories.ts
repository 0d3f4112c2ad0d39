/**
 * Rows for integration tests. Each `build*` fills in the parents that are not given, writes as the app's role
 * in the förbund's scope (so that row-level security holds here too), and never deletes: a test that needs
 * its own world builds its own förbund.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import type { BudgetRole, OrganisationKind, PartyGroup, Role, Stage } from "@/generated/prisma/enums.ts";
import { DEFAULT_LADDER } from "@/lib/core/budget/ladder.ts";
import { appendLog, collectTexts } from "@/lib/platform/audit.ts";
import { prisma } from "@/lib/platform/db.ts";
import { env } from "@/lib/platform/env.ts";
import { saveFile } from "@/lib/platform/files.ts";
import { type ForbundScope, inScope, proveScope } from "@/lib/platform/scope.ts";

/** As the owner of the tables, past row-level security: for what a test has to see from outside. */
export async function ownerQuery<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: env().MIGRATE_DATABASE_URL ?? undefined });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

let counter = 0;
/** Unique in the process and, through the random part, among workers that share a database. */
function unique(): string {
  counter += 1;
  return `${counter}-${randomUUID().slice(0, 8)}`;
}

export interface BuiltForbund {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  /** The system's own scope: no person behind it. */
  readonly scope: ForbundScope;
}

export async function buildForbund(
  given: { slug?: string; name?: string; shortName?: string } = {},
): Promise<BuiltForbund> {
  const mark = unique();
  const row = {
    id: randomUUID(),
    slug: given.slug ?? `provbygden-${mark}`,
    name: given.name ?? `Samordningsförbundet Provbygden ${mark}`,
    shortName: given.shortName ?? `Provbygden ${mark}`,
  };
  const scope = proveScope(row.id, null);
  await inScope(scope, async (tx) => {
    await tx.forbund.create({ data: row });
    await tx.ladderStep.createMany({
      data: DEFAULT_LADDER.map((step) => ({
        forbundId: row.id,
        fromOre: step.from,
        toOre: step.to,
        percent: step.percent,
        capOre: step.cap,
        source: step.source,
      })),
    });
  });
  return { ...row, scope };
}

export interface BuiltPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export function buildPerson(given: { name?: string; email?: string } = {}): Promise<BuiltPerson> {
  const mark = unique();
  return prisma.person.create({
    data: {
      name: given.name ?? `Provperson ${mark}`,
      email: given.email ?? `prov-${mark}@provbygden.example`,
      emailVerified: true,
    },
    select: { id: true, name: true, email: true },
  });
}

export async function buildOperator(given: { person?: BuiltPerson } = {}): Promise<BuiltPerson> {
  const person = given.person ?? (await buildPerson());
  await prisma.operator.create({ data: { personId: person.id } });
  return person;
}

export function buildOrganisation(given: { name?: string; kind?: OrganisationKind } = {}) {
  return prisma.organisation.create({
    data: { name: given.name ?? `Provby kommun ${unique()}`, kind: given.kind ?? "kommun" },
  });
}

export async function buildMember(
  given: { forbund?: BuiltForbund; organisation?: { id: string }; partyGroup?: PartyGroup } = {},
) {
  const forbund = given.forbund ?? (await buildForbund());
  const organisation = given.organisation ?? (await buildOrganisation());
  const member = await inScope(forbund.scope, (tx) =>
    tx.member.create({
      data: {
        forbundId: forbund.id,
        organisationId: organisation.id,
        partyGroup: given.partyGroup ?? "kommuner",
      },
    }),
  );
  return { ...member, forbund };
}

export async function buildGrant(
  given: {
    forbund?: BuiltForbund;
    person?: BuiltPerson;
    role?: Role;
    memberId?: string;
    chair?: boolean;
    viceChair?: boolean;
    deputy?: boolean;
    presidium?: boolean;
    validFrom?: Date;
    validTo?: Date;
  } = {},
) {
  const forbund = given.forbund ?? (await buildForbund());
  const person = given.person ?? (await buildPerson());
  const { forbund: _, person: __, role, ...rest } = given;
  const grant = await inScope(forbund.scope, (tx) =>
    tx.roleGrant.create({
      data: { ...rest, role: role ?? "forbundschef", forbundId: forbund.id, personId: person.id },
    }),
  );
  return { ...grant, forbund, person, scope: proveScope(forbund.id, person.id) };
}

/** One change in the log, as a mutation would write it; `entries` commands that share request and revision. */
export async function buildChange(
  given: {
    forbund?: BuiltForbund;
    subjectId?: string;
    revision?: number;
    requestId?: string;
    entries?: number;
    text?: string;
  } = {},
) {
  const forbund = given.forbund ?? (await buildForbund());
  const change = {
    subjectId: given.subjectId ?? randomUUID(),
    revision: given.revision ?? 1,
    requestId: given.requestId ?? randomUUID(),
  };
  const texts = collectTexts();
  const ref = texts.ref(given.text);
  const entries = Array.from({ length: given.entries ?? 1 }, () => ({
    command: "prov",
    touched: [],
    before: null,
    after: ref ? { label: { ...ref } } : null,
  }));
  await inScope(forbund.scope, (tx) =>
    appendLog(
      tx,
      forbund.scope,
      {
        subject: "budget",
        subjectId: change.subjectId,
        subjectRevision: change.revision,
        requestId: change.requestId,
      },
      entries,
      texts,
    ),
  );
  return { ...change, forbund, textId: ref?.text ?? null };
}

export interface BuiltBudget {
  readonly id: string;
  readonly forbund: BuiltForbund;
  readonly year: number;
  readonly revision: number;
  readonly incomeSectionId: string;
  readonly costSectionId: string;
  readonly incomeLineId: string;
  readonly costLineId: string;
}

/** A small budget: a budget year and two plan years, one income line of 1 000 000 kr, one cost line of 900 000 kr. */
export async function buildBudget(
  given: { forbund?: BuiltForbund; year?: number; stage?: Stage; role?: BudgetRole; name?: string } = {},
): Promise<BuiltBudget> {
  const forbund = given.forbund ?? (await buildForbund());
  const year = given.year ?? 2027;
  const id = randomUUID();
  const [incomeSectionId, costSectionId] = [randomUUID(), randomUUID()];
  const [incomeLineId, costLineId] = [randomUUID(), randomUUID()];
  const scoped = { forbundId: forbund.id, budgetId: id };
  const years = [year, year + 1, year + 2];
  await inScope(forbund.scope, async (tx) => {
    const plan = await tx.planYear.upsert({
      where: { forbundId_year: { forbundId: forbund.id, year } },
      create: { forbundId: forbund.id, year },
      update: {},
    });
    await tx.budget.create({
      data: {
        id,
        forbundId: forbund.id,
        planYearId: plan.id,
        role: given.role ?? "main",
        stage: given.stage ?? "draft",
        name: given.name ?? `Budget ${year}`,
        openingYear: year,
        openingOre: 50_000_000n,
        openingSource: "bokslut",
        ladder: DEFAULT_LADDER.map((step) => ({ ...step })),
      },
    });
    await tx.budgetYear.createMany({
      data: years.map((each) => ({ ...scoped, year: each, series: "budget", kind: each === year ? "budget" : "plan" })),
    });
    await tx.budgetSection.createMany({
      data: [
        { ...scoped, id: incomeSectionId, lineageId: randomUUID(), position: 0, key: "intakter", label: "Intäkter", kind: "income" },
        { ...scoped, id: costSectionId, lineageId: randomUUID(), position: 1, key: "kansli", label: "Kansli", kind: "cost", costType: "administration" },
      ],
    });
    await tx.budgetLine.createMany({
      data: [
        { ...scoped, id: incomeLineId, sectionId: incomeSectionId, lineageId: randomUUID(), position: 0, label: "Medlemsavgifter", incomeKind: "contribution" },
        { ...scoped, id: costLineId, sectionId: costSectionId, lineageId: randomUUID(), position: 0, label: "Lokaler" },
      ],
    });
    await tx.budgetCell.createMany({
      data: years.flatMap((each) => [
        { ...scoped, lineId: incomeLineId, year: each, series: "budget", type: "amount", amountOre: 100_000_000n },
        { ...scoped, lineId: costLineId, year: each, series: "budget", type: "amount", amountOre: 90_000_000n },
      ]),
    });
    await tx.controlFigure.create({
      data: { ...scoped, sectionId: costSectionId, figure: "subtotal", year, amountOre: 90_000_000n },
    });
  });
  return { id, forbund, year, revision: 0, incomeSectionId, costSectionId, incomeLineId, costLineId };
}

/**
 * A förbund with at least one row in every table that belongs to a förbund. The isolation test takes the
 * tables from the catalogue and fails for one that is left empty here.
 */
export async function buildFullForbund(given: { year?: number } = {}) {
  const forbund = await buildForbund();
  const member = await buildMember({ forbund });
  const { person } = await buildGrant({ forbund, memberId: member.id, role: "boardMember", chair: true });
  const budget = await buildBudget({ forbund, year: given.year ?? 2027 });
  await buildChange({ forbund, subjectId: budget.id, text: "Lokaler" });
  await inScope(forbund.scope, async (tx) => {
    await tx.stateAllocation.create({
      data: { forbundId: forbund.id, year: budget.year, amountOre: 50_000_000n, status: "preliminary" },
    });
    await tx.contributionShare.create({
      data: { forbundId: forbund.id, memberId: member.id, year: budget.year, method: "population", population: 12_345 },
    });
    await tx.budgetRequest.create({
      data: {
        forbundId: forbund.id,
        budgetId: budget.id,
        requestId: randomUUID(),
        personId: person.id,
        revision: 1,
        answer: {},
      },
    });
    const bytes = new TextEncoder().encode("namn;belopp\n");
    await saveFile(tx, forbund.scope, { name: "belopp.csv", bytes, personId: person.id });
  });
  return { forbund, member, person, budget };
}
