"use client";

import { useEffect, useEffectEvent } from "react";

export interface ToastText {
  readonly text: string;
}

/** Long enough to read and reach the button; Ctrl+Z does the same afterwards. */
const SHOWN_MS = 10_000;

export function Toast({
  text,
  onUndo,
  onClose,
}: {
  /** A new object each time, so that the time starts again. */
  readonly text: ToastText;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}) {
  const close = useEffectEvent(onClose);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new text has its own time.
  useEffect(() => {
    const timer = window.setTimeout(() => close(), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return (
    <div className="toast" role="status">
      <span>{text.text}</span>
      <button type="button" onClick={onUndo}>
        Ångra
      </button>
    </div>
  );
}
