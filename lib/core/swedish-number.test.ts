import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_CELL_ORE, ore } from "./money.ts";
import {
  formatAmount,
  formatCompact,
  formatInUnit,
  formatKr,
  formatPercent,
  parseAmount,
} from "./swedish-number.ts";

const kr = (kronor: number) => ore(Math.round(kronor * 100));
/** Spaces that do not break, as all shown numbers have. */
const hard = (text: string) => text.replaceAll(" ", "\u00a0");
const amount = fc.integer({ min: -MAX_CELL_ORE, max: MAX_CELL_ORE }).map((value) => ore(value));

describe("parseAmount", () => {
  it.each<[string, number]>([
    ["140000", 140_000],
    ["140 000", 140_000],
    ["408\u00a0000,00", 408_000],
    ["1\u202f234\u202f567", 1_234_567],
    ["1\u2009234\u2007567", 1_234_567],
    ["501 550 kr", 501_550],
    ["501 550 SEK", 501_550],
    ["500:-", 500],
    ["9 553 010*", 9_553_010],
    ["-501 550", -501_550],
    ["− 501 550", -501_550],
    ["–501 550", -501_550],
    ["\u2011501 550", -501_550],
    ["- 1 565 000", -1_565_000],
    ["(500)", -500],
    ["(500 kr)", -500],
    ["500-", -500],
    ["500 kr-", -500],
    ["+500", 500],
    ["12,5", 12.5],
    ["12,50", 12.5],
    ["12.5", 12.5],
    ["1.234.567", 1_234_567],
    ["1.234,50", 1234.5],
    ["1,234.50", 1234.5],
    ["1,234,567", 1_234_567],
    ["1 234,500", 1234.5],
    ["0", 0],
    ["-0", 0],
    ["1 000 000 000", 1_000_000_000],
  ])("reads %j as %d kr", (text, kronor) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: kr(kronor) });
  });

  it.each(["", " ", "-", "–", "−", "\u00a0"])("reads %j as an empty cell", (text) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: null });
  });

  it.each(["12 tusen", "abc", "1,2,3", "--5", "-5-", "1.23.456", "12e5", "=5", "()", "kr", "1..2", "0x10"])(
    "does not take %j for a number",
    (text) => {
      expect(parseAmount(text)).toEqual({ ok: false, error: { code: "notANumber" } });
    },
  );

  it.each<[string, number, number]>([
    ["1,234", 1234, 1.23],
    ["1.234", 1234, 1.23],
    ["-12,500", -12_500, -12.5],
  ])("asks about %j instead of guessing", (text, thousands, decimals) => {
    expect(parseAmount(text)).toEqual({
      ok: false,
      error: { code: "ambiguous", readings: [kr(thousands), kr(decimals)] },
    });
  });

  it("refuses parts of an öre and amounts over a billion", () => {
    expect(parseAmount("0,125")).toEqual({ ok: false, error: { code: "tooManyDecimals", max: 2 } });
    expect(parseAmount("1 000 000 000,01")).toEqual({ ok: false, error: { code: "tooLarge" } });
    expect(parseAmount("9".repeat(400))).toEqual({ ok: false, error: { code: "tooLarge" } });
  });

  it("reads other units", () => {
    expect(parseAmount("1 240", "tkr")).toEqual({ ok: true, value: kr(1_240_000) });
    expect(parseAmount("4,05", "mnkr")).toEqual({ ok: true, value: kr(4_050_000) });
  });

  it("reads back every amount that formatKr writes", () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(parseAmount(formatKr(value))).toEqual({ ok: true, value });
        expect(parseAmount(`${formatKr(value)} kr`)).toEqual({ ok: true, value });
      }),
    );
  });

  it("reads back what is written in other units, or asks with the right reading among the two", () => {
    fc.assert(
      fc.property(amount, fc.constantFrom("tkr" as const, "mnkr" as const), (value, unit) => {
        const read = parseAmount(formatAmount(value, unit), unit);
        if (read.ok) expect(read.value).toBe(value);
        else expect(read.error.code === "ambiguous" && read.error.readings).toContain(value);
      }),
    );
  });
});

describe("formats", () => {
  it("writes whole kronor as Swedish Intl does", () => {
    const intl = new Intl.NumberFormat("sv-SE");
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (kronor) => {
        expect(formatKr(kr(kronor))).toBe(intl.format(kronor));
      }),
    );
  });

  it.each<[number, string]>([
    [-1_234_567, "−1 234 567"],
    [5258, "5 258"],
    [0, "0"],
    [0.5, "0,50"],
    [1234.05, "1 234,05"],
  ])("writes %d kr as %s", (kronor, text) => {
    expect(formatKr(kr(kronor))).toBe(hard(text));
  });

  it("writes tkr and mnkr exactly, with the unit", () => {
    expect(formatInUnit(kr(1_240_000), "tkr")).toBe(hard("1 240 tkr"));
    expect(formatInUnit(kr(-148_526), "tkr")).toBe(hard("−148,526 tkr"));
    expect(formatInUnit(kr(4_050_000), "mnkr")).toBe(hard("4,05 mnkr"));
  });

  it.each<[number, string]>([
    [9_051_460, "9,1 mnkr"],
    [6_553_060, "6,6 mnkr"],
    [-3_792_816, "−3,8 mnkr"],
    [4_000_000, "4 mnkr"],
    [4_010_000, "4,0 mnkr"],
    [501_550, "501 550 kr"],
    [-501_550.4, "−501 550 kr"],
    [999_999.5, "1,0 mnkr"],
    [-0.3, "0 kr"],
  ])("writes %d kr in a sentence as %s", (kronor, text) => {
    expect(formatCompact(kr(kronor))).toBe(hard(text));
  });

  it.each<[number, string]>([
    [76.4, "76,4 %"],
    [20, "20 %"],
    [-1.4, "−1,4 %"],
    [-0.01, "0 %"],
    [1234.5, "1 234,5 %"],
  ])("writes %d percent as %s", (percent, text) => {
    expect(formatPercent(percent)).toBe(hard(text));
  });
});
