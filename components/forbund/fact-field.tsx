"use client";

import type { UseFormRegisterReturn } from "react-hook-form";
import type { Field } from "../../lib/core/forbund/field.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { type Option, SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TextArea } from "./text-area.tsx";

export interface FactFieldProps {
  readonly field: Field;
  readonly id: string;
  readonly register: UseFormRegisterReturn;
  readonly error: string | null;
  readonly members: readonly Option[];
  /** Names to choose a new member's from. */
  readonly suggestions: readonly string[];
}

/** One field of a fact, as its type asks. */
export function FactField({ field, id, register, error, members, suggestions }: FactFieldProps) {
  const { label, hint } = field;
  const shared = { ...register, id, label, error, ...(hint === undefined ? {} : { hint }) };
  switch (field.type) {
    case "flag":
      return <Checkbox {...shared} />;
    case "choice":
      return <SelectField {...shared} options={withEmpty(field.options, field.required === true)} />;
    case "member":
      return <SelectField {...shared} options={withEmpty(members, field.required === true)} />;
    case "date":
      return <TextField {...shared} type="date" className="fact-short" />;
    case "partialDate":
      return <TextField {...shared} className="fact-short" />;
    case "money":
      return <TextField {...shared} inputMode="decimal" className="fact-short" />;
    case "number":
      return (
        <TextField
          {...shared}
          label={field.unit ? `${label} (${field.unit})` : label}
          inputMode={field.decimals === 0 ? "numeric" : "decimal"}
          className="fact-short"
        />
      );
    case "text":
      if (field.lines !== undefined) return <TextArea {...shared} rows={field.lines} />;
      return (
        <>
          <TextField
            {...shared}
            autoComplete="off"
            {...(field.form === "colour" ? { className: "fact-short", spellCheck: false } : {})}
            {...(field.key === "name" && suggestions.length > 0 ? { list: `${id}-names` } : {})}
          />
          {field.key === "name" && suggestions.length > 0 ? (
            <datalist id={`${id}-names`}>
              {suggestions.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          ) : null}
        </>
      );
  }
}

function withEmpty(options: readonly Option[], required: boolean): Option[] {
  return [{ value: "", label: required ? "Välj" : "Inte angivet" }, ...options];
}
