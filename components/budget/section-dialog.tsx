"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import {
  COST_TYPES,
  type CostType,
  LEVELS,
  type Level,
  SECTION_KINDS,
  type SectionKind,
} from "../../lib/core/budget/model.ts";
import { FormDialog } from "../form/form-dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { DialogHost } from "./dialog-types.ts";
import { addLineRowId, findSection } from "./grid-rows.ts";
import { optionsOf } from "./line-dialog.tsx";
import { COST_TYPE_WORDS, LEVEL_WORDS } from "./words.ts";

interface Values {
  readonly label: string;
  readonly kind: SectionKind;
  readonly costType: CostType;
  readonly level: Level | "";
}

const KIND_WORDS = { income: "Intäkter", cost: "Kostnader" } as const satisfies Record<SectionKind, string>;

/** A new section, or what an old one is. Income never becomes cost. */
export function SectionDialog({
  sectionId,
  host,
}: {
  readonly sectionId: string | null;
  readonly host: DialogHost;
}) {
  const section = sectionId === null ? null : findSection(host.budget, sectionId);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { register, handleSubmit, watch, formState } = useForm<Values>({
    defaultValues: {
      label: section?.label ?? "",
      kind: section?.kind ?? "cost",
      costType: section?.costType ?? "other",
      level: section?.level ?? "",
    },
  });
  const isCost = watch("kind") === "cost";
  const save = (values: Values) => {
    const set = {
      label: values.label.trim(),
      costType: isCost ? values.costType : null,
      level: isCost ? values.level || null : null,
    };
    if (section) {
      setRefusal(host.apply([{ op: "updateSection", sectionId: section.id, set }]));
      return;
    }
    const id = crypto.randomUUID();
    const after = host.budget.sections.findLast(({ kind }) => kind === values.kind)?.id ?? null;
    const added = { ...set, kind: values.kind, complete: true };
    const select = { row: addLineRowId(id), column: 0 };
    setRefusal(host.apply([{ op: "addSection", sectionId: id, after, section: added }], select));
  };
  return (
    <FormDialog
      title={section ? section.label : "Nytt avsnitt"}
      submitLabel={section ? "Spara" : "Lägg till avsnitt"}
      error={refusal}
      onSubmit={handleSubmit(save)}
      onClose={host.onClose}
    >
      <TextField
        label="Namn"
        error={formState.errors.label?.message ?? null}
        {...register("label", { validate: (value) => value.trim() !== "" || "Ange ett namn för avsnittet" })}
      />
      {section ? null : (
        <SelectField label="Hör till" options={optionsOf(SECTION_KINDS, KIND_WORDS)} {...register("kind")} />
      )}
      {isCost ? (
        <>
          <SelectField
            label="Kostnadsslag"
            options={optionsOf(COST_TYPES, COST_TYPE_WORDS)}
            {...register("costType")}
          />
          <SelectField
            label="Nivå"
            options={optionsOf(LEVELS, LEVEL_WORDS, "Inte angiven")}
            {...register("level")}
          />
        </>
      ) : null}
    </FormDialog>
  );
}
