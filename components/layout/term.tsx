import { type ReactNode, useId } from "react";
import { capital, type TermId, termOf } from "../../lib/core/terms.ts";

export interface TermProps {
  readonly id: TermId;
  /** The förbund's own word, or another form of it; else the term's own. */
  readonly children?: ReactNode;
}

/**
 * A word that can be asked about where it stands. The browser's own popover opens, places, closes (Esc, a press
 * outside) and gives focus back: no script, and the same by keyboard, touch and screen reader.
 */
export function Term({ id, children }: TermProps) {
  const popover = useId();
  return (
    <span className="term">
      <button type="button" className="term-word" popoverTarget={popover}>
        {children ?? termOf(id).word}
        <TermMark />
        <span className="visually-hidden">, vad betyder det?</span>
      </button>
      <TermPopover id={id} popover={popover} />
    </span>
  );
}

const TermMark = () => (
  <span className="term-mark" aria-hidden="true">
    ?
  </span>
);

/** The explanation alone, for a button elsewhere that names `popover` as its target. */
export function TermPopover({ id, popover }: { readonly id: TermId; readonly popover: string }) {
  const { word, also, meaning, source } = termOf(id);
  return (
    // Spans, since a word may stand inside a paragraph.
    <span id={popover} popover="auto" role="note" aria-label={`Förklaring: ${word}`} className="term-pop">
      <span className="term-pop-head">
        <strong>{capital(word)}</strong>
        <button
          type="button"
          className="icon-button"
          popoverTarget={popover}
          popoverTargetAction="hide"
          aria-label="Stäng förklaringen"
          // Where a key in the table opens it and leads here, this is what is read.
          aria-describedby={`${popover}-text`}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 3.5l9 9m0-9l-9 9" />
          </svg>
        </button>
      </span>
      <span id={`${popover}-text`}>{meaning}</span>
      {also ? <span className="term-pop-note">Kallas också: {also}</span> : null}
      <span className="term-pop-note">Källa: {source}</span>
    </span>
  );
}

/** The words of a page in a row, where its own text is made elsewhere. */
export function TermRow({ ids, label }: { readonly ids: readonly TermId[]; readonly label: string }) {
  return (
    <div className="term-row">
      <span>{label}</span>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <Term id={id} />
          </li>
        ))}
      </ul>
    </div>
  );
}
