"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { ROUNDING_STEPS } from "../../lib/core/money.ts";
import { FormDialog } from "../form/form-dialog.tsx";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { FieldFrame, TextField } from "../ui/text-field.tsx";
import { governing } from "./cell-edit.ts";
import type { DialogHost } from "./dialog-types.ts";
import { type CellAt, findLine } from "./grid-rows.ts";
import { PartsField } from "./parts-field.tsx";
import {
  type RuleField,
  type RuleValues,
  ruleChange,
  ruleOfValues,
  rulePreview,
  valuesOfRule,
} from "./rule-form.ts";

const TYPES = [
  { value: "same", label: "Som förra året" },
  { value: "percent", label: "Förra året ± procent" },
  { value: "amount", label: "Förra året ± kronor" },
  { value: "shareOf", label: "Andel av rader eller avsnitt" },
  { value: "expression", label: "Uträkning" },
] as const;

const ROUNDING = ROUNDING_STEPS.map((step) => ({
  value: String(step),
  label: step === 1 ? "Hela kronor" : `${step === 1000 ? "1 000" : step} kronor`,
}));

/** How a cell is made: holds for its own and later years, until a typed amount or another calculation. */
export function RuleDialog({ at, host }: { readonly at: CellAt; readonly host: DialogHost }) {
  const { budget } = host;
  const place = findLine(budget, at.row.split(":")[1] ?? "");
  const year = budget.years[at.column - 1]?.year;
  const current = governing(budget, at);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { register, handleSubmit, watch, setValue } = useForm<RuleValues>({
    defaultValues: valuesOfRule(current),
  });
  if (!place || year === undefined) return null;
  const values = watch();
  const preview = rulePreview(budget, at, values);
  const errorOf = (field: RuleField) =>
    tried && !preview.ok && preview.error.field === field ? preview.error.message : null;
  const save = (given: RuleValues) => {
    setTried(true);
    const rule = ruleOfValues(given);
    const change = rule.ok ? ruleChange(budget, at, rule.value) : null;
    if (change) setRefusal(host.apply([change]));
  };
  const isOwn = current !== null && current.setIn === at.column - 1;
  const remove = () => {
    const change = ruleChange(budget, at, null);
    if (change) setRefusal(host.apply([change]));
  };
  return (
    <FormDialog
      title={`Uträkning för ${place.line.label} från ${year}`}
      submitLabel="Använd"
      error={refusal}
      onSubmit={handleSubmit(save)}
      onClose={host.onClose}
    >
      <SelectField label="Så räknas beloppet" options={TYPES} {...register("type")} />
      {values.type === "percent" ? (
        <TextField
          label="Ändring i procent"
          autoComplete="off"
          placeholder="3"
          error={errorOf("percent")}
          {...register("percent")}
        />
      ) : null}
      {values.type === "amount" ? (
        <TextField
          label="Ändring i kronor"
          autoComplete="off"
          error={errorOf("amount")}
          {...register("amount")}
        />
      ) : null}
      {values.type === "shareOf" ? (
        <>
          <TextField
            label="Andel i procent"
            autoComplete="off"
            error={errorOf("share")}
            {...register("share")}
          />
          <PartsField
            budget={budget}
            lineId={place.line.id}
            chosen={values.of}
            error={errorOf("of")}
            onChange={(of) => setValue("of", of)}
          />
        </>
      ) : null}
      {values.type === "expression" ? (
        <TextField
          label="Uträkning i kronor"
          hint="Tal och + − * /, till exempel =35000*12"
          autoComplete="off"
          error={errorOf("text")}
          {...register("text")}
        />
      ) : null}
      <SelectField label="Avrunda till" options={ROUNDING} {...register("round")} />
      <FieldFrame id="rule-preview" label="Beloppet blir">
        <output id="rule-preview" className="rule-preview">
          {preview.ok ? preview.value.amounts : preview.error.field === null ? preview.error.message : "–"}
        </output>
      </FieldFrame>
      <FieldFrame id="rule-equity" label="Sparade medel 31 december blir">
        <output id="rule-equity" className="rule-preview">
          {preview.ok ? preview.value.equity : "–"}
        </output>
      </FieldFrame>
      {isOwn ? (
        <p>
          <Button variant="quiet" onClick={remove}>
            Ta bort uträkningen
          </Button>
        </p>
      ) : null}
    </FormDialog>
  );
}
