"use client";

import { useEffect, useState } from "react";

/**
 * Says when the connection is lost, and registers the service worker that answers for pages that cannot be reached
 * meanwhile. It keeps nothing of any page.
 */
export function Connection() {
  const [away, setAway] = useState(false);
  useEffect(() => {
    const look = () => setAway(!navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    // Missing over plain http, and in a window that keeps nothing; the notice works all the same.
    if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return (
    <aside aria-label="Kontakt med Finsamplan" className="connection">
      <div role="status">
        {away ? (
          <p className="offline-note">
            <b>Ingen kontakt.</b> Det du ser kan ha ändrats. Det du skriver i en öppen budget ligger kvar här
            och sparas när kontakten är tillbaka.
          </p>
        ) : null}
      </div>
    </aside>
  );
}
