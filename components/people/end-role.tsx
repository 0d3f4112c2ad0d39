"use client";

import { useState, useTransition } from "react";
import { endRoleAction } from "@/lib/features/people/actions.ts";
import { FormDialog } from "../form/form-dialog.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AWAY } from "./words.ts";

/** Ends a role on a day, or at once. */
export function EndRole({
  slug,
  grantId,
  title,
  today,
}: {
  readonly slug: string;
  readonly grantId: string;
  readonly title: string;
  readonly today: string;
}) {
  const [open, setOpen] = useState(false);
  const [lastDay, setLastDay] = useState(today);
  const [atOnce, setAtOnce] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [, start] = useTransition();
  const end = () =>
    start(async () => {
      const given = { grantId, lastDay: atOnce ? today : lastDay, atOnce };
      const answer = await endRoleAction(slug, given).catch(() => null);
      if (answer?.ok) setOpen(false);
      else setProblem(answer?.error.message ?? AWAY);
    });
  return (
    <>
      <Button variant="quiet" aria-label={`Avsluta ${title}`} onClick={() => setOpen(true)}>
        Avsluta
      </Button>
      {open ? (
        <FormDialog
          title={`Avsluta rollen ${title.toLocaleLowerCase("sv")}`}
          submitLabel="Avsluta rollen"
          error={problem}
          onSubmit={(event) => {
            event.preventDefault();
            end();
          }}
          onClose={() => setOpen(false)}
        >
          <TextField
            id="sista-dag"
            inputMode="numeric"
            autoComplete="off"
            label="Sista dagen"
            hint="Till exempel 2027-03-31. Rollen upphör av sig själv dagen efter."
            value={lastDay}
            disabled={atOnce}
            onChange={(event) => setLastDay(event.target.value)}
          />
          <Checkbox
            id="genast"
            label="Avsluta genast"
            hint="Åtkomsten upphör nu. Har personen ingen annan roll loggas den ut."
            checked={atOnce}
            onChange={(event) => setAtOnce(event.target.checked)}
          />
        </FormDialog>
      ) : null}
    </>
  );
}
