"use client";

import type { Budget } from "../../lib/core/budget/model.ts";
import { Checkbox } from "../ui/checkbox.tsx";

/** The lines and sections a share is taken of. A chosen section stands for all its lines. */
export function PartsField({
  budget,
  lineId,
  chosen,
  error,
  onChange,
}: {
  readonly budget: Budget;
  /** The line itself: it cannot be a share of itself. */
  readonly lineId: string;
  readonly chosen: readonly string[];
  readonly error: string | null;
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <fieldset className="parts">
      <legend className="field-label">Av</legend>
      {error === null ? null : (
        <p className="field-error">
          <span className="visually-hidden">Fel: </span>
          {error}
        </p>
      )}
      <div className="parts-list">
        {budget.sections.map((section) => {
          const whole = chosen.includes(section.id);
          return (
            <div key={section.id} className="parts-section">
              <Checkbox
                label={<b>{section.label}, hela avsnittet</b>}
                checked={whole}
                disabled={section.lines.some(({ id }) => id === lineId)}
                onChange={(event) => toggle(section.id, event.target.checked)}
              />
              {section.lines
                .filter(({ id }) => id !== lineId)
                .map((line) => (
                  <Checkbox
                    key={line.id}
                    className="parts-line"
                    label={line.label}
                    checked={whole || chosen.includes(line.id)}
                    disabled={whole}
                    onChange={(event) => toggle(line.id, event.target.checked)}
                  />
                ))}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
