"use client";

import { Button } from "../ui/button.tsx";
import { QuietPage } from "./quiet-page.tsx";

export interface ErrorPageProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** A surprise: one neutral sentence with the id under which the server has logged it. */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  const id = idOf(error);
  return (
    <QuietPage title="Sidan kunde inte visas">
      <p>Det är inte ditt fel, och inget du har sparat är borta. Försök igen om en stund.</p>
      {id === null ? null : <p>Hör av dig till den som sköter Finsamplan om det händer igen. Ange {id}.</p>}
      <p>
        <Button variant="primary" onClick={retry}>
          Försök igen
        </Button>
      </p>
    </QuietPage>
  );
}

function idOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
