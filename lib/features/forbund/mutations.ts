import "server-only";
import { randomUUID } from "node:crypto";
import { crossCheck } from "../../core/forbund/fact-check.ts";
import { actionFor, type FactKind, isRowKind } from "../../core/forbund/facts.ts";
import {
  type FactValue,
  type Field,
  type FieldErrors,
  type FormValues,
  formValues,
  parseFields,
  shownValue,
} from "../../core/forbund/field.ts";
import { type Actor, decide, type ReasonCode } from "../../core/permission.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { appendLog, collectTexts, type LogValue, type Texts } from "../../platform/audit.ts";
import { type ForbundScope, inScope, type Tx } from "../../platform/scope.ts";
import { deleteFact, insertFact, readFact, updateFact } from "./fact-rows.ts";
import { insertMember } from "./member-rows.ts";
import { keepRevision, listLater, nextRevision } from "./revision-data.ts";
import { type AddFactInput, formFields, type RemoveFactInput, type SaveFactInput } from "./schema.ts";
import type { FactConflict } from "./types.ts";

export type FactFailure =
  | { readonly code: "forbidden"; readonly reason: ReasonCode }
  | { readonly code: "invalid"; readonly fields: FieldErrors }
  | { readonly code: "refused"; readonly message: string }
  | { readonly code: "gone" }
  | { readonly code: "conflict"; readonly revision: number; readonly conflicts: readonly FactConflict[] };

type Done = Result<{ readonly revision: number }, FactFailure>;
type Values = Readonly<Record<string, FactValue>>;

const GONE_TEXT = "Det du ändrar har tagits bort av någon annan. Stäng och läs om sidan.";
export const factFailureText = { gone: GONE_TEXT } as const;

/** Changes fields of the förbund's row or of one row. Only what was changed in the form is sent and written. */
export async function saveFact(scope: ForbundScope, actor: Actor, input: SaveFactInput): Promise<Done> {
  const refusal = refusalOf(actor, input.kind);
  if (refusal) return refusal;
  const fields = formFields(input.kind, false);
  return guarded(() =>
    inScope(scope, async (tx) => {
      const revision = await nextRevision(tx, scope);
      const id = isRowKind(input.kind) ? input.id : null;
      const current =
        isRowKind(input.kind) && id === null ? null : await readFact(tx, scope, input.kind, id, fields);
      if (!current) return err({ code: "gone" });
      const parsed = parseAll(input.kind, fields, { ...formValues(fields, current), ...input.values });
      if (!parsed.ok) return parsed;
      const changed = differing(current, parsed.value);
      const keys = Object.keys(changed);
      if (keys.length === 0) return ok({ revision: revision - 1 });
      const met = await conflictsOf(tx, scope, input, fields, current, keys);
      if (met.length > 0) return err({ code: "conflict", revision: revision - 1, conflicts: met });
      await updateFact(tx, scope, input.kind, id, fields, changed);
      const texts = collectTexts();
      const was = Object.fromEntries(keys.map((key) => [key, current[key] ?? null]));
      await logFact(tx, scope, revision, texts, {
        command: "changeFact",
        touched: keys.map((key) => touchOf(input.kind, id, key)),
        before: factEntry(input.kind, id, fields, was, texts),
        after: factEntry(input.kind, id, fields, changed, texts),
      });
      return ok({ revision });
    }),
  );
}

/** Adds one row, or several alike. */
export async function addFact(scope: ForbundScope, actor: Actor, input: AddFactInput): Promise<Done> {
  const refusal = refusalOf(actor, input.kind);
  if (refusal) return refusal;
  const { kind } = input;
  if (!isRowKind(kind)) return err({ code: "gone" });
  const fields = formFields(kind, true);
  const parsed = parseAll(kind, fields, input.values);
  if (!parsed.ok) return parsed;
  return guarded(() =>
    inScope(scope, async (tx) => {
      const revision = await nextRevision(tx, scope);
      const texts = collectTexts();
      const ids = Array.from({ length: kind === "member" ? 1 : input.count }, () => randomUUID());
      for (const id of ids) {
        if (kind === "member") {
          const added = await insertMember(tx, scope, id, parsed.value);
          if (!added.ok) return err({ code: "invalid", fields: { name: added.error } });
        } else await insertFact(tx, scope, kind, id, fields, parsed.value);
      }
      const entries = ids.map((id) => ({
        command: "addFact",
        touched: [`row:${id}`],
        before: null,
        after: factEntry(kind, id, fields, parsed.value, texts),
      }));
      await logFact(tx, scope, revision, texts, ...entries);
      return ok({ revision });
    }),
  );
}

