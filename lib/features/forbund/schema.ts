import { z } from "zod";
import { SHARE_METHODS } from "../../core/forbund/contributions.ts";
import { crossCheck } from "../../core/forbund/fact-check.ts";
import { FACT_KINDS, type FactKind, fieldsOf } from "../../core/forbund/facts.ts";
import { type Field, type FormValues, parseFields } from "../../core/forbund/field.ts";
import { NEW_MEMBER_FIELDS } from "../../core/forbund/row-fields.ts";

/** Board places of a large förbund, added in one go. */
export const MAX_ROWS_AT_ONCE = 30;
/** A förbund with all kommuner of a region has fewer than fifty members. */
export const MAX_MEMBERS = 100;
/** Longer than any field takes, so that the field's own sentence is the one that is shown. */
const MAX_VALUE = 40_000;

const slug = z.string().min(1).max(60);
const revision = z.number().int().min(0);
const values = z.record(z.string().max(60), z.union([z.string().max(MAX_VALUE), z.boolean()]));
const kind = z.enum(FACT_KINDS);

export const slugSchema = z.strictObject({ slug });

export const saveFactSchema = z.strictObject({
  slug,
  kind,
  id: z.uuid().nullable(),
  baseRevision: revision,
  /** Only the fields that were changed in the form. */
  values,
});
export type SaveFactInput = z.infer<typeof saveFactSchema>;

export const addFactSchema = z.strictObject({
  slug,
  kind,
  values,
  count: z.number().int().min(1).max(MAX_ROWS_AT_ONCE),
});
export type AddFactInput = z.infer<typeof addFactSchema>;

export const removeFactSchema = z.strictObject({ slug, kind, id: z.uuid() });
export type RemoveFactInput = z.infer<typeof removeFactSchema>;

export const approvalsSchema = z.strictObject({
  slug,
  charterId: z.uuid(),
  approvals: z.array(z.strictObject({ memberId: z.uuid(), approvedOn: z.string().max(20) })).max(MAX_MEMBERS),
});
export type ApprovalsInput = z.infer<typeof approvalsSchema>;

export const shareKeySchema = z.strictObject({
  slug,
  year: z.number().int().min(1900).max(2099),
  baseRevision: revision,
  shares: z
    .array(
      z.strictObject({
        memberId: z.uuid(),
        method: z.enum(SHARE_METHODS),
        value: z.string().max(60),
        referenceDate: z.string().max(20),
      }),
    )
    .max(MAX_MEMBERS),
});
export type ShareKeyInput = z.infer<typeof shareKeySchema>;

/** The fields of a form; a new member is described, one there is only gets its dates changed. */
export function formFields(kind: FactKind, isNew: boolean): readonly Field[] {
  return kind === "member" && isNew ? NEW_MEMBER_FIELDS : fieldsOf(kind);
}

/** The same check in the form and on the server: each field, then what they say together. */
export function factFormSchema(kind: FactKind, isNew: boolean) {
  const fields = formFields(kind, isNew);
  const shape = Object.fromEntries(
    fields.map((field) => [field.key, field.type === "flag" ? z.boolean() : z.string()]),
  );
  return z.strictObject(shape).superRefine((given: FormValues, context) => {
    const problem = (errors: Readonly<Record<string, string>>) => {
      for (const [key, message] of Object.entries(errors))
        context.addIssue({ code: "custom", path: [key], message });
    };
    const parsed = parseFields(fields, given);
    if (!parsed.ok) problem(parsed.error);
    else problem(crossCheck(kind, parsed.value));
  });
}
