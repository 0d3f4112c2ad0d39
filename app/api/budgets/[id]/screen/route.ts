import { decide } from "@/lib/core/permission.ts";
import { openBudgetForbund } from "@/lib/features/access/data.ts";
import { readContent, readHead } from "@/lib/features/budget/data.ts";
import type { BudgetRefresh } from "@/lib/features/budget/types.ts";
import { handle, notFound, unauthenticated } from "@/lib/platform/request.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { personOfRequest } from "@/lib/platform/session.ts";

interface Context {
  readonly params: Promise<{ id: string }>;
}

/** The budget in the core's own shape, for a screen that is open and has fallen behind. */
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
  if (!stored) return notFound();
  const { revision, budget, savedAt } = stored;
  return Response.json({ revision, budget, savedAt: savedAt.toISOString() } satisfies BudgetRefresh);
});
