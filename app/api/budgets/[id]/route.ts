import { decide, REASON_TEXT } from "@/lib/core/permission.ts";
import { unreachable } from "@/lib/core/result.ts";
import { openBudgetForbund } from "@/lib/features/access/data.ts";
import { parsePatch } from "@/lib/features/budget/change-schema.ts";
import { readContent, readHead } from "@/lib/features/budget/data.ts";
import { type ChangeFailure, changeBudget } from "@/lib/features/budget/mutations.ts";
import { budgetDocument } from "@/lib/features/budget/view.ts";
import { handle, jsonError, notFound, readJson, unauthenticated } from "@/lib/platform/request.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

interface Context {
  readonly params: Promise<{ id: string }>;
}

export const GET = handle(async (request, { params }: Context) => {
  const person = await personOfRequest(request);
  if (!person) return unauthenticated();
  const { id } = await params;
  const opened = await openBudgetForbund(person, id);
  if (!opened) return notFound();
  const stored = await inScope(opened.scope, async (tx) => {
    const head = await readHead(tx, id);
    return head && decide(opened.actor, "budget.read", head).allowed ? readContent(tx, head) : null;
  });
  return stored ? Response.json(budgetDocument(stored, opened.forbund)) : notFound();
});

/** Autosave: all changes or none, see docs/decisions/0007. */
export const PATCH = handle(async (request, { params }: Context) => {
  const person = await personOfRequest(request);
  if (!person) return unauthenticated();
  const { id } = await params;
  const opened = await openBudgetForbund(person, id);
  if (!opened) return notFound();
  const body = await readJson(request);
  if (!body.ok) return body.error;
  const input = parsePatch(body.value);
  if (!input.ok) return jsonError(422, "refused", input.error);
  const changed = await changeBudget(opened.scope, opened.actor, id, input.value);
  return changed.ok ? Response.json(changed.value) : refused(changed.error);
});

function refused(failure: ChangeFailure): Response {
  switch (failure.code) {
    case "not-found":
      return notFound();
    case "forbidden":
      return jsonError(403, "forbidden", REASON_TEXT[failure.reason]);
    case "refused":
      return jsonError(422, "refused", failure.message);
    case "gone": {
      const message =
        "Raden har tagits bort av någon annan. Ladda om sidan, och lägg till den igen om den behövs.";
      return jsonError(409, "gone", message, { revision: failure.revision, id: failure.id });
    }
    case "conflict": {
      const message = "Någon annan har ändrat samma uppgift. Välj vilken som ska gälla.";
      return jsonError(409, "conflict", message, { revision: failure.revision, cells: failure.conflicts });
    }
    default:
      return unreachable(failure);
  }
}
