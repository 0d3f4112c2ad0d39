"use client";

import { useEffect, useRef } from "react";

export interface SummaryError {
  /** Id of the field to go to; null where no field is at fault. */
  readonly fieldId: string | null;
  readonly message: string;
}

/** "Det finns ett problem", above a form that was refused. Takes focus and marks the page title. */
export function ErrorSummary({ errors }: { readonly errors: readonly SummaryError[] }) {
  const ref = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (!shown) return;
    ref.current?.focus();
    const title = document.title;
    if (!title.startsWith("Fel: ")) document.title = `Fel: ${title}`;
    return () => {
      document.title = title.replace(/^Fel: /, "");
    };
  }, [shown]);
  if (!shown) return null;
  return (
    <div ref={ref} className="error-summary" role="alert" tabIndex={-1}>
      <h2>Det finns ett problem</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.fieldId ?? ""}:${error.message}`}>
            {error.fieldId === null ? error.message : <a href={`#${error.fieldId}`}>{error.message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
