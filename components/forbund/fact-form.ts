/** What a page hands to the form of each part. */
import { type FactKind, fieldsOf } from "../../lib/core/forbund/facts.ts";
import type { FactValue } from "../../lib/core/forbund/field.ts";
import { holdsOn } from "../../lib/core/forbund/membership.ts";
import type { ForbundFacts } from "../../lib/features/forbund/types.ts";
import type { FactForm } from "./fact-dialog.tsx";

export interface FormMaker {
  /** A part of the förbund's own row. */
  readonly own: (kind: FactKind, title: string) => FactForm;
  /** A row there is. */
  readonly row: (kind: FactKind, title: string, row: { readonly id: string }) => FactForm;
  readonly add: (kind: FactKind, title: string, values?: Readonly<Record<string, FactValue>>) => FactForm;
}

export function formMaker(
  slug: string,
  facts: ForbundFacts,
  today: string,
  suggestions: readonly string[] = [],
): FormMaker {
  const current = facts.members.filter((member) => holdsOn(member, today));
  const shared = { slug, revision: facts.revision, suggestions: [] };
  const members = (kept: unknown) =>
    facts.members
      .filter((member) => current.includes(member) || member.id === kept)
      .map(({ id, name }) => ({ value: id, label: name }));
  return {
    own: (kind, title) => ({
      ...shared,
      kind,
      id: null,
      isNew: false,
      title,
      values: pick(kind, facts.own),
      members: [],
    }),
    row: (kind, title, row) => {
      const values = pick(kind, { ...row });
      const kept = values.memberId ?? values.supplierMemberId;
      return { ...shared, kind, id: row.id, isNew: false, title, values, members: members(kept) };
    },
    add: (kind, title, values = {}) => ({
      ...shared,
      kind,
      id: null,
      isNew: true,
      title,
      values,
      members: members(null),
      suggestions: kind === "member" ? suggestions : [],
    }),
  };
}

/** Only what the form's fields hold: nothing more goes to the browser. */
function pick(kind: FactKind, row: Readonly<Record<string, unknown>>): Record<string, FactValue> {
  return Object.fromEntries(
    fieldsOf(kind).map(({ key }) => {
      const value = row[key];
      const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
      return [key, plain ? value : null];
    }),
  );
}
