/**
 * What is saved, what is on its way and what waits: pure steps over one value. The shown budget is always the
 * confirmed one with the changes under way and the waiting ones on top, so an answer from the server or another
 * person's change only replaces the ground they stand on.
 */
import {
  applyChanges,
  type Change,
  type ChangeRefusal,
  type RefusedChanges,
} from "../../lib/core/budget/changes.ts";
import { MAX_CHANGES } from "../../lib/core/budget/limits.ts";
import type { Budget } from "../../lib/core/budget/model.ts";
import { refusalText } from "../../lib/core/budget/refusal-text.ts";
import { err, ok, type Result } from "../../lib/core/result.ts";
import { changeWords } from "./change-words.ts";

export interface InFlight {
  readonly requestId: string;
  readonly baseRevision: number;
  readonly changes: readonly Change[];
  /** Sendings without an answer so far; the request id stays the same. */
  readonly attempts: number;
}

export interface ConflictCell {
  readonly lineId: string;
  readonly year: number;
  /** Kronor or null, as the server says them. */
  readonly yours: number | null;
  readonly theirs: number | null;
  readonly by: string;
}

export type Trouble =
  /** No answer; tried again by itself. */
  | { readonly type: "offline" }
  /** The server answered that something broke; tried again by itself. */
  | { readonly type: "server" }
  | { readonly type: "signedOut" }
  | { readonly type: "conflict"; readonly cells: readonly ConflictCell[] };

/** Changes that could not be kept, and why. */
export interface TakenBack {
  readonly id: string;
  readonly message: string;
  /** In words, made while the rows they name were there. */
  readonly changes: readonly string[];
}

export interface SyncState {
  readonly confirmed: Budget;
  readonly revision: number;
  readonly inFlight: InFlight | null;
  readonly waiting: readonly Change[];
  /** `confirmed` with all of ours on top. */
  readonly budget: Budget;
  readonly trouble: Trouble | null;
  /** Someone else's change is saved that we have not got: fetch before sending. */
  readonly stale: boolean;
  readonly savedAt: string;
  readonly takenBack: readonly TakenBack[];
}

export function startSync(budget: Budget, revision: number, savedAt: string): SyncState {
  return {
    confirmed: budget,
    revision,
    inFlight: null,
    waiting: [],
    budget,
    trouble: null,
    stale: false,
    savedAt,
    takenBack: [],
  };
}

export const isUnsaved = (sync: SyncState): boolean => sync.inFlight !== null || sync.waiting.length > 0;

/** Puts changes last in the queue, or says why they cannot be made. */
export function enqueue(sync: SyncState, changes: readonly Change[]): Result<SyncState, RefusedChanges> {
  const applied = applyChanges(sync.budget, changes);
  if (!applied.ok) return err(applied.error);
  return ok({ ...sync, budget: applied.value, waiting: [...sync.waiting, ...changes] });
}

/** Whether a sending may start now. */
export function canSend(sync: SyncState): boolean {
  return sync.inFlight === null && sync.waiting.length > 0 && !sync.stale && sync.trouble === null;
}

export function startSending(sync: SyncState, requestId: string): SyncState {
  if (!canSend(sync)) return sync;
  const changes = sync.waiting.slice(0, MAX_CHANGES);
  return {
    ...sync,
    inFlight: { requestId, baseRevision: sync.revision, changes, attempts: 0 },
    waiting: sync.waiting.slice(MAX_CHANGES),
  };
}

/** The server has saved what was under way. */
export function acknowledge(
  sync: SyncState,
  requestId: string,
  revision: number,
  savedAt: string,
): SyncState {
  const { inFlight } = sync;
  if (inFlight?.requestId !== requestId) return sync;
  const settled = { ...sync, inFlight: null, trouble: null, savedAt };
  // The first answer to a repeated request: already part of what was fetched since.
  if (revision <= sync.revision) return replay(settled);
  return replay({
    ...settled,
    confirmed: applyEach(sync.confirmed, inFlight.changes),
    revision,
    // Others have saved in between, and the server has merged: our copy lacks theirs.
    stale: sync.stale || revision > sync.revision + 1,
  });
}

/** Newer content from the server, with ours put on top of it. */
export function rebase(sync: SyncState, budget: Budget, revision: number, savedAt: string): SyncState {
  if (revision < sync.revision) return { ...sync, stale: false };
  return replay({ ...sync, confirmed: budget, revision, savedAt, stale: false });
}

