import { randomUUID } from "node:crypto";
import { budgetFromFile } from "@/lib/core/budget/file.ts";
import type { BudgetFile } from "@/lib/core/budget/file-types.ts";
import { refusalText } from "@/lib/core/budget/refusal-text.ts";
import { decide, REASON_TEXT } from "@/lib/core/permission.ts";
import {
  listForbund,
  type OpenForbund,
  openForbund,
  openForbundByName,
  openFrom,
  type Visitor,
} from "@/lib/features/access/data.ts";
import { createBudgetFromFile } from "@/lib/features/budget/create-mutations.ts";
import { listHeads } from "@/lib/features/budget/data.ts";
import { parseBudgetFile } from "@/lib/features/budget/file-schema.ts";
import { budgetListItem } from "@/lib/features/budget/view.ts";
import { readLadder } from "@/lib/features/forbund/data.ts";
import { handle, jsonError, notFound, readJson, unauthenticated } from "@/lib/platform/request.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

/** Budgets one may see; with `?forbund=slug` those of one förbund. */
export const GET = handle(async (request) => {
  const person = await personOfRequest(request);
  if (!person) return unauthenticated();
  const slug = new URL(request.url).searchParams.get("forbund");
  const mine = await listForbund(person);
  const asked = slug === null ? mine : mine.filter((forbund) => forbund.slug === slug);
  if (slug !== null && asked.length === 0) return notFound();
  const items = [];
  for (const current of asked) {
    const { forbund, actor, scope } = openFrom(person, current);
    const heads = await inScope(scope, (tx) => listHeads(tx, scope.forbundId));
    const readable = heads.filter((head) => decide(actor, "budget.read", head).allowed);
    items.push(...readable.map((head) => budgetListItem(head, forbund)));
  }
  return Response.json(items);
});

/** A budget out of a document, in the shape of budget.schema.json. */
export const POST = handle(async (request) => {
  const person = await personOfRequest(request);
  if (!person) return unauthenticated();
  const body = await readJson(request);
  if (!body.ok) return body.error;
  const file = parseBudgetFile(body.value);
  if (!file.ok) return jsonError(422, "refused", file.error.map(({ message }) => message).join(" "));
  const opened = await forbundOf(person, file.value);
  if (!opened) return notFound();
  const allowed = decide(opened.actor, "budget.createFromFile", null);
  if (!allowed.allowed) {
    return allowed.visible ? jsonError(403, "forbidden", REASON_TEXT[allowed.reason]) : notFound();
  }
  const ladder = await inScope(opened.scope, (tx) => readLadder(tx, opened.scope));
  const imported = budgetFromFile(file.value, randomUUID, ladder);
  if (!imported.ok) return jsonError(422, "refused", refusalText(imported.error.refusal));
  const created = await createBudgetFromFile(opened.scope, imported.value);
  if (created.ok) return Response.json({ id: created.value.id }, { status: 201 });
  if (created.error.code === "exists") {
    return jsonError(
      409,
      "exists",
      `Det finns redan en budget för ${created.error.budgetYear}. Öppna den, eller ändra budgetåret i filen.`,
    );
  }
  return jsonError(422, "refused", "Budgeten saknar budgetår. Ange minst ett år av sorten budget.");
});

/** By slug, else by exact name. */
function forbundOf(who: Visitor, { slug, forbund }: BudgetFile): Promise<OpenForbund | null> {
  return slug === undefined ? openForbundByName(who, forbund) : openForbund(who, slug);
}
