import type { Extract } from "../../lib/features/people/types.ts";
import { Card } from "../ui/card.tsx";

/** An extract as a page: each kind of thing that is held, why, and the rows. */
export function ExtractSections({ extract }: { readonly extract: Extract }) {
  return extract.sections.map((section) => (
    <section key={section.heading} aria-label={section.heading}>
      <h2>{section.heading}</h2>
      <p className="people-lead mb-2">{section.why}</p>
      {section.rows.length === 0 ? (
        <p>Inget.</p>
      ) : (
        <Card>
          {section.rows.map((row, index) => (
            // Rows of an extract have no id of their own and never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <dl key={index} className="extract-row">
              {Object.entries(row)
                .filter(([, value]) => value !== "")
                .map(([label, value]) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
            </dl>
          ))}
        </Card>
      )}
    </section>
  ));
}
