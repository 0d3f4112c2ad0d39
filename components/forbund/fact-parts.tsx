import type { CSSProperties, ReactNode } from "react";
import type { FactNote } from "../../lib/core/forbund/membership.ts";
import { formatDate, plainDate } from "../../lib/core/swedish-date.ts";
import { ToneMark } from "../ui/alert.tsx";

export interface FactSectionProps {
  readonly id: string;
  readonly title: string;
  /** Buttons at the heading, for those who may change it. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A chapter of the document. */
export function FactSection({ id, title, tools, children }: FactSectionProps) {
  return (
    <section className="fact-section" aria-labelledby={id}>
      <div className="fact-section-head">
        <h2 id={id}>{title}</h2>
        {tools}
      </div>
      {children}
    </section>
  );
}

export interface FactRowProps {
  readonly main: ReactNode;
  readonly sub?: ReactNode;
  readonly tools?: ReactNode;
}

/** One row of a list in the document. */
export function FactRow({ main, sub, tools }: FactRowProps) {
  return (
    <li className="fact-row">
      <div className="fact-row-text">
        <span>{main}</span>
        {sub ? <span className="fact-row-sub">{sub}</span> : null}
      </div>
      {tools}
    </li>
  );
}

/** What the law or the figures say about it. */
export function FactNotes({ notes }: { readonly notes: readonly FactNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="fact-notes">
      {notes.map(({ tone, text }) => (
        <li key={text}>
          <ToneMark tone={tone} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="fact-empty">{children}</p>;
}

/** Paragraphs of a text that people wrote. */
export function Prose({ text }: { readonly text: string }) {
  return <p className="fact-prose">{text}</p>;
}

/** "från 1 januari 2023", "1 januari 2019–31 december 2022", "till 31 december 2022", or nothing. */
export function periodText({
  validFrom,
  validTo,
}: {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}): string | null {
  const [from, to] = [validFrom, validTo].map((text) => {
    const date = plainDate(text ?? "");
    return date && formatDate(date);
  });
  if (from && to) return `${from} – ${to}`;
  if (from) return `från ${from}`;
  return to ? `till ${to}` : null;
}

/** The förbund's colour as the thin mark at the top of its pages. */
export function paperStyle(colour: string | null): CSSProperties {
  const style: CSSProperties & { "--forbund-colour"?: string } = colour ? { "--forbund-colour": colour } : {};
  return style;
}
