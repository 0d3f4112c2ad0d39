"use client";

import { useRef, useState } from "react";
import type { Viewer } from "../../lib/features/budget/types.ts";
import { useLightDismiss } from "./use-light-dismiss.ts";

export function PersonMenu({ person }: { readonly person: Viewer }) {
  const ref = useRef<HTMLDetailsElement>(null);
  const [problem, setProblem] = useState(false);
  useLightDismiss(ref);
  const signOut = async () => {
    setProblem(false);
    try {
      const answer = await fetch("/api/auth/sign-out", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      });
      if (answer.ok || answer.status === 401) window.location.assign("/logga-in");
      else setProblem(true);
    } catch {
      setProblem(true);
    }
  };
  return (
    <details className="person" ref={ref}>
      <summary>
        <span className="person-name">{person.name}</span>
        {person.roles ? <span className="person-roles">{person.roles}</span> : null}
        <svg className="caret" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2.5 4.5L6 8l3.5-3.5" />
        </svg>
      </summary>
      <div className="pop-list pop-list-up">
        {person.isOperator ? <a href="/admin">Driften</a> : null}
        <a href="/tillganglighet">Tillgänglighet</a>
        <a href="/mina/uppgifter">Mina uppgifter</a>
        <button type="button" onClick={signOut}>
          Logga ut
        </button>
        {problem ? (
          <p role="alert" className="pop-note">
            Du är inte utloggad. Kontrollera anslutningen och försök igen.
          </p>
        ) : null}
      </div>
    </details>
  );
}
