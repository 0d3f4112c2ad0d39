/** What a förbund keeps about itself, once, for every document. */
import type { Field } from "./field.ts";
import { FORBUND_PARTS } from "./own-fields.ts";
import { ROW_FIELDS } from "./row-fields.ts";

export type ForbundPart = keyof typeof FORBUND_PARTS;
export type RowKind = keyof typeof ROW_FIELDS;
export type FactKind = ForbundPart | RowKind;

export const isRowKind = (kind: FactKind): kind is RowKind => Object.hasOwn(ROW_FIELDS, kind);
export const fieldsOf = (kind: FactKind): readonly Field[] =>
  isRowKind(kind) ? ROW_FIELDS[kind] : FORBUND_PARTS[kind];
export const FACT_KINDS = [
  "identity",
  "contact",
  "purpose",
  "titles",
  "colour",
  "words",
  "dates",
  "visibility",
  "member",
  "boardSeat",
  "groupSeat",
  "officePost",
  "boughtService",
  "charter",
  "ladderStep",
  "stateAllocation",
] as const satisfies readonly FactKind[];

/** Who may change it: facts by the office, money with the economist, the rest of the settings by the manager. */
export type FactAction = "forbund.edit" | "settings.edit" | "settings.editMoney";
export function actionFor(kind: FactKind): FactAction {
  switch (kind) {
    case "words":
    case "dates":
    case "visibility":
      return "settings.edit";
    case "ladderStep":
    case "stateAllocation":
      return "settings.editMoney";
    default:
      return "forbund.edit";
  }
}
