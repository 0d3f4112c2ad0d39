"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { FactDialog, type FactForm } from "./fact-dialog.tsx";

export interface EditFactProps {
  readonly form: FactForm;
  /** What the button says; `what` is added for those who hear it. */
  readonly label: string;
  readonly what: string;
}

/** The button that opens the form of one part. */
export function EditFact({ form, label, what }: EditFactProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" className="fact-edit" onClick={() => setOpen(true)}>
        {label}
        <span className="visually-hidden"> {what}</span>
      </Button>
      {open ? <FactDialog form={form} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
