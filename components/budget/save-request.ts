/** The two requests of the budget screen, with every answer as a value. */
import type { Change } from "../../lib/core/budget/changes.ts";
import { changeToWire } from "../../lib/features/budget/change-view.ts";
import type { BudgetRefresh } from "../../lib/features/budget/types.ts";
import type { ConflictCell, InFlight } from "./budget-sync.ts";

export type SaveAnswer =
  | { readonly type: "saved"; readonly revision: number }
  | { readonly type: "conflict"; readonly cells: readonly ConflictCell[] }
  | { readonly type: "gone" }
  | { readonly type: "signedOut" }
  /** Refused for good: a right or a rule. */
  | { readonly type: "refused"; readonly message: string }
  | { readonly type: "offline" }
  | { readonly type: "server" };

/** The browser lets a request outlive the page only while its body is small. */
const KEEPALIVE_LIMIT = 60_000;

export async function sendChanges(budgetId: string, sending: InFlight): Promise<SaveAnswer> {
  const body = JSON.stringify({
    baseRevision: sending.baseRevision,
    requestId: sending.requestId,
    changes: sending.changes.map((change: Change) => changeToWire(change)),
  });
  try {
    const answer = await fetch(`/api/budgets/${budgetId}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body,
      keepalive: body.length < KEEPALIVE_LIMIT,
    });
    return readAnswer(answer.status, await json(answer));
  } catch {
    return { type: "offline" };
  }
}

function readAnswer(status: number, body: Partial<Record<string, unknown>>): SaveAnswer {
  if (status === 200 && typeof body.revision === "number") return { type: "saved", revision: body.revision };
  if (status === 409 && body.code === "conflict") return { type: "conflict", cells: readCells(body.cells) };
  if (status === 409) return { type: "gone" };
  if (status === 401) return { type: "signedOut" };
  if (status === 429 || status >= 500 || status === 200) return { type: "server" };
  const message = typeof body.message === "string" ? body.message : "Ändringen kunde inte sparas.";
  return { type: "refused", message };
}

function readCells(value: unknown): ConflictCell[] {
  return Array.isArray(value) ? value.filter(isConflictCell) : [];
}

function isConflictCell(value: unknown): value is ConflictCell {
  return (
    typeof value === "object" &&
    value !== null &&
    "lineId" in value &&
    typeof value.lineId === "string" &&
    "year" in value &&
    typeof value.year === "number"
  );
}

export async function fetchNewest(budgetId: string): Promise<BudgetRefresh | "signedOut" | null> {
  try {
    const answer = await fetch(`/api/budgets/${budgetId}/screen`, { cache: "no-store" });
    if (answer.status === 401) return "signedOut";
    if (!answer.ok) return null;
    const body: unknown = await answer.json();
    return isRefresh(body) ? body : null;
  } catch {
    return null;
  }
}

function isRefresh(value: unknown): value is BudgetRefresh {
  return typeof value === "object" && value !== null && "revision" in value && "budget" in value;
}

async function json(answer: Response): Promise<Partial<Record<string, unknown>>> {
  try {
    const body: unknown = await answer.json();
    return typeof body === "object" && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}
