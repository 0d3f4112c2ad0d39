/**
 * Unsaved changes on this computer, so that a reload or a crash loses nothing. Each tab keeps its own and holds a
 * lock on it; what lies there without a lock was left by a tab that is gone and is taken over.
 */
import type { Change } from "../../lib/core/budget/changes.ts";
import type { InFlight } from "./budget-sync.ts";

export interface Unsaved {
  /** Another person on the same computer must not send them. */
  readonly personId: string;
  readonly inFlight: InFlight | null;
  readonly waiting: readonly Change[];
}

const PREFIX = "finsamplan:osparat:";

export class UnsavedStore {
  private readonly prefix: string;
  private readonly key: string;
  private readonly personId: string;
  /** The page is left, though the tab is not: what lies here may be taken over. */
  readonly leave: () => void;

  constructor(budgetId: string, personId: string) {
    this.prefix = `${PREFIX}${budgetId}:`;
    this.key = `${this.prefix}${crypto.randomUUID()}`;
    this.personId = personId;
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    this.leave = leave;
    void navigator.locks?.request(this.key, () => left).catch(() => {});
  }

  /** false when the browser would not keep them (full, or storage is off). */
  keep(inFlight: InFlight | null, waiting: readonly Change[]): boolean {
    try {
      if (inFlight === null && waiting.length === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify({ personId: this.personId, inFlight, waiting }));
      return true;
    } catch {
      return false;
    }
  }

  /** The first that an earlier tab left behind, removed from its place. */
  async takeOver(): Promise<Unsaved | null> {
    for (const key of this.leftKeys()) {
      const taken = await this.ifFree(key);
      if (taken) return taken;
    }
    return null;
  }

  private leftKeys(): string[] {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(this.prefix) && key !== this.key);
    } catch {
      return [];
    }
  }

  private async ifFree(key: string): Promise<Unsaved | null> {
    const take = (free: boolean): Unsaved | null => {
      const left = free ? parse(localStorage.getItem(key)) : null;
      if (left?.personId !== this.personId) return null;
      localStorage.removeItem(key);
      return left;
    };
    if (!navigator.locks) return take(true);
    return navigator.locks.request(key, { ifAvailable: true }, (lock) => take(lock !== null));
  }
}

function parse(text: string | null): Unsaved | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isUnsaved(value) ? value : null;
  } catch {
    return null;
  }
}

function isUnsaved(value: unknown): value is Unsaved {
  return (
    typeof value === "object" &&
    value !== null &&
    "personId" in value &&
    "inFlight" in value &&
    "waiting" in value &&
    Array.isArray(value.waiting)
  );
}
