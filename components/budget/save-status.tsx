"use client";

import { useEffect, useState } from "react";
import { dateInStockholm, formatMoment, formatTime } from "../../lib/core/swedish-date.ts";
import { isUnsaved, type SyncState } from "./budget-sync.ts";

/** Always one of "Sparat 14:32", "Sparar" and "Inte sparat" with the reason and the way on. */
export function SaveStatus({ sync, onRetry }: { readonly sync: SyncState; readonly onRetry: () => void }) {
  const { trouble } = sync;
  if (trouble) {
    return (
      <p className="save-status save-status-trouble" role="status">
        <b>Inte sparat.</b> {reasonOf(trouble.type)}{" "}
        {trouble.type === "signedOut" ? (
          <SignInLink />
        ) : trouble.type === "conflict" ? null : (
          <button type="button" className="link-button" onClick={onRetry}>
            Försök nu
          </button>
        )}
      </p>
    );
  }
  return (
    <p className="save-status" role="status">
      {isUnsaved(sync) ? "Sparar" : <SavedAt iso={sync.savedAt} />}
    </p>
  );
}

function reasonOf(type: NonNullable<SyncState["trouble"]>["type"]): string {
  switch (type) {
    case "offline":
      return "Ingen kontakt. Ändringarna finns kvar här och sparas när kontakten är tillbaka.";
    case "server":
      return "Servern svarar inte som den ska. Ändringarna finns kvar här och sparas så snart det går.";
    case "signedOut":
      return "Du är utloggad. Ändringarna finns kvar här.";
    case "conflict":
      return "Välj vilket belopp som ska gälla.";
  }
}

function SignInLink() {
  const back = typeof window === "undefined" ? "" : window.location.pathname;
  return <a href={`/logga-in?till=${encodeURIComponent(back)}`}>Logga in och spara</a>;
}

/** The day is told once the browser knows that it is not today's. */
function SavedAt({ iso }: { readonly iso: string }) {
  const [today, setToday] = useState<string | null>(null);
  useEffect(() => setToday(dateInStockholm(new Date())), []);
  const saved = new Date(iso);
  const earlier = today !== null && dateInStockholm(saved) !== today;
  return <>Sparat {earlier ? formatMoment(saved) : formatTime(saved)}</>;
}
