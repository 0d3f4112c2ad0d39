import "server-only";
import { LOGO_REFUSAL_TEXT, logoRefusal } from "../../core/forbund/image-size.ts";
import { type Actor, decide, type ReasonCode } from "../../core/permission.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { collectTexts } from "../../platform/audit.ts";
import { FILE_REFUSAL_TEXT, saveFile } from "../../platform/files.ts";
import { type ForbundScope, inScope } from "../../platform/scope.ts";
import { logFact } from "./mutations.ts";
import { nextRevision } from "./revision-data.ts";

export type FileFailure =
  | { readonly code: "forbidden"; readonly reason: ReasonCode }
  | { readonly code: "gone" }
  | { readonly code: "refused"; readonly message: string };

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Keeps a picture as the förbund's logotype; the earlier one stays in the file table, where documents point. */
export async function saveLogo(
  scope: ForbundScope,
  actor: Actor,
  file: SentFile,
): Promise<Result<{ readonly id: string }, FileFailure>> {
  const forbidden = refusalOf(actor);
  if (forbidden) return forbidden;
  const refusal = logoRefusal(file.bytes);
  if (refusal) return err({ code: "refused", message: LOGO_REFUSAL_TEXT[refusal] });
  return inScope(scope, async (tx) => {
    const saved = await saveFile(tx, scope, { ...file, personId: scope.personId });
    if (!saved.ok) return err({ code: "refused", message: FILE_REFUSAL_TEXT[saved.error] });
    const revision = await nextRevision(tx, scope);
    const { id } = saved.value;
    await tx.forbund.update({ where: { id: scope.forbundId }, data: { logoFileId: id } });
    await logFact(tx, scope, revision, collectTexts(), {
      command: "setLogo",
      touched: ["forbund:logo"],
      before: null,
      after: { fileId: id, sha256: saved.value.sha256 },
    });
    return ok({ id });
  });
}

export async function removeLogo(scope: ForbundScope, actor: Actor): Promise<Result<null, FileFailure>> {
  const forbidden = refusalOf(actor);
  if (forbidden) return forbidden;
  return inScope(scope, async (tx) => {
    const revision = await nextRevision(tx, scope);
    await tx.forbund.update({ where: { id: scope.forbundId }, data: { logoFileId: null } });
    await logFact(tx, scope, revision, collectTexts(), {
      command: "removeLogo",
      touched: ["forbund:logo"],
      before: null,
      after: null,
    });
    return ok(null);
  });
}

/** The document itself beside what it rules. */
export async function attachCharterFile(
  scope: ForbundScope,
  actor: Actor,
  charterId: string,
  file: SentFile,
): Promise<Result<{ readonly id: string }, FileFailure>> {
  const forbidden = refusalOf(actor);
  if (forbidden) return forbidden;
  return inScope(scope, async (tx) => {
    const revision = await nextRevision(tx, scope);
    const charter = await tx.charter.findUnique({ where: { id: charterId }, select: { id: true } });
    if (!charter) return err({ code: "gone" });
    const saved = await saveFile(tx, scope, { ...file, personId: scope.personId });
    if (!saved.ok) return err({ code: "refused", message: FILE_REFUSAL_TEXT[saved.error] });
    const { id } = saved.value;
    await tx.charter.update({ where: { id: charterId }, data: { fileId: id } });
    await logFact(tx, scope, revision, collectTexts(), {
      command: "attachCharterFile",
      touched: [`row:${charterId}:fileId`],
      before: null,
      after: { id: charterId, fileId: id, sha256: saved.value.sha256 },
    });
    return ok({ id });
  });
}

function refusalOf(actor: Actor) {
  const allowed = decide(actor, "forbund.edit", null);
  return allowed.allowed ? null : err({ code: "forbidden", reason: allowed.reason } as const);
}
