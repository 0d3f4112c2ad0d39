/**
 * Rows for integration tests. Each `build*` fills in the parents that are not given, writes as the app's role
 * in the förbund's scope (so that row-level security holds here too), and never deletes: a test that needs
 * its own world builds its own förbund.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import type { OrganisationKind, PartyGroup, Role } from "@/generated/prisma/enums.ts";
import { DEFAULT_LADDER } from "@/lib/core/budget/ladder.ts";
import { appendLog, collectTexts } from "@/lib/platform/audit.ts";
import { now } from "@/lib/platform/clock.ts";
import { prisma } from "@/lib/platform/db.ts";
import { env } from "@/lib/platform/env.ts";
import { type ForbundScope, inScope, proveScope } from "@/lib/platform/scope.ts";
import { sessionCookie } from "@/lib/platform/session-cookie.ts";

/** As the owner of the tables, past row-level security: for what a test has to see from outside. */
export async function ownerQuery<Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
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

/** Signed in: the Cookie header a browser would send. */
export async function buildSession(
  given: { person?: { id: string }; expiresAt?: Date } = {},
): Promise<{ token: string; cookie: string; personId: string }> {
  const person = given.person ?? (await buildPerson());
  const token = randomUUID();
  const inAnHour = new Date(now().getTime() + 3_600_000);
  await prisma.session.create({ data: { token, userId: person.id, expiresAt: given.expiresAt ?? inAnHour } });
  const [cookie = ""] = sessionCookie(token, null).split(";");
  return { token, cookie, personId: person.id };
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
