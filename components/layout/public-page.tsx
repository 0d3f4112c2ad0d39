import type { ReactNode } from "react";

/** A page for everyone, also without an account: the name at the top, what there is to read at the foot. */
export function PublicPage({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <a className="skip-link" href="#innehall">
        Hoppa till innehållet
      </a>
      <header className="top-bar">
        <a className="logo" href="/">
          Finsamplan
        </a>
      </header>
      <main id="innehall" className="reading" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