/** Takes away a row that was put in by mistake; what has been true gets an end date instead. */
export async function removeFact(scope: ForbundScope, actor: Actor, input: RemoveFactInput): Promise<Done> {
  const refusal = refusalOf(actor, input.kind);
  if (refusal) return refusal;
  const { kind, id } = input;
  if (!isRowKind(kind)) return err({ code: "gone" });
  const fields = formFields(kind, false);
  return guarded(() =>
    inScope(scope, async (tx) => {
      const revision = await nextRevision(tx, scope);
      const current = await readFact(tx, scope, kind, id, fields);
      if (!current) return err({ code: "gone" });
      if (kind === "ladderStep" && (await tx.ladderStep.count()) === 1)
        return err({ code: "refused", message: "Minst ett steg måste finnas kvar. Ändra det i stället." });
      await deleteFact(tx, kind, id);
      const texts = collectTexts();
      await logFact(tx, scope, revision, texts, {
        command: "removeFact",
        touched: [`row:${id}`],
        before: factEntry(kind, id, fields, current, texts),
        after: null,
      });
      return ok({ revision });
    }),
  );
}

function refusalOf(actor: Actor, kind: FactKind) {
  const allowed = decide(actor, actionFor(kind), null);
  return allowed.allowed ? null : err({ code: "forbidden", reason: allowed.reason } as const);
}

function parseAll(kind: FactKind, fields: readonly Field[], given: FormValues) {
  const known = new Set(fields.map(({ key }) => key));
  if (Object.keys(given).some((key) => !known.has(key)))
    return err({
      code: "refused",
      message: "Formuläret har ändrats. Läs om sidan och försök igen.",
    } as const);
  const parsed = parseFields(fields, given);
  if (!parsed.ok) return err({ code: "invalid", fields: parsed.error } as const);
  const together = crossCheck(kind, parsed.value);
  return Object.keys(together).length > 0 ? err({ code: "invalid", fields: together } as const) : parsed;
}

function differing(current: Values, next: Values): Record<string, FactValue> {
  return Object.fromEntries(Object.entries(next).filter(([key, value]) => current[key] !== value));
}

const touchOf = (kind: FactKind, id: string | null, key: string) =>
  isRowKind(kind) ? `row:${id}:${key}` : `forbund:${key}`;

/** Fields that both this form and somebody else have changed since the form was opened. */
async function conflictsOf(
  tx: Tx,
  scope: ForbundScope,
  { kind, id, baseRevision }: SaveFactInput,
  fields: readonly Field[],
  current: Values,
  keys: readonly string[],
): Promise<FactConflict[]> {
  const later = await listLater(tx, scope, baseRevision);
  const members = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT m.id, o.name FROM member m JOIN organisation o ON o.id = m.organisation_id`;
  const names = new Map(members.map((member) => [member.id, member.name]));
  return fields.flatMap((field) => {
    if (!keys.includes(field.key)) return [];
    const touch = later.findLast(({ touched }) => touched.includes(touchOf(kind, id, field.key)));
    if (!touch) return [];
    const theirs = shownValue(field, current[field.key] ?? null, names);
    return [{ key: field.key, label: field.label, theirs, by: touch.by }];
  });
}

export interface FactLogEntry {
  readonly command: string;
  readonly touched: readonly string[];
  readonly before: LogValue | null;
  readonly after: LogValue | null;
}

/** The entries of one change, and the förbund's row at their revision. */
export async function logFact(
  tx: Tx,
  scope: ForbundScope,
  revision: number,
  texts: Texts,
  ...entries: readonly FactLogEntry[]
): Promise<void> {
  await keepRevision(tx, scope, revision);
  const head = {
    subject: "forbund",
    subjectId: scope.forbundId,
    subjectRevision: revision,
    requestId: null,
  } as const;
  await appendLog(tx, scope, head, entries, texts);
}

/** `{kind, id, fields}`; words that people type are pointed to, never in the log itself. */
function factEntry(
  kind: FactKind,
  id: string | null,
  fields: readonly Field[],
  values: Values,
  texts: Texts,
): LogValue {
  const logged: Record<string, LogValue | null> = {};
  for (const field of fields) {
    const value = values[field.key];
    if (value === undefined) continue;
    const ref = field.type === "text" && typeof value === "string" ? texts.ref(value) : null;
    logged[field.key] = ref ? { ...ref } : value;
  }
  return { kind, id, fields: logged };
}

/** What the database refuses and a sentence can mend; everything else is a surprise. */
export async function guarded(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const text = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : "";
    if (/forbund_name_key/.test(text))
      return err({
        code: "invalid",
        fields: { name: "Ett annat förbund heter redan så. Välj ett annat namn" },
      });
    if (/state_allocation_forbund_id_year_key/.test(text))
      return err({ code: "invalid", fields: { year: "Året finns redan i listan. Ändra det i stället" } });
    if (/_(member|supplier)_scope_fkey/.test(text))
      return err({
        code: "refused",
        message:
          "Medlemmen används på sidan eller hör inte till förbundet. Ange ett slutdatum i stället för att ta bort.",
      });
    throw error;
  }
}
