import "server-only";
import { parseField } from "../../core/forbund/field.ts";
import { type Actor, decide } from "../../core/permission.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { collectTexts } from "../../platform/audit.ts";
import { type ForbundScope, inScope } from "../../platform/scope.ts";
import { type FactFailure, guarded, logFact } from "./mutations.ts";
import { nextRevision } from "./revision-data.ts";
import type { ApprovalsInput } from "./schema.ts";

const APPROVED_ON = { key: "approvedOn", label: "Datum för beslutet", type: "date" } as const;

/** Which members have approved a version of the förbundsordning, and when (8 §: every member decides). */
export async function saveApprovals(
  scope: ForbundScope,
  actor: Actor,
  { charterId, approvals }: ApprovalsInput,
): Promise<Result<{ readonly revision: number }, FactFailure>> {
  const allowed = decide(actor, "forbund.edit", null);
  if (!allowed.allowed) return err({ code: "forbidden", reason: allowed.reason });
  const rows: { memberId: string; approvedOn: string | null }[] = [];
  for (const { memberId, approvedOn } of approvals) {
    const date = parseField(APPROVED_ON, approvedOn);
    if (!date.ok) return err({ code: "invalid", fields: { [memberId]: date.error } });
    rows.push({ memberId, approvedOn: typeof date.value === "string" ? date.value : null });
  }
  return guarded(() =>
    inScope(scope, async (tx) => {
      const revision = await nextRevision(tx, scope);
      const charter = await tx.charter.findUnique({ where: { id: charterId }, select: { id: true } });
      if (!charter) return err({ code: "gone" });
      await tx.charterApproval.deleteMany({ where: { charterId } });
      await tx.$executeRaw`
        INSERT INTO charter_approval (charter_id, member_id, forbund_id, approved_on)
        SELECT ${charterId}::uuid, r."memberId", ${scope.forbundId}::uuid, r."approvedOn"
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("memberId" uuid, "approvedOn" date)`;
      await logFact(tx, scope, revision, collectTexts(), {
        command: "setApprovals",
        touched: [`row:${charterId}:approvals`],
        before: null,
        after: { id: charterId, approvals: rows },
      });
      return ok({ revision });
    }),
  );
}
