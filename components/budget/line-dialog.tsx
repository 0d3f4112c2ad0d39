"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import {
  type BudgetLine,
  COST_TYPES,
  type CostType,
  DECISIONS,
  type Decision,
  INCOME_KINDS,
  type IncomeKind,
  LEVELS,
  type Level,
} from "../../lib/core/budget/model.ts";
import { FormDialog } from "../form/form-dialog.tsx";
import { type Option, SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { DialogHost } from "./dialog-types.ts";
import { findLine } from "./grid-rows.ts";
import { COST_TYPE_WORDS, DECISION_WORDS, INCOME_KIND_WORDS, LEVEL_WORDS } from "./words.ts";

interface Values {
  readonly label: string;
  readonly costType: CostType | "";
  readonly level: Level | "";
  readonly decision: Decision;
  readonly incomeKind: IncomeKind | "";
  readonly account: string;
  readonly costCentre: string;
  readonly project: string;
}

/** Options of an enum in Swedish; `empty` is what an unset value means. */
export function optionsOf<T extends string>(
  values: readonly T[],
  words: Readonly<Record<T, string>>,
  empty?: string,
): Option[] {
  const options = values.map((value) => ({ value, label: words[value] }));
  return empty === undefined ? options : [{ value: "", label: empty }, ...options];
}

/** What a line is: name, type, level, whether it is decided, and its codes in the accounts. */
export function LineDialog({ lineId, host }: { readonly lineId: string; readonly host: DialogHost }) {
  const place = findLine(host.budget, lineId);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { register, handleSubmit, formState } = useForm<Values>({
    defaultValues: place ? valuesOf(place.line) : {},
  });
  if (!place) return null;
  const { line, section } = place;
  const isCost = section.kind === "cost";
  const inherited = section.costType ? COST_TYPE_WORDS[section.costType] : "Annat";
  const inheritedLevel = section.level ? LEVEL_WORDS[section.level] : "Inte angiven";
  const save = (values: Values) => {
    const set = changed(line, toFields(values, isCost));
    if (Object.keys(set).length === 0) host.onClose();
    else setRefusal(host.apply([{ op: "updateLine", lineId, set }]));
  };
  return (
    <FormDialog
      title={line.label}
      submitLabel="Spara"
      error={refusal}
      onSubmit={handleSubmit(save)}
      onClose={host.onClose}
    >
      <TextField
        label="Namn"
        error={formState.errors.label?.message ?? null}
        {...register("label", { validate: (value) => value.trim() !== "" || "Ange ett namn för raden" })}
      />
      {isCost ? (
        <>
          <SelectField
            label="Beslut"
            options={optionsOf(DECISIONS, DECISION_WORDS)}
            {...register("decision")}
          />
          <SelectField
            label="Kostnadsslag"
            options={optionsOf(COST_TYPES, COST_TYPE_WORDS, `Som avsnittet: ${inherited}`)}
            {...register("costType")}
          />
          <SelectField
            label="Nivå"
            options={optionsOf(LEVELS, LEVEL_WORDS, `Som avsnittet: ${inheritedLevel}`)}
            {...register("level")}
          />
        </>
      ) : (
        <SelectField
          label="Slag av intäkt"
          options={optionsOf(INCOME_KINDS, INCOME_KIND_WORDS)}
          {...register("incomeKind")}
        />
      )}
      <div className="form-row">
        <TextField label="Konto" {...register("account")} />
        <TextField label="Kostnadsställe" {...register("costCentre")} />
        <TextField label="Projekt" {...register("project")} />
      </div>
    </FormDialog>
  );
}

function valuesOf(line: BudgetLine): Values {
  return {
    label: line.label,
    costType: line.costType ?? "",
    level: line.level ?? "",
    decision: line.decision,
    incomeKind: line.incomeKind ?? "other",
    account: line.account ?? "",
    costCentre: line.costCentre ?? "",
    project: line.project ?? "",
  };
}

function toFields(values: Values, isCost: boolean) {
  const codes = {
    label: values.label.trim(),
    account: values.account.trim() || null,
    costCentre: values.costCentre.trim() || null,
    project: values.project.trim() || null,
  };
  return isCost
    ? { ...codes, decision: values.decision, costType: values.costType || null, level: values.level || null }
    : { ...codes, incomeKind: values.incomeKind || null };
}

/** Only what differs, so that another person's change of another field is left alone. */
function changed<T extends Partial<BudgetLine>>(line: BudgetLine, fields: T): Partial<T> {
  const set: Partial<T> = {};
  for (const key in fields) {
    const before: unknown = Reflect.get(line, key);
    if (before !== fields[key]) set[key] = fields[key];
  }
  return set;
}
