import "server-only";
import { randomUUID } from "node:crypto";
import { Prisma } from "../../../generated/prisma/client.ts";
import { DEFAULT_LADDER } from "../../core/budget/ladder.ts";
import { type SlugProblem, slugProblem } from "../../core/slug.ts";
import { hasTag } from "../../core/text.ts";
import { appendLog, collectTexts } from "../../platform/audit.ts";
import { makeFirstCode } from "../../platform/auth.ts";
import { prisma } from "../../platform/db.ts";
import { asOperator, type ForbundScope, inScope, proveScope, type Tx } from "../../platform/scope.ts";
import { emailSchema } from "../sign-in/schema.ts";

/** A first sign-in code to print, or a sentence that says what to mend. */
export type Made = { ok: true; value: { code: string } } | { ok: false; message: string };

const refuse = (message: string): Made => ({ ok: false, message });

const SLUG_TEXT = {
  form: "Kortnamnet ska vara 2–60 tecken av a–z, 0–9 och bindestreck, till exempel skane-nordost.",
  reserved: "Kortnamnet används redan av Finsamplan självt. Välj ett annat, till exempel förbundets ort.",
} as const satisfies Record<SlugProblem, string>;

/** Makes the installation's operator, or a new code for one that exists. */
export async function createAdmin(email: string): Promise<Made> {
  const address = emailSchema.safeParse(email);
  if (!address.success) return refuse(sentence(address.error.issues[0]?.message));
  await prisma.$transaction(async (tx) => {
    const personId = await findOrMakePerson(tx, address.data);
    await tx.operator.upsert({ where: { personId }, create: { personId }, update: {} });
  });
  return { ok: true, value: { code: await makeFirstCode(address.data) } };
}

export interface NewForbund {
  readonly slug: string;
  readonly name: string;
  /** Its first förbundschef. */
  readonly email: string;
}

/** Makes a förbund with the usual ladder and its first förbundschef. All or nothing. */
export async function createForbund(wanted: NewForbund): Promise<Made> {
  const slug = wanted.slug.trim();
  const name = wanted.name.trim().replace(/\s+/g, " ");
  const problem = slugProblem(slug);
  if (problem) return refuse(SLUG_TEXT[problem]);
  if (name.length < 2 || name.length > 200 || hasTag(name)) {
    return refuse("Förbundets namn ska vara 2–200 tecken utan html-taggar.");
  }
  const address = emailSchema.safeParse(wanted.email);
  if (!address.success) return refuse(sentence(address.error.issues[0]?.message));
  const taken = await asOperator((tx) =>
    tx.forbund.findFirst({ where: { OR: [{ slug }, { name }] }, select: { slug: true } }),
  );
  if (taken) return refuse(takenText(taken.slug === slug, slug, name));
  try {
    await makeForbund(slug, name, address.data);
  } catch (error) {
    // Two commands at once: the database keeps names and slugs apart.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      return refuse(takenText(true, slug, name));
    }
    throw error;
  }
  return { ok: true, value: { code: await makeFirstCode(address.data) } };
}

const takenText = (bySlug: boolean, slug: string, name: string) =>
  bySlug
    ? `Det finns redan ett förbund med kortnamnet ${slug}. Välj ett annat.`
    : `Det finns redan ett förbund som heter ${name}. Välj ett annat namn.`;

/** Row-level security lets a row in only under its own förbund, so the id is made first and named as scope. */
async function makeForbund(slug: string, name: string, email: string): Promise<void> {
  const scope = proveScope(randomUUID(), null);
  await inScope(scope, async (tx) => {
    const personId = await findOrMakePerson(tx, email);
    await tx.forbund.create({ data: { id: scope.forbundId, slug, name, shortName: shortNameOf(name) } });
    await tx.ladderStep.createMany({
      data: DEFAULT_LADDER.map((step) => ({
        forbundId: scope.forbundId,
        fromOre: BigInt(step.from),
        toOre: step.to === null ? null : BigInt(step.to),
        percent: step.percent,
        capOre: step.cap === null ? null : BigInt(step.cap),
        source: step.source,
      })),
    });
    await tx.roleGrant.create({ data: { forbundId: scope.forbundId, personId, role: "forbundschef" } });
    await logForbund(tx, scope, { slug, name, personId });
  });
}

async function logForbund(
  tx: Tx,
  scope: ForbundScope,
  made: { slug: string; name: string; personId: string },
): Promise<void> {
  const texts = collectTexts();
  const after = {
    slug: made.slug,
    name: { ...texts.ref(made.name) },
    grants: [{ personId: made.personId, role: "forbundschef" }],
  };
  await appendLog(
    tx,
    scope,
    { subject: "forbund", subjectId: scope.forbundId, subjectRevision: 1, requestId: null },
    [{ command: "createForbund", touched: ["forbund"], before: null, after }],
    texts,
  );
}

/** A person is known by the address alone; until they say more, the part before the @ is their name. */
async function findOrMakePerson(tx: Tx, email: string): Promise<string> {
  const { id } = await tx.person.upsert({
    where: { email },
    create: { email, name: email.slice(0, email.indexOf("@")) },
    update: {},
    select: { id: true },
  });
  return id;
}

/** "Samordningsförbundet Skåne Nordost" is called Skåne Nordost wherever space is short. */
export function shortNameOf(name: string): string {
  const rest = name.replace(/^(samordningsförbundet|finsam)\s+/i, "");
  return rest.length >= 2 ? rest : name;
}

const sentence = (message = "Skriv e-postadressen i formen namn@exempel.se") => `${message}.`;
