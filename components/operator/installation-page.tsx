import type { ReactNode } from "react";
import type { Count, Fact, InstallationView } from "@/lib/features/operator/installation-view.ts";
import { Alert } from "../ui/alert.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { JobList } from "./job-list.tsx";
import { OperatorShell } from "./operator-shell.tsx";

export interface InstallationPageProps {
  readonly installation: InstallationView;
  readonly email: string;
}

/** The operator's overview. Of a förbund it knows the name and how many people it has. */
export function InstallationPage({ installation, email }: InstallationPageProps) {
  const { health, outbox, jobs, sizes, forbunds } = installation;
  return (
    <OperatorShell
      title="Driften"
      here="/admin"
      email={email}
      lead="Hur installationen mår. Förbundens budgetar, planer och personer syns inte här."
    >
      <div className="grid gap-4 md:grid-cols-2">
        <Part id="halsa" title="Hälsa">
          <Facts facts={health} />
        </Part>
        <Part id="utskick" title="Utskick">
          <Counts counts={outbox.counts} />
          {outbox.look ? <Alert tone="warning">{outbox.look}</Alert> : null}
          <a href="/admin/utskick" className="w-fit">
            Visa utskicken
          </a>
        </Part>
      </div>
      <Part id="forbund" title="Förbund">
        {forbunds.length === 0 ? (
          <p className="m-0">Inget förbund än. Skapa det första, så får förbundschefen ett mejl.</p>
        ) : (
          <ul className="m-0 grid list-none gap-2 p-0">
            {forbunds.map((forbund) => (
              <li
                key={forbund.slug}
                className="flex flex-wrap justify-between gap-x-4 border-t border-line-2 pt-2"
              >
                <span className="font-semibold">{forbund.name}</span>
                <span className="text-ink-2">
                  {forbund.slug} · skapat {forbund.made} · {forbund.people}{" "}
                  {forbund.people === 1 ? "person" : "personer"}
                </span>
              </li>
            ))}
          </ul>
        )}
        <LinkButton href="/admin/forbund/nytt" variant="primary" className="w-fit">
          Nytt förbund
        </LinkButton>
      </Part>
      <Part id="jobb" title="Jobb">
        <Counts counts={jobs.counts} />
        <JobList jobs={jobs.list} />
      </Part>
      <Part id="storlek" title="Storlek">
        <Facts facts={sizes.facts} />
        <details>
          <summary className="w-fit py-1 font-semibold text-brand">Största tabellerna</summary>
          <table className="mt-2 w-full max-w-xl border-collapse text-left">
            <thead>
              <tr className="border-b border-line">
                <th scope="col" className="py-1 pr-4">
                  Tabell
                </th>
                <th scope="col" className="py-1 pr-4 text-right">
                  Rader, ungefär
                </th>
                <th scope="col" className="py-1 text-right">
                  Storlek
                </th>
              </tr>
            </thead>
            <tbody>
              {sizes.tables.map((table) => (
                <tr key={table.name} className="border-b border-line-2">
                  <th scope="row" className="py-1 pr-4 font-normal break-all">
                    {table.name}
                  </th>
                  <td className="py-1 pr-4 text-right">{table.rows}</td>
                  <td className="py-1 text-right whitespace-nowrap">{table.size}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </Part>
    </OperatorShell>
  );
}

function Part({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="card grid content-start gap-3 p-5">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="m-0 grid gap-2">
      {facts.map(({ label, value, look }) => (
        <div key={label} className="flex flex-wrap justify-between gap-x-4">
          <dt className="text-ink-2">{label}</dt>
          <dd className="m-0">{look ? <Chip tone="warning">{value}</Chip> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Counts({ counts }: { readonly counts: readonly Count[] }) {
  return (
    <dl className="m-0 flex flex-wrap gap-x-6 gap-y-2">
      {counts.map(({ label, count }) => (
        <div key={label} className="flex items-baseline gap-1.5">
          <dt className="text-ink-2">{label}</dt>
          <dd className="m-0 font-semibold">{count}</dd>
        </div>
      ))}
    </dl>
  );
}
