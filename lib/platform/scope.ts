import "server-only";
import type { Prisma } from "../../generated/prisma/client.ts";
import { prisma } from "./db.ts";
import { isReadOnlyRefusal, ReadOnlyVisitError } from "./read-only.ts";

export type Tx = Prisma.TransactionClient;

declare const proven: unique symbol;
/** A förbund the actor has been proven to hold a role in. Only lib/features/access makes one. */
export interface ForbundScope {
  readonly forbundId: string;
  /** null: the system itself (seed, jobs, commands). */
  readonly personId: string | null;
  /** The person sees the förbund as another role: PostgreSQL itself refuses every write of the transaction. */
  readonly readOnly: boolean;
  readonly [proven]: true;
}

/** To be called where a role in the förbund has just been read, or where the system itself acts. */
export function proveScope(forbundId: string, personId: string | null, readOnly = false): ForbundScope {
  return { forbundId, personId, readOnly } as ForbundScope;
}

/** Every scoped read and write: a transaction that has named the förbund, so that row-level security opens it. */
export async function inScope<T>(scope: ForbundScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('app.forbund_id', ${scope.forbundId}, true),
        set_config('app.person_id', ${scope.personId ?? ""}, true),
        set_config('transaction_read_only', ${scope.readOnly ? "on" : "off"}, true)`;
      return work(tx);
    });
  } catch (error) {
    throw scope.readOnly && isReadOnlyRefusal(error) ? new ReadOnlyVisitError(error) : error;
  }
}

/** Before a förbund is chosen: the person's own roles and the förbund they are in, nothing else. */
export function asPerson<T>(personId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('app.person_id', ${personId}, true)`;
    return work(tx);
  });
}

/** The installation operator: the list of förbund, none of their content. */
export function asOperator<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('app.operator', 'on', true)`;
    return work(tx);
  });
}
