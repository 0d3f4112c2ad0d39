"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { YEAR_KINDS, type YearKind } from "../../lib/core/budget/model.ts";
import { FormDialog } from "../form/form-dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { DialogHost } from "./dialog-types.ts";
import { optionsOf } from "./line-dialog.tsx";
import { YEAR_KIND_WORDS } from "./words.ts";

interface Values {
  readonly year: string;
  readonly kind: YearKind;
}

/** Adds a column. It stands in order of time, so an older year comes first. */
export function YearDialog({ host }: { readonly host: DialogHost }) {
  const last = host.budget.years.at(-1);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { register, handleSubmit, formState } = useForm<Values>({
    defaultValues: { year: last ? String(last.year + 1) : "", kind: "plan" },
  });
  return (
    <FormDialog
      title="Lägg till år"
      submitLabel="Lägg till år"
      error={refusal}
      onSubmit={handleSubmit(({ year, kind }) =>
        setRefusal(host.apply([{ op: "addYear", year: Number(year.trim()), kind }])),
      )}
      onClose={host.onClose}
    >
      <TextField
        label="År"
        inputMode="numeric"
        autoComplete="off"
        error={formState.errors.year?.message ?? null}
        {...register("year", {
          validate: (value) =>
            /^\s*(19|20)\d\d\s*$/.test(value) || "År måste skrivas med fyra siffror, till exempel 2027",
        })}
      />
      <SelectField
        label="Slag"
        hint="Regler som Som förra året och +3 % fortsätter in i ett nytt planår."
        options={optionsOf(YEAR_KINDS, YEAR_KIND_WORDS)}
        {...register("kind")}
      />
    </FormDialog>
  );
}
