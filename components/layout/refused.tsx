import { Alert } from "../ui/alert.tsx";

export interface RefusedProps {
  readonly slug: string;
  /** "Du kan inte bjuda in". */
  readonly title: string;
  /** Why, and whom to ask: a sentence of `REASON_TEXT`. */
  readonly reason: string;
}

/** In the place of what this person may not do on a page they may see. */
export function Refused({ slug, title, reason }: RefusedProps) {
  return (
    <Alert tone="warning" title={title}>
      <p>{reason}</p>
      <p>
        <a href={`/${slug}/behorigheter`}>Se vem som får göra vad</a>
      </p>
    </Alert>
  );
}
