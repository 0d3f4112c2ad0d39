import type { ChangeItem } from "../../lib/features/forbund/types.ts";
import { Empty } from "./fact-parts.tsx";

/** Who changed what, latest first. */
export function ChangeList({ changes }: { readonly changes: readonly ChangeItem[] }) {
  if (changes.length === 0) return <Empty>Inget har ändrats än.</Empty>;
  return (
    <ul className="change-list">
      {changes.map(({ id, who, when, sentences }) => (
        <li key={id}>
          <span className="change-when">{when}</span>
          <div>
            <b>{who}</b>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
