import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ore } from "../money.ts";
import { contrastWithWhite, LEAST_CONTRAST } from "./colour.ts";
import { crossCheck } from "./fact-check.ts";
import { FACT_KINDS, fieldsOf } from "./facts.ts";
import { type Field, formValue, formValues, parseField, parseFields, shownValue } from "./field.ts";
import { formatPartialDate, parsePartialDate, partialDateText } from "./partial-date.ts";
import { definite, withChiefTitle } from "./titles.ts";

const field = (kind: (typeof FACT_KINDS)[number], key: string): Field => {
  const found = fieldsOf(kind).find((each) => each.key === key);
  if (!found) throw new Error(`No field ${key}`);
  return found;
};
const sentence = (given: ReturnType<typeof parseField>) => (given.ok ? null : given.error);

describe("a field", () => {
  it.each([
    ["identity", "name", "", "Ange namn"],
    ["boardSeat", "memberId", "", "Välj medlem"],
    ["identity", "name", "x".repeat(201), "Namn får ha högst 200 tecken. Nu är det 201"],
    ["identity", "name", "Förbund <script>", "Namn får inte innehålla kod som <b>. Skriv texten utan taggar"],
    ["identity", "name", "a\nb", "Namn innehåller tecken som inte går att visa. Skriv texten på nytt"],
    [
      "identity",
      "formed",
      "2012-13",
      "Bildat måste vara ett år, en månad eller ett datum, till exempel 2012 eller 2009-09-01",
    ],
    ["contact", "officialEmail", "kansliet", "Skriv e-post i formen namn@exempel.se"],
    ["contact", "website", "javascript:alert(1)", "Skriv webbplats i formen www.exempel.se"],
    ["colour", "colour", "grön", "Färg skrivs som # och sex tecken, till exempel #0b5351"],
    ["colour", "colour", "#ffff00", "Färg är för ljus för att synas mot vitt. Välj en mörkare nyans"],
    ["member", "validFrom", "2023-02-30", "Medlem från måste vara ett datum, till exempel 2026-11-30"],
    [
      "officePost",
      "percent",
      "120",
      "Omfattning måste vara ett tal med högst 2 decimaler mellan 0,01 och 100 %",
    ],
    ["dates", "samradDays", "3,5", "Dagar för samråd måste vara ett helt tal mellan 1 och 120 dagar"],
    [
      "stateAllocation",
      "amountOre",
      "mycket",
      "Statens belopp måste vara ett belopp i kronor, till exempel 140 000",
    ],
    ["stateAllocation", "status", "säker", "Välj status i listan"],
    ["boardSeat", "memberId", "någon", "Välj medlem i listan"],
  ] as const)("%s.%s refuses %j with what to do", (kind, key, given, told) => {
    expect(sentence(parseField(field(kind, key), given))).toBe(told);
  });

  it.each([
    ["officePost", "percent", "65 %", 65],
    ["officePost", "percent", "12,5", 12.5],
    ["stateAllocation", "amountOre", "6 246 000 kr", 624_600_000],
    ["identity", "formed", "2009-06", "2009-06"],
    ["identity", "county", "", null],
    ["colour", "colour", "#0B5351", "#0b5351"],
    ["visibility", "isPublic", true, true],
    ["purpose", "purpose", "ett stycke\r\n\r\nett till", "ett stycke\n\nett till"],
    ["identity", "name", "unga <30 år", "unga <30 år"],
  ] as const)("%s.%s reads %j", (kind, key, given, value) => {
    expect(parseField(field(kind, key), given)).toEqual({ ok: true, value });
  });

  it("gives back from the form what was stored", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 11 }),
        fc.integer({ min: 1, max: 10_000 }),
        (amount, hundredths) => {
          const money = field("stateAllocation", "amountOre");
          expect(parseField(money, formValue(money, ore(amount)))).toEqual({ ok: true, value: amount });
          const percent = field("officePost", "percent");
          expect(parseField(percent, formValue(percent, hundredths / 100))).toEqual({
            ok: true,
            value: hundredths / 100,
          });
        },
      ),
    );
  });

  it("is shown in words", () => {
    const names = new Map([["m", "Osby kommun"]]);
    expect(shownValue(field("boardSeat", "memberId"), "m", names)).toBe("Osby kommun");
    expect(shownValue(field("boardSeat", "post"), "viceChair", names)).toBe("Vice ordförande");
    expect(shownValue(field("stateAllocation", "amountOre"), 200_000_000, names)).toBe(
      "2\u00a0000\u00a0000\u00a0kr",
    );
    expect(shownValue(field("identity", "formed"), "2009-06", names)).toBe("juni 2009");
    expect(shownValue(field("identity", "county"), null, names)).toBe("inget");
  });
});