export function trouble(sync: SyncState, kind: Trouble): SyncState {
  const { inFlight } = sync;
  return { ...sync, trouble: kind, inFlight: inFlight && { ...inFlight, attempts: inFlight.attempts + 1 } };
}

/** The same request goes again. */
export function retry(sync: SyncState): SyncState {
  return sync.trouble?.type === "conflict" ? sync : { ...sync, trouble: null };
}

/** The server refused what was under way (a right, a broken rule): it is taken back and listed. */
export function takeBack(sync: SyncState, id: string, message: string): SyncState {
  const { inFlight } = sync;
  if (!inFlight) return sync;
  return replay({
    ...sync,
    inFlight: null,
    trouble: null,
    takenBack: [
      ...sync.takenBack,
      { id, message, changes: inFlight.changes.map((change) => changeWords(change, sync.budget)) },
    ],
  });
}

export function dismissTakenBack(sync: SyncState, id: string): SyncState {
  return { ...sync, takenBack: sync.takenBack.filter((entry) => entry.id !== id) };
}

/** Which side each cell in conflict keeps, by `conflictKey`. */
export type Choices = ReadonlyMap<string, "mine" | "theirs">;

export const conflictKey = (cell: { readonly lineId: string; readonly year: number }) =>
  `${cell.lineId}:${cell.year}`;

/** After the choices the kept changes wait again, to be sent as a new request on the newest revision. */
export function resolveConflict(sync: SyncState, choices: Choices): SyncState {
  const { inFlight } = sync;
  if (!inFlight || sync.trouble?.type !== "conflict") return sync;
  const given = (change: Change) =>
    (change.op === "setValue" || change.op === "setRule") && choices.get(conflictKey(change)) === "theirs";
  const kept = [...inFlight.changes, ...sync.waiting].filter((change) => !given(change));
  return replay({ ...sync, inFlight: null, trouble: null, stale: true, waiting: kept });
}

/** Someone else deleted what was changed: everything that no longer has a place is dropped at the next rebase. */
export function restartOnNewest(sync: SyncState): SyncState {
  const { inFlight } = sync;
  if (!inFlight) return { ...sync, stale: true };
  return {
    ...sync,
    inFlight: null,
    trouble: null,
    stale: true,
    waiting: [...inFlight.changes, ...sync.waiting],
  };
}

/** Changes left over from an earlier visit, put under those of this one. */
export function resume(sync: SyncState, inFlight: InFlight | null, waiting: readonly Change[]): SyncState {
  // A request of this visit is already on its way: the older changes then go as a new one after it.
  const older = sync.inFlight && inFlight ? [...inFlight.changes, ...waiting] : waiting;
  return replay({ ...sync, inFlight: sync.inFlight ?? inFlight, waiting: [...older, ...sync.waiting] });
}

/** Rebuilds the shown budget. What can no longer be made is taken out of the waiting ones and listed. */
function replay(sync: SyncState): SyncState {
  const ground = sync.inFlight ? applyEach(sync.confirmed, sync.inFlight.changes) : sync.confirmed;
  let budget = ground;
  const waiting: Change[] = [];
  const takenBack = [...sync.takenBack];
  for (const [index, change] of sync.waiting.entries()) {
    const applied = applyChanges(budget, [change]);
    if (applied.ok) {
      budget = applied.value;
      waiting.push(change);
    } else if (!isDone(applied.error.refusal)) {
      takenBack.push({
        id: `${sync.revision}:${index}`,
        message: othersText(applied.error.refusal),
        changes: [changeWords(change, sync.budget)],
      });
    }
  }
  return { ...sync, budget, waiting, takenBack };
}

function applyEach(budget: Budget, changes: readonly Change[]): Budget {
  const together = applyChanges(budget, changes);
  if (together.ok) return together.value;
  let current = budget;
  for (const change of changes) {
    const applied = applyChanges(current, [change]);
    if (applied.ok) current = applied.value;
  }
  return current;
}

/** A row or a year that is there already: saved by an earlier sending. */
function isDone({ code }: ChangeRefusal): boolean {
  return code === "duplicateId" || code === "duplicateYear";
}

function othersText(refusal: ChangeRefusal): string {
  if (refusal.code === "unknownLine") return "Raden har tagits bort av någon annan.";
  if (refusal.code === "unknownSection") return "Avsnittet har tagits bort av någon annan.";
  return refusalText(refusal);
}
