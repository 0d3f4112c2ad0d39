import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExpression, MAX_EXPRESSION_LENGTH } from "./expression.ts";

describe("evaluateExpression", () => {
  it.each<[string, number]>([
    ["35000*12", 420_000],
    ["=35 000 * 12", 420_000],
    ["= 1\u00a0234\u00a0567", 1_234_567],
    ["2+3*4", 14],
    ["(2+3)*4", 20],
    ["100/3*3", 100],
    ["1/2", 1],
    ["-1/2", -1],
    ["−5 + 2", -3],
    ["10 - -3", 13],
    ["-(2+3)", -5],
    ["0,1+0,2+0.2", 1],
    ["12,5*4", 50],
    ["3×4÷2", 6],
    ["100-10-5", 85],
    ["100/10/5", 2],
  ])("%s is %d kr", (text, kronor) => {
    expect(evaluateExpression(text, 1)).toEqual({ ok: true, value: kronor * 100 });
  });

  it("rounds once, to the step, half away from zero", () => {
    expect(evaluateExpression("149,5", 100)).toEqual({ ok: true, value: 10_000 });
    expect(evaluateExpression("150", 100)).toEqual({ ok: true, value: 20_000 });
    expect(evaluateExpression("-500", 1000)).toEqual({ ok: true, value: -100_000 });
  });

  it.each([
    ["", "empty"],
    ["=", "empty"],
    ["35000*", "syntax"],
    ["(1+2", "syntax"],
    ["1+2)", "syntax"],
    ["1 2", "syntax"],
    ["35 00", "syntax"],
    ["2**3", "syntax"],
    ["SUM(A1)", "syntax"],
    ["1;2", "syntax"],
    ["5/0", "divisionByZero"],
    ["5/(2-2)", "divisionByZero"],
    ["1 000 000 * 1 001", "tooLarge"],
    ["9".repeat(MAX_EXPRESSION_LENGTH + 1), "tooLong"],
  ])("%j is refused: %s", (text, problem) => {
    expect(evaluateExpression(text, 1)).toEqual({ ok: false, error: problem });
  });

  it("never throws, whatever is typed", () => {
    const characters = fc.constantFrom(..."0123456789 ,.+-*/()=kr−");
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 60 }), (text) => {
        const value = evaluateExpression(text, 1);
        if (value.ok) expect(Number.isSafeInteger(value.value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
