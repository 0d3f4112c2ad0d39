"use client";

import { type Dispatch, useEffect, useEffectEvent, useRef, useState } from "react";
import { useLiveEvents } from "../layout/live-events.ts";
import * as sync from "./budget-sync.ts";
import type { GridAction } from "./grid-state.ts";
import { fetchNewest, type SaveAnswer, sendChanges } from "./save-request.ts";
import { UnsavedStore } from "./unsaved-store.ts";

/** A pause this long after the last change, so that typing across a row is one request. */
const QUIET_MS = 400;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

export interface Autosave {
  /** Send again at once. */
  readonly retryNow: () => void;
}

/** Keeps the budget saved: one request at a time, the same request id until it has an answer. */
export function useAutosave(
  budgetId: string,
  personId: string,
  state: sync.SyncState,
  dispatch: Dispatch<GridAction>,
): Autosave {
  const step = (next: (state: sync.SyncState) => sync.SyncState) => dispatch({ type: "sync", step: next });
  const kept = useKeptOnThisComputer(budgetId, personId, state, dispatch);

  const ready = sync.canSend(state);
  const { waiting } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new change starts the pause again.
  useEffect(() => {
    if (!ready) return;
    const timer = window.setTimeout(() => start(), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [ready, waiting]);
  const start = useEffectEvent(() => {
    const requestId = crypto.randomUUID();
    step((current) => sync.startSending(current, requestId));
  });

  const sent = useRef("");
  const { inFlight } = state;
  const underWay = inFlight && state.trouble === null ? inFlight : null;
  const send = useEffectEvent(async (sending: sync.InFlight) => {
    const answer = await sendChanges(budgetId, sending);
    // A key that is cleared lets the same attempt number go again after a retry by hand.
    sent.current = "";
    const now = new Date().toISOString();
    step((current) => settle(current, sending, answer, now));
  });
  useEffect(() => {
    if (!underWay) return;
    const key = `${underWay.requestId}:${underWay.attempts}`;
    if (sent.current === key) return;
    sent.current = key;
    void send(underWay);
  }, [underWay]);

  const retryNow = useEffectEvent(() => step(sync.retry));
  const trouble = state.trouble?.type;
  const attempts = inFlight?.attempts ?? 0;
  useEffect(() => {
    if (trouble !== "offline" && trouble !== "server") return;
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(attempts - 1, 0));
    const timer = window.setTimeout(() => retryNow(), wait);
    const online = () => retryNow();
    window.addEventListener("online", online);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("online", online);
    };
  }, [trouble, attempts]);

  useNewest(budgetId, state, dispatch);

  const unsaved = sync.isUnsaved(state);
  useEffect(() => {
    if (!unsaved) return;
    // Signing in again leads away from the page and back; what is kept here comes back with it.
    const warn = (event: BeforeUnloadEvent) => {
      if (!(trouble === "signedOut" && kept)) event.preventDefault();
    };
    const hidden = () => {
      if (document.visibilityState === "hidden") start();
    };
    // Between pages of the app the browser asks nothing: while saving does not work, a link loads its page anew.
    const ask = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!trouble || !link || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      window.location.assign(link.href);
    };
    window.addEventListener("beforeunload", warn);
    document.addEventListener("click", ask, true);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("click", ask, true);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [unsaved, trouble, kept]);

  return { retryNow: () => step(sync.retry) };
}

function settle(
  current: sync.SyncState,
  sending: sync.InFlight,
  answer: SaveAnswer,
  now: string,
): sync.SyncState {
  if (current.inFlight?.requestId !== sending.requestId) return current;
  switch (answer.type) {
    case "saved":
      return sync.acknowledge(current, sending.requestId, answer.revision, now);
    case "conflict":
      return sync.trouble(current, { type: "conflict", cells: answer.cells });
    case "gone":
      return sync.restartOnNewest(current);
    case "refused":
      return sync.takeBack(current, sending.requestId, answer.message);
    default:
      return sync.trouble(current, answer);
  }
}

/** Fetches what others have saved, when told by the stream or when an answer shows that ours is behind. */
function useNewest(budgetId: string, state: sync.SyncState, dispatch: Dispatch<GridAction>): void {
  const [failures, setFailures] = useState(0);
  const { stale } = state;
  const fetchOnce = useEffectEvent(async () => {
    const newest = await fetchNewest(budgetId);
    if (newest === "signedOut") {
      dispatch({ type: "sync", step: (current) => sync.trouble(current, { type: "signedOut" }) });
    } else if (newest) {
      setFailures(0);
      const { budget, revision, savedAt } = newest;
      dispatch({ type: "sync", step: (current) => sync.rebase(current, budget, revision, savedAt) });
    } else setFailures(failures + 1);
  });
  useEffect(() => {
    if (!stale) return;
    const wait = failures === 0 ? 0 : Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
    const timer = window.setTimeout(() => void fetchOnce(), wait);
    return () => window.clearTimeout(timer);
  }, [stale, failures]);

  const [loadedAt] = useState(() => Date.now());
  const markStale = () => dispatch({ type: "sync", step: (current) => ({ ...current, stale: true }) });
  useLiveEvents(
    (event) => {
      const ours = event.requestId !== null && event.requestId === state.inFlight?.requestId;
      if (event.subjectId === budgetId && event.revision > state.revision && !ours) markStale();
    },
    () => {
      // The first opening comes with the page itself; a later one may have missed something.
      if (Date.now() - loadedAt > 5_000) markStale();
    },
  );
}

function useKeptOnThisComputer(
  budgetId: string,
  personId: string,
  state: sync.SyncState,
  dispatch: Dispatch<GridAction>,
): boolean {
  const store = useRef<UnsavedStore | null>(null);
  const [kept, setKept] = useState(true);
  // Leaving for another page of the app does not wait for the pause. What fails is sent at the next visit, with the
  // same request id.
  const leave = useEffectEvent(async (own: UnsavedStore) => {
    const going = sync.startSending(state, crypto.randomUUID());
    if (going.inFlight && going !== state) {
      own.keep(going.inFlight, going.waiting);
      const answer = await sendChanges(budgetId, going.inFlight);
      if (answer.type === "saved") own.keep(null, going.waiting);
    }
    own.leave();
  });
  useEffect(() => {
    const own = new UnsavedStore(budgetId, personId);
    store.current = own;
    void own.takeOver().then((left) => {
      if (!left) return;
      dispatch({ type: "sync", step: (current) => sync.resume(current, left.inFlight, left.waiting) });
    });
    return () => void leave(own);
  }, [budgetId, personId, dispatch]);
  const { inFlight, waiting } = state;
  useEffect(() => {
    if (store.current) setKept(store.current.keep(inFlight, waiting));
  }, [inFlight, waiting]);
  return kept;
}
