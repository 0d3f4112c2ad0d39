import type { ReactNode } from "react";

/** A page with one message and no navigation. */
export function QuietPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="quiet-page">
      <p>
        <a className="logo logo-plain" href="/">
          Finsamplan
        </a>
      </p>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
