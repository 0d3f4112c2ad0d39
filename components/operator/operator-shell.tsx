import type { ReactNode } from "react";

const PAGES = [
  { href: "/admin", label: "Driften" },
  { href: "/admin/utskick", label: "Utskick" },
  { href: "/admin/forbund/nytt", label: "Nytt förbund" },
] as const;

export interface OperatorShellProps {
  readonly title: string;
  readonly here: (typeof PAGES)[number]["href"];
  readonly email: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** The pages of whoever runs the installation: no förbund's content, so no förbund's frame. */
export function OperatorShell({ title, here, email, lead, children }: OperatorShellProps) {
  return (
    <main className="mx-auto grid max-w-5xl gap-6 px-4 py-8">
      <header className="grid gap-3">
        <form
          method="post"
          action="/api/auth/sign-out"
          className="flex flex-wrap items-center justify-between gap-x-4"
        >
          <div className="flex flex-wrap gap-x-3">
            <a href="/" className="font-semibold">
              Finsamplan
            </a>
            <span className="break-all text-ink-3">{email}</span>
          </div>
          {/* A plain one: this page needs no script to sign out. */}
          <button type="submit" className="button button-quiet">
            Logga ut
          </button>
        </form>
        <nav aria-label="Driften">
          <ul className="m-0 flex list-none flex-wrap gap-x-5 gap-y-1 p-0">
            {PAGES.map(({ href, label }) => (
              <li key={href}>
                <a
                  href={href}
                  aria-current={href === here ? "page" : undefined}
                  className="inline-flex min-h-11 items-center aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <h1>{title}</h1>
        {lead ? <p className="m-0 max-w-[68ch] text-ink-2">{lead}</p> : null}
      </header>
      {children}
    </main>
  );
}
