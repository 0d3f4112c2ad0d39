"use client";

import { useEffect, useState } from "react";
import { Button, LinkButton } from "../ui/button.tsx";
import { QuietPage } from "./quiet-page.tsx";

export interface ErrorPageProps {
  readonly error: unknown;
}

/** A surprise: one neutral sentence with the id under which the server has logged it. */
export function ErrorPage({ error }: ErrorPageProps) {
  const id = useErrorId(error);
  return (
    <QuietPage title="Sidan kunde inte visas">
      {/* The page's own title may have failed with it. */}
      <title>Sidan kunde inte visas · Finsamplan</title>
      <p>Det är inte ditt fel, och inget du har sparat är borta. Försök igen om en stund.</p>
      {id === null ? null : (
        <p>
          Händer det igen, hör av dig till den som sköter Finsamplan och uppge <b>fel {id}</b>. Med numret går
          det att se vad som hände.
        </p>
      )}
      <p className="quiet-actions">
        {/* The whole page anew: what is left of a document that failed cannot always be made whole in place. */}
        <Button variant="primary" onClick={() => window.location.reload()}>
          Försök igen
        </Button>
        <LinkButton href="/">Till startsidan</LinkButton>
      </p>
    </QuietPage>
  );
}

/**
 * Next's number of an error on the server, which the log has beside the id of the request. An error in the browser has
 * none; the server may have met it too when it made the page, under the id of that request.
 */
function useErrorId(error: unknown): string | null {
  const [requestId, setRequestId] = useState<string | null>(null);
  // The document itself may be made in the same moment as this page.
  useEffect(() => setRequestId(document.documentElement.dataset.requestId ?? null), []);
  const digest: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "digest") : undefined;
  return typeof digest === "string" ? digest : requestId;
}
