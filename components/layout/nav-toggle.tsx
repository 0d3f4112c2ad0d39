"use client";

import { useState } from "react";

/** The menu button of narrow screens; the navigation beside it is shown by the shell's style sheet. */
export function NavToggle() {
  const [open, setOpen] = useState(false);
  return (
    <button
      type="button"
      className="nav-toggle"
      aria-expanded={open}
      aria-controls="navigering"
      onClick={() => setOpen(!open)}
    >
      {open ? "Stäng" : "Meny"}
    </button>
  );
}
