import { type ReactNode, type Ref, type SelectHTMLAttributes, useId } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, FieldFrame } from "./text-field.tsx";

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly options: readonly Option[];
  readonly ref?: Ref<HTMLSelectElement>;
}

export function SelectField({ label, hint, error, options, className, id, ...props }: SelectFieldProps) {
  const made = useId();
  const fieldId = id ?? made;
  return (
    <FieldFrame id={fieldId} label={label} hint={hint} error={error}>
      <select
        {...props}
        id={fieldId}
        className={classNames("input select", className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fieldId, hint, error)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
