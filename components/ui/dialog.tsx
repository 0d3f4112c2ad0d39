"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { classNames } from "./class-names.ts";

export interface DialogProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
  /** false: only the dialog's own buttons close it, where a choice must be made. */
  readonly dismissable?: boolean;
}

const FIRST = "input, select, textarea";

/**
 * A modal dialog, open while it is mounted. The browser's own `<dialog>` keeps focus inside, makes the rest
 * inert and gives focus back.
 */
export function Dialog({ title, onClose, children, className, dismissable = true }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      // The first field; without fields the heading, since a key meant for the page behind must not press a button.
      const first = dialog.querySelector<HTMLElement>(FIRST) ?? dialog.querySelector<HTMLElement>("h2");
      first?.focus();
    }
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className={classNames("dialog", className)}
      onCancel={(event) => {
        event.preventDefault();
        if (dismissable) onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="dialog-head">
        <h2 id={titleId} tabIndex={-1}>
          {title}
        </h2>
        {dismissable ? (
          <button type="button" className="icon-button" aria-label="Stäng" onClick={onClose}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3.5 3.5l9 9m0-9l-9 9" />
            </svg>
          </button>
        ) : null}
      </div>
      {children}
    </dialog>
  );
}

/** The row of buttons at the foot; the main choice first. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className="dialog-actions">{children}</div>;
}
