import "server-only";
import type { Prisma } from "../../generated/prisma/client.ts";
import { prisma } from "./db.ts";

export type Tx = Prisma.TransactionClient;

declare const proven: unique symbol;
/** A förbund the actor has been proven to hold a role in. Only lib/features/access makes one. */
export interface ForbundScope {
  readonly forbundId: string;
  /** null: the system itself (seed, jobs, commands). */
  readonly personId: string | null;
  readonly [proven]: true;
}

/** To be called where a role in the förbund has just been read, or where the system itself acts. */
export function proveScope(forbundId: string, personId: string | null): ForbundScope {
  return { forbundId, personId } as ForbundScope;
}

/** Every scoped read and write: a transaction that has named the förbund, so that row-level security opens it. */
export function inScope<T>(scope: ForbundScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('app.forbund_id', ${scope.forbundId}, true),
      set_config('app.person_id', ${scope.personId ?? ""}, true)`;
    return work(tx);
  });
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
