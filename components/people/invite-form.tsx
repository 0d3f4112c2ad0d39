"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { type FieldPath, useFieldArray, useForm } from "react-hook-form";
import { inviteAction } from "@/lib/features/people/actions.ts";
import {
  EMPTY_ROLE,
  type InviteForm as Form,
  inviteSchema,
  MOST_ROLES,
} from "@/lib/features/people/schema.ts";
import type { Choice } from "@/lib/features/people/types.ts";
import { Alert } from "../ui/alert.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { ErrorSummary, type SummaryError } from "../ui/error-summary.tsx";
import { TextField } from "../ui/text-field.tsx";
import { RoleFields } from "./role-fields.tsx";
import { AWAY } from "./words.ts";

export interface InviteFormProps {
  readonly slug: string;
  readonly roles: readonly Choice[];
  readonly members: readonly Choice[];
}

const EMPTY: Form = { name: "", email: "", roles: [EMPTY_ROLE] };
const idOf = (name: string) => `inbjudan-${name.replaceAll(".", "-")}`;

export function InviteForm({ slug, roles, members }: InviteFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    resolver: zodResolver(inviteSchema),
    defaultValues: EMPTY,
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "roles" });
  const { isSubmitting, submitCount } = form.formState;
  const errorAt = (name: FieldPath<Form>) => form.getFieldState(name, form.formState).error?.message ?? null;

  const send = form.handleSubmit(
    async () => {
      setProblem(null);
      setSentTo(null);
      const given = form.getValues();
      const answer = await inviteAction(slug, given).catch(() => null);
      if (answer?.ok) {
        setSentTo(given.email.trim());
        form.reset(EMPTY);
      } else if (answer?.error.field === "email" || answer?.error.field === "name")
        form.setError(answer.error.field, { message: answer.error.message });
      else setProblem(answer?.error.message ?? AWAY);
    },
    () => {
      setProblem(null);
      setSentTo(null);
    },
  );

  const names: FieldPath<Form>[] = [
    "name",
    "email",
    ...fields.flatMap((_, index): FieldPath<Form>[] => [
      `roles.${index}.role`,
      `roles.${index}.memberId`,
      `roles.${index}.validFrom`,
      `roles.${index}.validTo`,
    ]),
  ];
  const errors: SummaryError[] = names.flatMap((name) => {
    const message = errorAt(name);
    return message === null ? [] : [{ fieldId: idOf(name), message }];
  });
  if (problem !== null) errors.push({ fieldId: null, message: problem });

  return (
    <form method="post" noValidate onSubmit={send} className="people-form">
      <ErrorSummary key={`${submitCount} ${problem}`} errors={errors} />
      {sentTo === null ? null : (
        <Alert tone="ok" live title="Inbjudan är på väg">
          <p>
            Mejlet går till <span className="break-all">{sentTo}</span>. Rollen börjar när personen har loggat
            in och tagit emot.
          </p>
        </Alert>
      )}
      <TextField
        {...form.register("name")}
        id={idOf("name")}
        label="Namn"
        error={errorAt("name")}
        autoComplete="off"
      />
      <TextField
        {...form.register("email")}
        id={idOf("email")}
        label="E-postadress"
        hint="Inbjudan kan bara tas emot av den som loggar in med adressen."
        error={errorAt("email")}
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {fields.map((field, index) => (
        <fieldset key={field.id} className="card role-fields">
          <legend className={fields.length === 1 ? "visually-hidden" : undefined}>Roll {index + 1}</legend>
          <RoleFields
            bind={(name) => ({
              props: form.register(`roles.${index}.${name}`),
              id: idOf(`roles.${index}.${name}`),
              error: errorAt(`roles.${index}.${name}`),
            })}
            roleNow={form.watch(`roles.${index}.role`)}
            roles={roles}
            members={members}
          />
          {fields.length > 1 ? (
            <div>
              <Button variant="quiet" onClick={() => remove(index)}>
                Ta bort roll {index + 1}
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      {fields.length < MOST_ROLES ? (
        <div>
          <Button onClick={() => append(EMPTY_ROLE)}>Lägg till en roll</Button>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" pending={isSubmitting}>
          {isSubmitting ? "Skickar …" : "Skicka inbjudan"}
        </Button>
        <LinkButton href={`/${slug}/personer`}>{sentTo === null ? "Avbryt" : "Till personer"}</LinkButton>
      </div>
    </form>
  );
}
