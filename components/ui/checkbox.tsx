import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, errorId, hintId } from "./text-field.tsx";

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly ref?: Ref<HTMLInputElement>;
}

export function Checkbox({ label, hint, error, id, className, ...props }: CheckboxProps) {
  const made = useId();
  const fieldId = id ?? made;
  return (
    <div className={classNames("check", className)}>
      <input
        {...props}
        type="checkbox"
        id={fieldId}
        className="check-box"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fieldId, hint, error)}
      />
      <div>
        <label htmlFor={fieldId}>{label}</label>
        {hint ? (
          <p id={hintId(fieldId)} className="field-hint">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={errorId(fieldId)} className="field-error">
            <span className="visually-hidden">Fel: </span>
            {error}
          </p>
        ) : null}
      </div>
    </div>
  );
}
