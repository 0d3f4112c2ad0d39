import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { Prisma } from "../../generated/prisma/client.ts";
import { now } from "./clock.ts";
import type { ForbundScope, Tx } from "./scope.ts";

export type LogValue = Prisma.InputJsonValue;

/** A pointer to free text: the log holds the id and the hash, change_text the words, which erasure empties. */
export interface TextRef {
  readonly text: string;
  readonly sha256: string;
}

export interface Texts {
  readonly rows: { id: string; sha256: string; text: string }[];
  /** null and undefined stay null. */
  readonly ref: (text: string | null | undefined) => TextRef | null;
}

/** Collects the free texts of one change, so that they are written together and the log only points. */
export function collectTexts(): Texts {
  const rows: Texts["rows"] = [];
  return {
    rows,
    ref(text) {
      if (text === null || text === undefined) return null;
      const row = { id: randomUUID(), sha256: createHash("sha256").update(text).digest("hex"), text };
      rows.push(row);
      return { text: row.id, sha256: row.sha256 };
    },
  };
}

export interface LogEntry {
  readonly command: string;
  /** What a conflict is looked for by, see lib/core/budget/changes.ts `cellsOf`. */
  readonly touched: readonly string[];
  readonly before: LogValue | null;
  readonly after: LogValue | null;
}

export interface LogHead {
  readonly subject: "forbund" | "budget" | "plan";
  readonly subjectId: string;
  readonly subjectRevision: number;
  readonly requestId: string | null;
}

/**
 * Appends the entries of one change, in order. `seq` is counted under a lock on the förbund's row, so it is
 * gapless and in commit order, which is what a live stream resumes from. `along` is what the writer has left to write,
 * as `name AS (…)` parts of the same statement: each journey to the database is felt in a save.
 */
export async function appendLog(
  tx: Tx,
  scope: ForbundScope,
  head: LogHead,
  entries: readonly LogEntry[],
  texts: Texts,
  along: Prisma.Sql | null = null,
): Promise<void> {
  if (entries.length === 0) {
    if (along) await tx.$executeRaw`WITH ${along} SELECT 1`;
    return;
  }
  for (const part of chunks(texts.rows)) {
    await tx.changeText.createMany({ data: part.map((row) => ({ ...row, forbundId: scope.forbundId })) });
  }
  const rows = entries.map((entry, ordinal) => ({ ...entry, ordinal }));
  await tx.$executeRaw`
    WITH ${along ? Prisma.sql`${along},` : Prisma.empty} counted AS (
      UPDATE forbund SET last_seq = last_seq + ${rows.length} WHERE id = ${scope.forbundId}::uuid
      RETURNING id, last_seq - ${rows.length} AS before_seq
    )
    INSERT INTO change_log (forbund_id, seq, subject, subject_id, subject_revision, ordinal, command, touched,
      before, after, person_id, request_id, at)
    SELECT counted.id, counted.before_seq + e.ordinal + 1, ${head.subject}::"LogSubject", ${head.subjectId}::uuid,
      ${head.subjectRevision}, e.ordinal, e.command, e.touched, e.before, e.after,
      ${scope.personId}::uuid, ${head.requestId}::uuid, ${now()}
    FROM counted, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS e(ordinal int, command text, touched text[], before jsonb, after jsonb)`;
}

/** Bind parameters of one statement are limited; a thousand rows at a time stay far below. */
function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += 1000) yield rows.slice(start, start + 1000);
}
