"use client";

import { useState, useTransition } from "react";
import { erasePersonAction } from "@/lib/features/people/actions.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { AWAY } from "./words.ts";

/** Erases a person in this förbund, after a question: it cannot be undone. */
export function ErasePerson({
  slug,
  personId,
  name,
}: {
  readonly slug: string;
  readonly personId: string;
  readonly name: string;
}) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [left, setLeft] = useState(0);
  const [pending, start] = useTransition();
  const erase = () =>
    start(async () => {
      const answer = await erasePersonAction(slug, personId).catch(() => null);
      if (!answer?.ok) return setProblem(answer?.error.message ?? AWAY);
      setOpen(false);
      setLeft(answer.value.left);
    });
  return (
    <div>
      <Button variant="danger" onClick={() => setOpen(true)}>
        Radera …
      </Button>
      {left > 0 ? (
        <Alert tone="warning" live>
          <p>
            Namnet står kvar i {left === 1 ? "en text" : `${left} texter`} i förbundets uppgifter eller
            budget. Ändra där om det ska bort.
          </p>
        </Alert>
      ) : null}
      {open ? (
        <Dialog title={`Radera ${name}?`} onClose={() => setOpen(false)}>
          <p>
            Namn och adress försvinner ur förbundet, rollerna avslutas och inbjudningar töms. I det som redan
            är gjort står rollen i stället för namnet, till exempel ”f.d. ledamot”. Det går inte att ångra.
          </p>
          {problem ? (
            <Alert tone="error" live>
              {problem}
            </Alert>
          ) : null}
          <DialogActions>
            <Button variant="danger" pending={pending} onClick={erase}>
              {pending ? "Raderar …" : "Radera"}
            </Button>
            <Button onClick={() => setOpen(false)}>Avbryt</Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </div>
  );
}
