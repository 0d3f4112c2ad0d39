"use client";

/** Every dialog of the grid, in one part that is fetched when the first is opened. */
import type { DialogHost, OpenDialog } from "./dialog-types.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { LineDialog } from "./line-dialog.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { RuleDialog } from "./rule-dialog.tsx";
import { SectionDialog } from "./section-dialog.tsx";
import { YearDialog } from "./year-dialog.tsx";

export default function GridDialogs({
  dialog,
  host,
}: {
  readonly dialog: OpenDialog;
  readonly host: DialogHost;
}) {
  switch (dialog.type) {
    case "rule":
      return <RuleDialog at={dialog.at} host={host} />;
    case "line":
      return <LineDialog lineId={dialog.lineId} host={host} />;
    case "section":
      return <SectionDialog sectionId={dialog.sectionId} host={host} />;
    case "moveLine":
      return <MoveDialog lineId={dialog.lineId} host={host} />;
    case "year":
      return <YearDialog host={host} />;
    case "keys":
      return <KeysDialog onClose={host.onClose} />;
  }
}
