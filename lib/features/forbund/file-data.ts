import "server-only";
import { findFile, type StoredFile } from "../../platform/files.ts";
import type { ForbundScope, Tx } from "../../platform/scope.ts";

/** The förbund's logotype; null when it has none. */
export async function findLogo(tx: Tx, scope: ForbundScope): Promise<StoredFile | null> {
  const forbund = await tx.forbund.findUnique({
    where: { id: scope.forbundId },
    select: { logoFileId: true },
  });
  return forbund?.logoFileId ? findFile(tx, scope, forbund.logoFileId) : null;
}

/** A file that a version of the förbundsordning points to: no other file of the förbund is given out this way. */
export async function findCharterFile(tx: Tx, scope: ForbundScope, id: string): Promise<StoredFile | null> {
  const used = await tx.charter.count({ where: { fileId: id } });
  return used === 0 ? null : findFile(tx, scope, id);
}