it("has a label and a key of its own for every field, and reads its own empty form where nothing is required", () => {
  for (const kind of FACT_KINDS) {
    const fields = fieldsOf(kind);
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    const parsed = parseFields(fields, formValues(fields, {}));
    const required = fields.filter((each) => each.required).map(({ key }) => key);
    expect(parsed.ok ? [] : Object.keys(parsed.error)).toEqual(required);
  }
});

describe("fields together", () => {
  it.each([
    ["member", { validFrom: "2023-01-01", validTo: "2022-12-31" }, ["validTo"]],
    ["member", { validFrom: "2023-01-01", validTo: "2023-01-01" }, []],
    ["boardSeat", { kind: "deputy", post: "chair" }, ["post"]],
    ["boardSeat", { kind: "ordinary", post: "chair" }, []],
    ["boughtService", { supplier: "Byrån", supplierMemberId: "m" }, ["supplier"]],
    ["ladderStep", { fromOre: 100, toOre: 100 }, ["toOre"]],
    ["words", { insatsWord: "process", insatsWords: null }, ["insatsWords"]],
  ] as const)("%s %j", (kind, values, keys) => {
    expect(Object.keys(crossCheck(kind, values))).toEqual(keys);
  });
});

describe("partial dates", () => {
  it.each([
    ["2012", "2012", "2012-01-01", "year"],
    ["2009-06", "juni 2009", "2009-06-01", "month"],
    ["2009-09-01", "1 september 2009", "2009-09-01", "day"],
  ] as const)("%s is %s", (text, shown, first, precision) => {
    expect(formatPartialDate(text)).toBe(shown);
    expect(parsePartialDate(text)).toEqual({ first, precision });
    expect(partialDateText({ first, precision })).toBe(text);
  });
  it.each(["", "12", "2012-2", "1899", "2009-02-30", "juni 2009"])("%j is none", (text) => {
    expect(parsePartialDate(text)).toBeNull();
  });
});

describe("titles", () => {
  it.each([
    ["förbundschef", "förbundschefen"],
    ["förbundssamordnare", "förbundssamordnaren"],
    ["koordinator", "koordinatorn"],
  ])("%s, %s", (title, form) => expect(definite(title)).toBe(form));
  it("stand in sentences written for the common one", () => {
    expect(withChiefTitle("Be förbundschefen om ändringen.", "Förbundssamordnare")).toBe(
      "Be förbundssamordnaren om ändringen.",
    );
    expect(withChiefTitle("Förbundschef är en roll.", "förbundssamordnare")).toBe(
      "Förbundssamordnare är en roll.",
    );
    expect(withChiefTitle("Be förbundschefen.", null)).toBe("Be förbundschefen.");
  });
});

it("measures contrast as WCAG does", () => {
  expect(contrastWithWhite("#000000")).toBeCloseTo(21, 5);
  expect(contrastWithWhite("#ffffff")).toBeCloseTo(1, 5);
  // The two greys around 4.5:1 that accessibility tools agree on.
  expect(contrastWithWhite("#767676")).toBeGreaterThan(LEAST_CONTRAST);
  expect(contrastWithWhite("#777777")).toBeLessThan(LEAST_CONTRAST);
  expect(contrastWithWhite("röd")).toBeNaN();
});
