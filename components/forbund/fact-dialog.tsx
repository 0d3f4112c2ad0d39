"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { type FactKind, isRowKind } from "@/lib/core/forbund/facts.ts";
import { type FactValue, type FormValue, formValues } from "@/lib/core/forbund/field.ts";
import { addFactAction, saveFactAction } from "@/lib/features/forbund/actions.ts";
import { factFormSchema, formFields } from "@/lib/features/forbund/schema.ts";
import type { FactAnswer, FactConflict } from "@/lib/features/forbund/types.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import type { Option } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { FactField } from "./fact-field.tsx";
import { RemoveFact } from "./remove-fact.tsx";

export interface FactForm {
  readonly slug: string;
  readonly kind: FactKind;
  /** null: the förbund's own row, or a new row. */
  readonly id: string | null;
  /** A new row is added; `values` are what it starts with. */
  readonly isNew: boolean;
  readonly title: string;
  readonly revision: number;
  readonly values: Readonly<Record<string, FactValue>>;
  readonly members: readonly Option[];
  readonly suggestions: readonly string[];
}

export const AWAY =
  "Servern svarar inte. Det du skrev finns kvar här. Kontrollera anslutningen och försök igen.";

/** One part of the facts in a form: saved at once, and nothing typed is lost when somebody else was first. */
export function FactDialog({ form, onClose }: { readonly form: FactForm; readonly onClose: () => void }) {
  const { kind, isNew } = form;
  const fields = formFields(kind, isNew);
  const start = formValues(fields, form.values);
  const [revision, setRevision] = useState(form.revision);
  const [conflicts, setConflicts] = useState<readonly FactConflict[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [count, setCount] = useState("1");
  const { register, handleSubmit, setError, formState } = useForm<Record<string, FormValue>>({
    resolver: zodResolver(factFormSchema(kind, isNew)),
    defaultValues: start,
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const { errors, isSubmitting, submitCount } = formState;
  const messageOf = (key: string): string | null => {
    const message = errors[key]?.message;
    return typeof message === "string" ? message : null;
  };

  const take = (answer: FactAnswer) => {
    if (answer.ok) return onClose();
    for (const [key, message] of Object.entries(answer.fields)) setError(key, { message });
    setConflicts(answer.conflicts);
    if (answer.revision !== null) setRevision(answer.revision);
    setProblem(answer.message);
  };
  const save = handleSubmit(async (values) => {
    const changed = Object.fromEntries(Object.entries(values).filter(([key, value]) => start[key] !== value));
    setProblem(null);
    setConflicts([]);
    const { slug, id } = form;
    const rows = Number(count);
    await (isNew
      ? addFactAction({ slug, kind, values, count: Number.isInteger(rows) ? rows : 0 })
      : saveFactAction({ slug, kind, id, baseRevision: revision, values: changed })
    ).then(take, () => setProblem(AWAY));
  });

  const summary = fields.flatMap(({ key }) => {
    const message = messageOf(key);
    return message === null ? [] : [{ fieldId: `falt-${key}`, message }];
  });
  const shown = problem === null ? summary : [...summary, { fieldId: null, message: problem }];
  return (
    <Dialog title={form.title} onClose={onClose} className="fact-dialog">
      <form method="post" noValidate onSubmit={save} className="grid gap-5">
        <ErrorSummary key={`${submitCount} ${isSubmitting}`} errors={isSubmitting ? [] : shown} />
        {conflicts.length > 0 ? <ConflictAlert conflicts={conflicts} /> : null}
        {fields.map((field) => (
          <FactField
            key={field.key}
            field={field}
            id={`falt-${field.key}`}
            register={register(field.key)}
            error={messageOf(field.key)}
            members={form.members}
            suggestions={form.suggestions}
          />
        ))}
        {isNew && kind === "boardSeat" ? (
          <TextField
            label="Antal likadana platser"
            hint="Högst 30 på en gång."
            inputMode="numeric"
            className="fact-short"
            value={count}
            onChange={(event) => setCount(event.target.value)}
          />
        ) : null}
        <DialogActions>
          <Button type="submit" variant="primary" pending={isSubmitting}>
            {isSubmitting ? "Sparar …" : conflicts.length > 0 ? "Spara mitt i stället" : "Spara"}
          </Button>
          <Button onClick={onClose}>Avbryt</Button>
        </DialogActions>
      </form>
      {isRowKind(kind) && form.id !== null ? (
        <RemoveFact slug={form.slug} kind={kind} id={form.id} onRemoved={onClose} />
      ) : null}
    </Dialog>
  );
}

function ConflictAlert({ conflicts }: { readonly conflicts: readonly FactConflict[] }) {
  return (
    <Alert tone="warning" live title="Någon annan hann före">
      {conflicts.map(({ key, label, theirs, by }) => (
        <p key={key}>
          {by} har ändrat {label} medan du skrev. Där står nu: <b>{theirs}</b>.
        </p>
      ))}
      <p>Det du skrev finns kvar här. Spara det i stället, eller avbryt och behåll det nya.</p>
    </Alert>
  );
}
