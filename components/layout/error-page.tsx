"use client";

import { Button, LinkButton } from "../ui/button.tsx";
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
      {id === null ? null : (
        <p>
          Händer det igen, hör av dig till den som sköter Finsamplan och uppge <b>fel {id}</b>. Med numret går
          det att se vad som hände.
        </p>
      )}
      <p className="quiet-actions">
        <Button variant="primary" onClick={retry}>
          Försök igen
        </Button>
        <LinkButton href="/">Till startsidan</LinkButton>
      </p>
    </QuietPage>
  );
}

/** Next's number of an error on the server; the log has the same beside the id of the request. */
function idOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
