import "server-only";
import { randomUUID } from "node:crypto";
import { DEFAULT_LADDER } from "../../core/budget/ladder.ts";
import { appendLog, collectTexts } from "../../platform/audit.ts";
import { env } from "../../platform/env.ts";
import { enqueueMail } from "../../platform/outbox.ts";
import { type ForbundScope, inScope, proveScope, type Tx } from "../../platform/scope.ts";
import type { NewForbund } from "./schema.ts";

export interface HowMade {
  /** The operator, for the log; null: a command. */
  readonly by: string | null;
  /** Whether the förbundschef is told by mail. */
  readonly invite: boolean;
}

/**
 * A förbund with the usual ladder and its first förbundschef, in one transaction. Row-level security lets a
 * row in only under its own förbund, so the id is made first and named as scope.
 */
export async function insertForbund(wanted: NewForbund, how: HowMade): Promise<string> {
  const scope = proveScope(randomUUID(), how.by);
  const { slug, name, email } = wanted;
  const shortName = wanted.shortName === "" ? shortNameOf(name) : wanted.shortName;
  await inScope(scope, async (tx) => {
    const personId = await findOrMakePerson(tx, email, wanted.chiefName);
    await tx.forbund.create({ data: { id: scope.forbundId, slug, name, shortName, revision: 1 } });
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
    if (how.invite) await tellChief(tx, scope, { name, email });
  });
  return scope.forbundId;
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

/**
 * No secret is mailed: the role is there already, and the address is proven as at every sign-in. So the letter
 * may lie unread for a week and harms nobody if it is passed on.
 */
async function tellChief(tx: Tx, scope: ForbundScope, told: { name: string; email: string }): Promise<void> {
  const { APP_URL, SIGN_IN_CODE, oidc } = env();
  const ways = [
    ...(SIGN_IN_CODE ? [`Skriv ${told.email}, så kommer en kod med mejl.`] : []),
    ...(oidc ? [`Välj "Logga in med ${oidc.name}" om adressen hör till det kontot.`] : []),
  ];
  await enqueueMail(tx, {
    kind: "notice",
    forbundId: scope.forbundId,
    to: told.email,
    subject: `${told.name} finns nu i Finsamplan`,
    body: [
      `Du är förbundschef för ${told.name} i Finsamplan.`,
      "",
      `Logga in på ${APP_URL}/logga-in`,
      ...ways,
      "",
      "Känner du inte igen förbundet behöver du inte göra något.",
      "",
      "Finsamplan",
    ].join("\n"),
  });
}

/** A person is known by the address; one who exists keeps the name they have. */
export async function findOrMakePerson(tx: Tx, email: string, name: string): Promise<string> {
  const { id } = await tx.person.upsert({
    where: { email },
    create: { email, name: name === "" ? email.slice(0, email.indexOf("@")) : name },
    update: {},
    select: { id: true },
  });
  return id;
}

/** "Samordningsförbundet Skåne Nordost" is called Skåne Nordost wherever space is short. */
function shortNameOf(name: string): string {
  const rest = name.replace(/^(samordningsförbundet|finsam)\s+/i, "");
  return rest.length >= 2 ? rest : name;
}
