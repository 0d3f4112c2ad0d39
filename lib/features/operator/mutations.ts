import "server-only";
import { Prisma } from "../../../generated/prisma/client.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { makeFirstCode } from "../../platform/auth.ts";
import { prisma } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import { retryJob } from "../../platform/jobs.ts";
import { log } from "../../platform/log.ts";
import { asOperator } from "../../platform/scope.ts";
import { emailSchema } from "../sign-in/schema.ts";
import { findOrMakePerson, insertForbund } from "./make-forbund.ts";
import { type NewForbund, type NewForbundField, newForbundSchema } from "./schema.ts";

/**
 * A first sign-in code to print (null where codes do not sign in), or a sentence that says what to mend.
 */
export type Made = { ok: true; value: { code: string | null } } | { ok: false; message: string };

/** Makes the installation's operator, or a new code for one that exists. */
export async function createAdmin(email: string): Promise<Made> {
  const address = emailSchema.safeParse(email);
  if (!address.success) return { ok: false, message: sentence(address.error.issues[0]?.message) };
  await prisma.$transaction(async (tx) => {
    const personId = await findOrMakePerson(tx, address.data, "");
    await tx.operator.upsert({ where: { personId }, create: { personId }, update: {} });
  });
  return { ok: true, value: { code: await firstCode(address.data) } };
}

/** The command: makes a förbund and prints a code for its first förbundschef. All or nothing. */
export async function createForbund(wanted: {
  readonly slug: string;
  readonly name: string;
  readonly email: string;
}): Promise<Made> {
  const checked = newForbundSchema.safeParse({ shortName: "", chiefName: "", ...wanted });
  if (!checked.success) return { ok: false, message: sentence(checked.error.issues[0]?.message) };
  const made = await makeForbund(checked.data, { by: null, invite: false });
  if (!made.ok) return { ok: false, message: sentence(made.error.message) };
  return { ok: true, value: { code: await firstCode(checked.data.email) } };
}

export interface FieldRefusal {
  readonly field: NewForbundField;
  readonly message: string;
}

/** The operator's page: the same, told to the förbundschef by mail in the same transaction. */
export function inviteForbund(wanted: NewForbund, by: string): Promise<Result<{ id: string }, FieldRefusal>> {
  return makeForbund(wanted, { by, invite: true });
}

async function makeForbund(
  wanted: NewForbund,
  how: { readonly by: string | null; readonly invite: boolean },
): Promise<Result<{ id: string }, FieldRefusal>> {
  const { slug, name } = wanted;
  const taken = await asOperator((tx) =>
    tx.forbund.findFirst({ where: { OR: [{ slug }, { name }] }, select: { slug: true } }),
  );
  if (taken) return err(takenBy(taken.slug === slug, wanted));
  try {
    const id = await insertForbund(wanted, how);
    log.info({ forbundId: id, slug, by: how.by }, "forbund created");
    return ok({ id });
  } catch (error) {
    // Two at once: the database keeps names and slugs apart.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      return err(takenBy(true, wanted));
    }
    throw error;
  }
}

const takenBy = (bySlug: boolean, { slug, name }: NewForbund): FieldRefusal =>
  bySlug
    ? { field: "slug", message: `Det finns redan ett förbund med kortnamnet ${slug}. Välj ett annat` }
    : { field: "name", message: `Det finns redan ett förbund som heter ${name}. Välj ett annat namn` };

/** A failed job once more; false when it is not failed any longer. */
export async function rerunJob(jobId: string, by: string): Promise<boolean> {
  const moved = await retryJob(jobId);
  if (moved) log.info({ jobId, by }, "job put back in the queue");
  return moved;
}

const firstCode = async (email: string) => (env().SIGN_IN_CODE ? makeFirstCode(email) : null);

const sentence = (message = "Skriv e-postadressen i formen namn@exempel.se") => `${message}.`;
