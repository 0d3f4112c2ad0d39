"use client";

import { useState, useTransition } from "react";
import { handOverAction } from "@/lib/features/people/actions.ts";
import type { Choice } from "@/lib/features/people/types.ts";
import { FormDialog } from "../form/form-dialog.tsx";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AWAY } from "./words.ts";

/** The own role as förbundschef goes over to a successor. */
export function HandOver({
  slug,
  successors,
  chiefTitle,
}: {
  readonly slug: string;
  readonly successors: readonly Choice[];
  readonly chiefTitle: string;
}) {
  const [open, setOpen] = useState(false);
  const [personId, setPersonId] = useState("");
  const [from, setFrom] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const [, start] = useTransition();
  const send = () =>
    start(async () => {
      const answer = await handOverAction(slug, { personId, from }).catch(() => null);
      if (answer?.ok) {
        setOpen(false);
        setDone(true);
      } else setProblem(answer?.error.message ?? AWAY);
    });
  return (
    <div>
      <Button onClick={() => setOpen(true)}>Lämna över …</Button>
      <p role="status" className="people-sub">
        {done ? "Överlämningen är inlagd. Datumen står vid rollerna." : null}
      </p>
      {open ? (
        <FormDialog
          title={`Lämna över som ${chiefTitle}`}
          submitLabel="Lämna över"
          error={problem}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
          onClose={() => setOpen(false)}
        >
          <p>Efterträdaren är {chiefTitle} från den dag du väljer. Din egen roll upphör dagen före.</p>
          <SelectField
            id="eftertradare"
            label="Efterträdare"
            options={[{ value: "", label: "Välj" }, ...successors]}
            value={personId}
            onChange={(event) => setPersonId(event.target.value)}
          />
          <TextField
            id="overlamning"
            inputMode="numeric"
            autoComplete="off"
            label="Efterträdarens första dag"
            hint="Till exempel 2027-01-01"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </FormDialog>
      ) : null}
    </div>
  );
}
