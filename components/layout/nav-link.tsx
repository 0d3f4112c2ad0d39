"use client";

import Link, { useLinkStatus } from "next/link";
import type { ReactNode } from "react";
import { classNames } from "../ui/class-names.ts";

export function NavLink({
  href,
  current,
  children,
}: {
  readonly href: string;
  readonly current: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={classNames("nav-link", current && "nav-link-current")}
      aria-current={current ? "page" : undefined}
    >
      {children}
      <Waiting />
    </Link>
  );
}

/** A page that reads the database takes a moment: say so at the link that was pressed. */
function Waiting() {
  const { pending } = useLinkStatus();
  return pending ? <span className="nav-waiting" role="status" aria-label="Öppnar" /> : null;
}
