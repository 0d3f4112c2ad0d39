"use client";

import { useState } from "react";
import { roleName } from "@/lib/core/role-names.ts";
import type { ExampleAccount, ExampleForbund } from "@/lib/features/sign-in/types.ts";
import { Alert } from "../ui/alert.tsx";
import { postJson } from "./post.ts";

export interface ExampleAccountsProps {
  readonly forbunds: readonly ExampleForbund[];
  readonly returnPath: string;
}

/** DEMO only: one press signs in as an example person. */
export function ExampleAccounts({ forbunds, returnPath }: ExampleAccountsProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const enter = async (email: string) => {
    if (chosen !== null) return;
    setProblem(null);
    setChosen(email);
    const answer = await postJson("/api/demo/session", { email });
    if (answer.ok) window.location.assign(returnPath);
    else {
      setProblem(answer.message);
      setChosen(null);
    }
  };
  return (
    <section aria-labelledby="exempelkonton" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="exempelkonton">Prova med ett exempelkonto</h2>
        <p className="m-0 text-ink-2">Ingen kod behövs. Uppgifterna är exempel, och det du ändrar sparas.</p>
      </div>
      {problem ? (
        <Alert tone="error" live>
          {problem}
        </Alert>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        {forbunds.map((forbund) => (
          <section key={forbund.slug} aria-labelledby={`konton-${forbund.slug}`} className="card p-4">
            <h3 id={`konton-${forbund.slug}`} className="mb-2">
              {forbund.name}
            </h3>
            <ul className="m-0 grid list-none gap-0.5 p-0">
              {forbund.accounts.map((account) => (
                <li key={account.email}>
                  <AccountButton account={account} busy={chosen === account.email} onChoose={enter} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

interface AccountButtonProps {
  readonly account: ExampleAccount;
  readonly busy: boolean;
  readonly onChoose: (email: string) => void;
}

function AccountButton({ account, busy, onChoose }: AccountButtonProps) {
  const roles = account.roles.map((role) => roleName(role));
  const [first = "", ...rest] = roles;
  return (
    <button
      type="button"
      aria-disabled={busy}
      onClick={() => onChoose(account.email)}
      className="grid min-h-11 w-full rounded-lg border-0 bg-transparent px-2 py-1.5 text-left hover:bg-brand-soft"
    >
      <span className="font-semibold text-brand">
        {busy ? "Loggar in …" : [first, ...rest.map((role) => role.toLowerCase())].join(", ")}
      </span>
      <span className="text-sm break-all text-ink-3">{account.email}</span>
    </button>
  );
}
