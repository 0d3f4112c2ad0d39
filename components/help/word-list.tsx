import { capital, TERM_AREAS, TERM_IDS, type TermArea, termOf } from "../../lib/core/terms.ts";

const AREA_TITLE = {
  money: "Pengarna",
  table: "Budgettabellen",
  decision: "Besluten",
  people: "Förbundet och dess människor",
} as const satisfies Record<TermArea, string>;

/** Every term with its source, by area. */
export function WordList() {
  return TERM_AREAS.map((area) => (
    <section key={area} aria-labelledby={`ord-${area}`}>
      <h3 id={`ord-${area}`}>{AREA_TITLE[area]}</h3>
      <dl className="help-words">
        {TERM_IDS.filter((id) => termOf(id).area === area).map((id) => {
          const { word, also, meaning, source } = termOf(id);
          return (
            <div key={id}>
              <dt id={`ord-${id}`}>{capital(word)}</dt>
              <dd>{meaning}</dd>
              {also ? <dd className="source">Kallas också: {also}</dd> : null}
              <dd className="source">Källa: {source}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  ));
}
