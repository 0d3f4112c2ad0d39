import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "@/lib/platform/scope.ts";
import { buildChange, buildForbund, ownerQuery } from "../factories.ts";

type Change = Awaited<ReturnType<typeof buildChange>>;
let change: Change;
beforeAll(async () => {
  change = await buildChange({ entries: 2, text: "Ordförandens arvode" });
});

const codeOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );
const asOwner = (sql: string) => codeOf(ownerQuery(sql.replaceAll("$forbund", change.forbund.id)));

describe("the change log is only added to, also by the owner of the tables", () => {
  it.each([
    ["a changed row", "UPDATE change_log SET command = 'annat' WHERE forbund_id = '$forbund'"],
    ["a removed row", "DELETE FROM change_log WHERE forbund_id = '$forbund'"],
    ["emptying it", "TRUNCATE change_log"],
    ["a removed text", "DELETE FROM change_text WHERE forbund_id = '$forbund'"],
    [
      "a rewritten text",
      "UPDATE change_text SET text = 'annat', erased_at = now() WHERE forbund_id = '$forbund'",
    ],
    [
      "a new hash",
      `UPDATE change_text SET text = NULL, erased_at = now(), sha256 = repeat('0', 64) WHERE forbund_id = '$forbund'`,
    ],
    ["an erasure that leaves no date", "UPDATE change_text SET text = NULL WHERE forbund_id = '$forbund'"],
  ])("refuses %s", async (_, sql) => {
    expect(await asOwner(sql)).toBe("23001");
  });

  it("lets the app erase a text and keeps its row and hash", async () => {
    const erased = await inScope(change.forbund.scope, async (tx) => {
      await tx.changeText.updateMany({
        where: { id: change.textId ?? "" },
        data: { text: null, erasedAt: new Date("2026-11-22T12:00:00Z") },
      });
      return tx.changeText.findFirstOrThrow({ where: { id: change.textId ?? "" } });
    });
    expect(erased).toMatchObject({ text: null, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it("holds free text nowhere but in change_text", async () => {
    const rows = await ownerQuery<{ row: string }>("SELECT to_jsonb(c)::text AS row FROM change_log c");
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain("Ordförandens");
  });
});

describe("the sequence", () => {
  const sequenceOf = async (forbundId: string) =>
    (
      await ownerQuery<{ seq: number; inOrder: boolean }>(
        `SELECT seq::int AS seq, id > coalesce(lag(id) OVER (ORDER BY seq), 0) AS "inOrder"
         FROM change_log WHERE forbund_id = $1 ORDER BY seq`,
        [forbundId],
      )
    ).map((row) => (row.inOrder ? row.seq : Number.NaN));

  it("is gapless per förbund when many write at once", async () => {
    const [forbund, other] = [await buildForbund(), await buildForbund()];
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        buildChange({ forbund: index % 3 === 0 ? other : forbund, entries: 2 }),
      ),
    );
    expect(await sequenceOf(forbund.id)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(await sequenceOf(other.id)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it("has no gap after a change that failed", async () => {
    const forbund = await buildForbund();
    const first = await buildChange({ forbund });
    await expect(
      buildChange({ forbund, subjectId: first.subjectId, revision: first.revision }),
    ).rejects.toThrow();
    await buildChange({ forbund });
    expect(await sequenceOf(forbund.id)).toEqual([1, 2]);
  });
});
