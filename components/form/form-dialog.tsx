"use client";

import type { ReactNode, SubmitEventHandler } from "react";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";

export interface FormDialogProps {
  readonly title: ReactNode;
  readonly submitLabel: string;
  /** A refusal that belongs to no field. */
  readonly error: string | null;
  readonly onSubmit: SubmitEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog with one form: fields, what went wrong as a whole, save and cancel. */
export function FormDialog({ title, submitLabel, error, onSubmit, onClose, children }: FormDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" noValidate onSubmit={onSubmit}>
        {children}
        {error === null ? null : (
          <Alert tone="error" live>
            {error}
          </Alert>
        )}
        <DialogActions>
          <Button type="submit" variant="primary">
            {submitLabel}
          </Button>
          <Button onClick={onClose}>Avbryt</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
