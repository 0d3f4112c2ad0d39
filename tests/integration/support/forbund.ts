/** Acts on the facts of a förbund as one of its roles. */
import type { Role } from "@/generated/prisma/enums.ts";
import type { FactKind } from "@/lib/core/forbund/facts.ts";
import type { FormValue } from "@/lib/core/forbund/field.ts";
import { type OpenForbund, openForbund } from "@/lib/features/access/data.ts";
import { readFacts } from "@/lib/features/forbund/data.ts";
import { listFactChanges } from "@/lib/features/forbund/log-data.ts";
import { changeItem, wordsOf } from "@/lib/features/forbund/log-view.ts";
import { addFact, removeFact, saveFact } from "@/lib/features/forbund/mutations.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { type BuiltForbund, buildForbund, buildGrant } from "../../factories.ts";

export async function enter(role: Role, given?: BuiltForbund): Promise<OpenForbund> {
  const forbund = given ?? (await buildForbund());
  const { person } = await buildGrant({ forbund, role });
  const opened = await openForbund({ personId: person.id }, forbund.slug);
  if (!opened) throw new Error("not opened");
  return opened;
}
export const factsOf = ({ scope }: OpenForbund) => inScope(scope, (tx) => readFacts(tx, scope));

type Given = Record<string, FormValue>;
export async function save(
  opened: OpenForbund,
  kind: FactKind,
  values: Given,
  more: { id?: string; base?: number } = {},
) {
  const baseRevision = more.base ?? (await factsOf(opened)).revision;
  const input = { slug: opened.forbund.slug, kind, id: more.id ?? null, baseRevision, values };
  return saveFact(opened.scope, opened.actor, input);
}
export const add = (opened: OpenForbund, kind: FactKind, values: Given, count = 1) =>
  addFact(opened.scope, opened.actor, { slug: opened.forbund.slug, kind, values, count });
export const remove = (opened: OpenForbund, kind: FactKind, id: string) =>
  removeFact(opened.scope, opened.actor, { slug: opened.forbund.slug, kind, id });

/** "Senaste ändringar", latest first. */
export async function sentences({ scope }: OpenForbund): Promise<string[]> {
  return inScope(scope, async (tx) => {
    const words = wordsOf(await readFacts(tx, scope));
    const changes = await listFactChanges(tx, scope, 50);
    return changes.map((change) => {
      const { who, sentences: said } = changeItem(change, words);
      return `${who.replace(/ \d.*/, "")}: ${said.join(" ")}`;
    });
  });
}
export const good = { ok: true };
export const invalid = (fields: Record<string, string>) => ({
  ok: false,
  error: { code: "invalid", fields },
});
