"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDialog } from "../form/form-dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import type { DialogHost } from "./dialog-types.ts";
import { findLine, findSection, lineRowId, sectionsOf } from "./grid-rows.ts";

/** Moves a line last into another section of the same kind. */
export function MoveDialog({ lineId, host }: { readonly lineId: string; readonly host: DialogHost }) {
  const place = findLine(host.budget, lineId);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { register, handleSubmit } = useForm<{ sectionId: string }>();
  if (!place) return null;
  const others = sectionsOf(host.budget, place.section.kind).filter(({ id }) => id !== place.section.id);
  return (
    <FormDialog
      title={`Flytta ${place.line.label}`}
      submitLabel="Flytta"
      error={refusal}
      onSubmit={handleSubmit(({ sectionId }) => {
        const after = findSection(host.budget, sectionId)?.lines.at(-1)?.id ?? null;
        const select = { row: lineRowId(lineId), column: 0 };
        setRefusal(host.apply([{ op: "moveLine", lineId, sectionId, after }], select));
      })}
      onClose={host.onClose}
    >
      <SelectField
        label="Till avsnitt"
        options={others.map(({ id, label }) => ({ value: id, label }))}
        {...register("sectionId")}
      />
    </FormDialog>
  );
}
