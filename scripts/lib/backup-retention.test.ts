import { describe, expect, it } from "vitest";
import { type BackupAge, expiredBackups } from "./backup-retention.ts";

const NOW = new Date("2027-03-31T04:00:00Z");
const daysAgo = (days: number, hour = 3): BackupAge => {
  const at = new Date(NOW.getTime() - days * 86_400_000);
  at.setUTCHours(hour);
  return { name: at.toISOString(), at };
};
const kept = (copies: readonly BackupAge[]) => {
  const gone = new Set(expiredBackups(copies, NOW));
  return copies.filter((copy) => !gone.has(copy)).map(({ name }) => name.slice(0, 10));
};

describe("expiredBackups", () => {
  it("keeps seven days and the last of four weeks", () => {
    const copies = Array.from({ length: 60 }, (_, days) => daysAgo(days));
    expect(kept(copies)).toEqual([
      "2027-03-31",
      "2027-03-30",
      "2027-03-29",
      "2027-03-28",
      "2027-03-27",
      "2027-03-26",
      "2027-03-25",
      // Sundays of the two weeks before that; the week of the 28th is among the days.
      "2027-03-21",
      "2027-03-14",
    ]);
  });

  it("settles: what is kept today, and a copy a day, is never more than eleven", () => {
    let copies: BackupAge[] = [];
    for (let days = 100; days >= 0; days -= 1) {
      const at = new Date(NOW.getTime() - days * 86_400_000);
      copies.push({ name: String(days), at });
      const gone = new Set(expiredBackups(copies, at));
      copies = copies.filter((copy) => !gone.has(copy));
      expect(copies.length).toBeLessThanOrEqual(11);
      expect(copies.at(-1)?.at).toEqual(at);
    }
    expect(copies.length).toBeGreaterThanOrEqual(9);
  });

  it("keeps the latest of several in a day", () => {
    const [early, late] = [daysAgo(1, 1), daysAgo(1, 22)];
    expect(expiredBackups([early, late], NOW)).toEqual([early]);
  });

  it("keeps what there is on a machine that was off for long", () => {
    expect(expiredBackups([daysAgo(200), daysAgo(201), daysAgo(230)], NOW)).toEqual([]);
  });

  it("counts a copy from the future as today's", () => {
    expect(expiredBackups([daysAgo(-5), daysAgo(0)], NOW)).toHaveLength(1);
  });

  it("has nothing to remove where there is nothing", () => {
    expect(expiredBackups([], NOW)).toEqual([]);
  });
});
