import "server-only";
import type { ShareMethod } from "../../core/forbund/contributions.ts";
import { parseField } from "../../core/forbund/field.ts";
import { SHARE_FIELD } from "../../core/forbund/share-field.ts";
import { type Actor, decide } from "../../core/permission.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { collectTexts } from "../../platform/audit.ts";
import { type ForbundScope, inScope } from "../../platform/scope.ts";
import { type FactFailure, guarded, logFact } from "./mutations.ts";
import { listLater, nextRevision } from "./revision-data.ts";
import type { ShareKeyInput } from "./schema.ts";

interface ShareRow {
  readonly memberId: string;
  readonly method: ShareMethod;
  readonly population: number | null;
  readonly percent: number | null;
  readonly amountOre: number | null;
  readonly referenceDate: string | null;
}

const REFERENCE_DATE = { key: "referenceDate", label: "Datum för invånarantalet", type: "date" } as const;

/** The whole key of a year, as the members agree (lag 2003:1210 5 §); an empty list means equal parts. */
export async function saveShareKey(
  scope: ForbundScope,
  actor: Actor,
  { year, baseRevision, shares }: ShareKeyInput,
): Promise<Result<{ readonly revision: number }, FactFailure>> {
  const allowed = decide(actor, "settings.editMoney", null);
  if (!allowed.allowed) return err({ code: "forbidden", reason: allowed.reason });
  const parsed = parseShares(shares);
  if (!parsed.ok) return err({ code: "invalid", fields: parsed.error });
  const rows = parsed.value;
  const touch = `shares:${year}`;
  return guarded(() =>
    inScope(scope, async (tx) => {
      const revision = await nextRevision(tx, scope);
      const met = (await listLater(tx, scope, baseRevision)).findLast(({ touched }) =>
        touched.includes(touch),
      );
      if (met)
        return err({
          code: "conflict",
          revision: revision - 1,
          conflicts: [
            {
              key: "shares",
              label: `Fördelningen ${year}`,
              theirs: "en ny fördelning, som du ser om du läser om sidan",
              by: met.by,
            },
          ],
        });
      const before = await tx.contributionShare.findMany({ where: { year } });
      await tx.contributionShare.deleteMany({ where: { year } });
      await tx.$executeRaw`
        INSERT INTO contribution_share (forbund_id, member_id, year, method, population, reference_date, percent, amount_ore)
        SELECT ${scope.forbundId}::uuid, r."memberId", ${year}, r.method::"ContributionMethod", r.population,
          r."referenceDate", r.percent, r."amountOre"
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("memberId" uuid, method text, population int,
          percent numeric, "amountOre" bigint, "referenceDate" date)`;
      await logFact(tx, scope, revision, collectTexts(), {
        command: "setShareKey",
        touched: [touch],
        before: {
          year,
          shares: before.map(({ memberId, method, population, percent, amountOre }) => ({
            memberId,
            method,
            weight: Number(population ?? percent ?? amountOre ?? 0),
          })),
        },
        after: { year, shares: rows.map((row) => ({ ...row })) },
      });
      return ok({ revision });
    }),
  );
}

function parseShares(shares: ShareKeyInput["shares"]): Result<ShareRow[], Record<string, string>> {
  const errors: Record<string, string> = {};
  const rows: ShareRow[] = [];
  const seen = new Set<string>();
  for (const { memberId, method, value, referenceDate } of shares) {
    const number = parseField({ ...SHARE_FIELD[method], required: true }, value);
    const date = parseField({ ...REFERENCE_DATE, required: method === "population" }, referenceDate);
    if (seen.has(memberId)) errors[memberId] = "Medlemmen står två gånger i fördelningen";
    else if (!number.ok) errors[memberId] = number.error;
    else if (!date.ok) errors.referenceDate = date.error;
    seen.add(memberId);
    if (!number.ok || !date.ok || typeof number.value !== "number") continue;
    rows.push({
      memberId,
      method,
      population: method === "population" ? number.value : null,
      percent: method === "percent" ? number.value : null,
      amountOre: method === "amount" ? number.value : null,
      referenceDate: method === "population" && typeof date.value === "string" ? date.value : null,
    });
  }
  return Object.keys(errors).length > 0 ? err(errors) : ok(rows);
}
