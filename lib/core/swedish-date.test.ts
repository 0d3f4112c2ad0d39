import { describe, expect, it } from "vitest";
import {
  dateInStockholm,
  formatDate,
  formatDayMonth,
  formatMoment,
  formatTime,
  plainDate,
} from "./swedish-date.ts";

function date(text: string) {
  const made = plainDate(text);
  if (made === null) throw new Error(text);
  return made;
}

describe("dates", () => {
  it.each<[string, string, string]>([
    ["2026-11-30", "30 november 2026", "30 nov"],
    ["2027-03-01", "1 mars 2027", "1 mars"],
    ["2028-02-29", "29 februari 2028", "29 feb"],
  ])("writes %s", (text, long, short) => {
    expect(formatDate(date(text))).toBe(long);
    expect(formatDayMonth(date(text))).toBe(short);
  });

  it.each(["2026-02-30", "2026-13-01", "2026-1-1", "30/11 2026", ""])(
    "does not take %j for a date",
    (text) => {
      expect(plainDate(text)).toBeNull();
    },
  );
});

describe("instants, in Stockholm whatever the machine's zone", () => {
  it("counts summer time and the turn of the day", () => {
    const summer = new Date("2026-07-01T22:05:00Z");
    expect(dateInStockholm(summer)).toBe("2026-07-02");
    expect(formatTime(summer)).toBe("00:05");
    const winter = new Date("2026-11-24T13:32:59Z");
    expect(formatMoment(winter)).toBe("24 nov 14:32");
  });
});
