"use client";

import { useState, useTransition } from "react";
import { saveApprovalsAction } from "@/lib/features/forbund/actions.ts";
import type { CharterApprovalFact } from "@/lib/features/forbund/types.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import type { Option } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AWAY } from "./fact-dialog.tsx";

export interface ApprovalsFormProps {
  readonly slug: string;
  readonly charterId: string;
  readonly title: string;
  readonly members: readonly Option[];
  readonly approvals: readonly CharterApprovalFact[];
}

/** Which members have approved a version, each with the day of its decision when it is known. */
export function ApprovalsForm(props: ApprovalsFormProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" className="fact-edit" onClick={() => setOpen(true)}>
        Ändra<span className="visually-hidden"> vilka som har godkänt {props.title}</span>
      </Button>
      {open ? <ApprovalsDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ApprovalsDialog({
  slug,
  charterId,
  title,
  members,
  approvals,
  onClose,
}: ApprovalsFormProps & { readonly onClose: () => void }) {
  const [dates, setDates] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(approvals.map(({ memberId, approvedOn }) => [memberId, approvedOn ?? ""])),
  );
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const tick = (id: string, ticked: boolean) =>
    setDates(({ [id]: _, ...others }) => (ticked ? { ...others, [id]: "" } : others));
  const save = () =>
    start(async () => {
      const given = Object.entries(dates).map(([memberId, approvedOn]) => ({ memberId, approvedOn }));
      const answer = await saveApprovalsAction({ slug, charterId, approvals: given }).catch(() => null);
      if (answer?.ok) return onClose();
      setErrors(answer?.fields ?? {});
      setProblem(answer === null ? AWAY : answer.message);
    });
  return (
    <Dialog title={`Godkänd av: ${title}`} onClose={onClose} className="fact-dialog">
      <p className="field-hint">Varje medlem beslutar om förbundsordningen. Datum kan lämnas tomt.</p>
      <div className="mt-4 grid gap-4">
        {members.map(({ value, label }) => (
          <div key={value} className="grid gap-1">
            <Checkbox
              label={label}
              checked={dates[value] !== undefined}
              onChange={(event) => tick(value, event.target.checked)}
            />
            {dates[value] === undefined ? null : (
              <TextField
                type="date"
                label="Datum för beslutet"
                aria-label={`Datum för beslutet, ${label}`}
                className="fact-short"
                error={errors[value] ?? null}
                value={dates[value]}
                onChange={(event) => setDates((all) => ({ ...all, [value]: event.target.value }))}
              />
            )}
          </div>
        ))}
      </div>
      {problem ? (
        <Alert tone="error" live>
          {problem}
        </Alert>
      ) : null}
      <DialogActions>
        <Button variant="primary" pending={pending} onClick={save}>
          {pending ? "Sparar …" : "Spara"}
        </Button>
        <Button onClick={onClose}>Avbryt</Button>
      </DialogActions>
    </Dialog>
  );
}
