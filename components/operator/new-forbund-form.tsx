"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { type FieldErrors, type UseFormRegister, useForm } from "react-hook-form";
import { createForbundAction } from "@/lib/features/operator/actions.ts";
import {
  type NewForbund,
  type NewForbundField,
  newForbundFormSchema,
} from "@/lib/features/operator/schema.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { TextField } from "../ui/text-field.tsx";

const FIELDS = [
  "name",
  "shortName",
  "slug",
  "chiefName",
  "email",
] as const satisfies readonly NewForbundField[];
const EMPTY: NewForbund = { name: "", shortName: "", slug: "", chiefName: "", email: "" };
const AWAY = "Servern svarar inte. Kontrollera anslutningen och försök igen.";

export function NewForbundForm() {
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<NewForbund | null>(null);
  const form = useForm({
    resolver: zodResolver(newForbundFormSchema),
    defaultValues: EMPTY,
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const { errors, isSubmitting, submitCount } = form.formState;

  const send = form.handleSubmit(
    async (wanted) => {
      setProblem(null);
      setMade(null);
      const answer = await createForbundAction(wanted).catch(
        () => ({ ok: false, field: null, message: AWAY }) as const,
      );
      if (answer.ok) {
        setMade(wanted);
        form.reset();
      } else if (answer.field) form.setError(answer.field, { message: answer.message });
      else setProblem(answer.message);
    },
    () => {
      setProblem(null);
      setMade(null);
    },
  );

  const shown = [
    ...FIELDS.flatMap((field) => {
      const message = errors[field]?.message;
      return message ? [{ fieldId: field, message }] : [];
    }),
    ...(problem ? [{ fieldId: null, message: problem }] : []),
  ];
  return (
    <form noValidate onSubmit={send} className="grid max-w-xl gap-5">
      <ErrorSummary key={`${submitCount} ${shown.map(({ message }) => message).join()}`} errors={shown} />
      {made ? (
        <Alert tone="ok" title={`${made.name} är skapat`} live>
          <p className="m-0">
            Ett mejl till <span className="break-all">{made.email}</span> ligger i{" "}
            <a href="/admin/utskick">utskicken</a>.
          </p>
        </Alert>
      ) : null}
      <Fields register={form.register} errors={errors} />
      <Button type="submit" variant="primary" pending={isSubmitting} className="w-fit">
        {isSubmitting ? "Skapar …" : "Skapa förbundet"}
      </Button>
    </form>
  );
}

interface FieldsProps {
  readonly register: UseFormRegister<NewForbund>;
  readonly errors: FieldErrors<NewForbund>;
}

function Fields({ register, errors }: FieldsProps) {
  const field = (name: NewForbundField) => ({
    ...register(name),
    id: name,
    error: errors[name]?.message ?? null,
    autoComplete: "off",
  });
  return (
    <>
      <TextField
        {...field("name")}
        label="Förbundets namn"
        hint="Hela namnet, till exempel Samordningsförbundet Skåne Nordost."
      />
      <TextField
        {...field("shortName")}
        label="Kort namn (frivilligt)"
        hint="Där det är ont om plats. Lämnas det tomt tas det ur namnet."
      />
      <TextField
        {...field("slug")}
        label="Kortnamn i adressen"
        hint="Små bokstäver a–z, siffror och bindestreck, till exempel skane-nordost. Går inte att ändra sedan."
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField {...field("chiefName")} label="Förbundschefens namn" />
      <TextField
        {...field("email")}
        label="Förbundschefens e-postadress"
        hint="Hit skickas mejlet, och hit skickas koderna när förbundschefen loggar in."
        inputMode="email"
      />
    </>
  );
}
