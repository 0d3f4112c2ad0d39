export interface BackupAge {
  readonly name: string;
  readonly at: Date;
}

const DAY_MS = 24 * 3_600_000;
const DAILY = 7;
const WEEKLY = 4;

const dayOf = (at: Date) => Math.floor(at.getTime() / DAY_MS);
/** Weeks begin on a Monday, UTC: day 0 of the epoch was a Thursday. */
const weekOf = (at: Date) => Math.floor((dayOf(at) + 3) / 7);

/**
 * Which copies have served: kept are the latest of each of the 7 last days that have one, and the latest of each of
 * the 4 last weeks that have one. Counted by copies and not by the calendar, so that a machine that was off for a
 * month does not lose what it has. The newest is always kept; a copy from the future counts as today's.
 */
export function expiredBackups(copies: readonly BackupAge[], now: Date): BackupAge[] {
  const newestFirst = copies
    .map((copy) => ({ copy, at: copy.at > now ? now : copy.at }))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const kept = new Set<BackupAge>();
  for (const [periodOf, count] of [[dayOf, DAILY] as const, [weekOf, WEEKLY] as const]) {
    const seen = new Set<number>();
    for (const { copy, at } of newestFirst) {
      if (seen.has(periodOf(at)) || seen.size === count) continue;
      seen.add(periodOf(at));
      kept.add(copy);
    }
  }
  return copies.filter((copy) => !kept.has(copy));
}
