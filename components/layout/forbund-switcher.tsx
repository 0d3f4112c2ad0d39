"use client";

import { useRef } from "react";
import type { ForbundName } from "../../lib/features/budget/types.ts";
import { useLightDismiss } from "./use-light-dismiss.ts";

/** Always shows which förbund one works in; with several it is the way between them. */
export function ForbundSwitcher({
  current,
  forbunds,
}: {
  readonly current: ForbundName;
  readonly forbunds: readonly ForbundName[];
}) {
  const ref = useRef<HTMLDetailsElement>(null);
  useLightDismiss(ref);
  if (forbunds.length < 2) {
    return (
      <div className="switcher switcher-single">
        <span className="switcher-label">Förbund</span>
        <span className="switcher-name">{current.shortName}</span>
      </div>
    );
  }
  return (
    <details className="switcher" ref={ref}>
      <summary>
        <span className="switcher-label">Förbund</span>
        <span className="switcher-name">{current.shortName}</span>
        <svg className="caret" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2.5 4.5L6 8l3.5-3.5" />
        </svg>
      </summary>
      <ul className="pop-list">
        {forbunds.map((forbund) => (
          <li key={forbund.slug}>
            <a href={`/${forbund.slug}`} aria-current={forbund.slug === current.slug ? "true" : undefined}>
              {forbund.shortName}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
