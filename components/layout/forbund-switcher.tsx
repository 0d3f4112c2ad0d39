"use client";

import { usePathname } from "next/navigation";
import { type CSSProperties, type MouseEvent, useEffect, useRef } from "react";
import type { ForbundName } from "../../lib/features/budget/types.ts";
import { lastPlace, rememberPlace } from "./last-place.ts";
import { useLightDismiss } from "./use-light-dismiss.ts";

const coloured = ({ colour }: ForbundName): CSSProperties & { "--forbund-colour"?: string } =>
  colour === null ? {} : { "--forbund-colour": colour };

export interface ForbundSwitcherProps {
  readonly personId: string;
  readonly current: ForbundName;
  readonly forbunds: readonly ForbundName[];
}

/** Always shows which förbund one works in, by name and colour; with several it is the way between them. */
export function ForbundSwitcher({ personId, current, forbunds }: ForbundSwitcherProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  const path = usePathname();
  useLightDismiss(ref);
  useEffect(() => rememberPlace(personId, current.slug, path), [personId, current.slug, path]);
  if (forbunds.length < 2) {
    return (
      <div className="switcher switcher-single" style={coloured(current)}>
        <span className="switcher-label">Förbund</span>
        <span className="switcher-name">{current.shortName}</span>
      </div>
    );
  }
  // The link leads to the förbund; a plain press leads to where one was in it.
  const goOn = (event: MouseEvent<HTMLAnchorElement>, slug: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || slug === current.slug) return;
    event.preventDefault();
    window.location.assign(lastPlace(personId, slug));
  };
  return (
    <details className="switcher" ref={ref} style={coloured(current)}>
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
            <a
              href={`/${forbund.slug}`}
              aria-current={forbund.slug === current.slug ? "true" : undefined}
              onClick={(event) => goOn(event, forbund.slug)}
            >
              <span className="forbund-dot" style={coloured(forbund)} />
              {forbund.shortName}
            </a>
          </li>
        ))}
        <li>
          <a href="/">Mina förbund</a>
        </li>
      </ul>
    </details>
  );
}
