import type { MailView } from "@/lib/features/operator/view.ts";
import { Chip, type ChipTone } from "../ui/chip.tsx";
import { OperatorShell } from "./operator-shell.tsx";
import { ResendButton } from "./resend-button.tsx";

const CHIP = { ok: "ok", look: "warning", quiet: "neutral" } as const satisfies Record<
  MailView["tone"],
  ChipTone
>;

export interface OutboxPageProps {
  readonly mails: readonly MailView[];
  readonly email: string;
}

/** The installation's outgoing mails, for the operator. */
export function OutboxPage({ mails, email }: OutboxPageProps) {
  return (
    <OperatorShell
      title="Utskick"
      here="/admin/utskick"
      email={email}
      lead="Mejl som Finsamplan skickar, det senaste först. Ett mejl som är osäkert kan ha kommit fram och skickas bara igen om du ber om det."
    >
      {mails.length === 0 ? (
        <p className="card m-0 p-5">
          Inga mejl än. Här syns till exempel inloggningskoder när någon ber om en.
        </p>
      ) : (
        <ul className="m-0 grid list-none gap-3 p-0">
          {mails.map((mail) => (
            <MailItem key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </OperatorShell>
  );
}

function MailItem({ mail }: { readonly mail: MailView }) {
  return (
    <li className="card grid gap-2 p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-base">{mail.subject}</h2>
        <span className="text-sm text-ink-2">{mail.created}</span>
      </div>
      <p className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Chip tone={CHIP[mail.tone]}>{mail.stateLabel}</Chip>
        <span className="break-all">Till {mail.to}</span>
        {mail.note ? <span className="text-sm break-words text-ink-2">{mail.note}</span> : null}
      </p>
      {mail.body ? (
        <details>
          <summary className="w-fit py-1 font-semibold text-brand">Visa brevet</summary>
          <p className="mt-1 mb-0 max-w-[68ch] rounded-lg bg-ground p-3 break-words whitespace-pre-line">
            {mail.body}
          </p>
        </details>
      ) : null}
      {mail.canResend ? <ResendButton mailId={mail.id} unsure={mail.state === "unsure"} /> : null}
    </li>
  );
}
