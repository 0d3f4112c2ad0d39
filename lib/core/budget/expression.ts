/**
 * Expressions in kronor such as `35 000*12`, kept as typed and evaluated exactly (rational numbers
 * in BigInt), so that `100/3*3` is 100. Numbers are Swedish: space groups, decimal comma; a decimal
 * point is read too. A leading `=` is allowed, as in a spreadsheet.
 */
import { divideHalfAway, isCellAmount, type Ore, ore, type RoundingStep } from "../money.ts";
import { err, ok, type Result } from "../result.ts";

/** Longer than any calculation a person types into a cell; keeps the exact numbers small. */
export const MAX_EXPRESSION_LENGTH = 200;

export type ExpressionProblem = "empty" | "tooLong" | "syntax" | "divisionByZero" | "tooLarge";

interface Fraction {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

type Token =
  | { readonly type: "number"; readonly value: Fraction }
  | { readonly type: "sign"; readonly sign: string };

const GROUPED = /\d{1,3}(?:[\u0020\u00a0\u202f\u2009]\d{3})+(?!\d)/.source;
const TOKEN = new RegExp(`\\s*(?:(${GROUPED}|\\d+)(?:[.,](\\d+))?|([-+*/()\u2212\u2013\u00d7\u00f7]))`, "y");
const SAME_SIGN: Readonly<Record<string, string>> = {
  "\u2212": "-",
  "\u2013": "-",
  "\u00d7": "*",
  "\u00f7": "/",
};

/** Evaluates an expression in kronor to whole steps of 1–1000 kr, half away from zero. */
export function evaluateExpression(text: string, step: RoundingStep): Result<Ore, ExpressionProblem> {
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  const value = new Evaluation(tokens.value).whole();
  if (typeof value === "string") return err(value);
  const size = BigInt(step);
  const kronor = divideHalfAway(value.numerator, value.denominator * size) * size;
  const amount = Number(kronor * 100n);
  return isCellAmount(amount) ? ok(ore(amount)) : err("tooLarge");
}

function tokenize(text: string): Result<Token[], ExpressionProblem> {
  if (text.length > MAX_EXPRESSION_LENGTH) return err("tooLong");
  const body = text.trim().replace(/^=\s*/, "");
  if (body === "") return err("empty");
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const match = TOKEN.exec(body);
    if (!match) return err("syntax");
    const [, whole, decimals = "", sign] = match;
    if (whole !== undefined) {
      const digits = whole.replace(/\D/g, "") + decimals;
      const value = { numerator: BigInt(digits), denominator: 10n ** BigInt(decimals.length) };
      tokens.push({ type: "number", value });
    } else if (sign !== undefined) {
      tokens.push({ type: "sign", sign: SAME_SIGN[sign] ?? sign });
    }
  }
  return ok(tokens);
}

/** Recursive descent: sum → product → factor. A problem is passed up as its code. */
class Evaluation {
  private position = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Fraction | ExpressionProblem {
    const value = this.sum();
    return typeof value !== "string" && this.position < this.tokens.length ? "syntax" : value;
  }

  private take(...signs: string[]): string | null {
    const token = this.tokens[this.position];
    if (token?.type !== "sign" || !signs.includes(token.sign)) return null;
    this.position += 1;
    return token.sign;
  }

  private sum(): Fraction | ExpressionProblem {
    let left = this.product();
    for (let sign = this.take("+", "-"); sign !== null; sign = this.take("+", "-")) {
      const right = this.product();
      if (typeof left === "string") return left;
      if (typeof right === "string") return right;
      const added = right.numerator * left.denominator;
      left = {
        numerator: left.numerator * right.denominator + (sign === "+" ? added : -added),
        denominator: left.denominator * right.denominator,
      };
    }
    return left;
  }

  private product(): Fraction | ExpressionProblem {
    let left = this.factor();
    for (let sign = this.take("*", "/"); sign !== null; sign = this.take("*", "/")) {
      const right = this.factor();
      if (typeof left === "string") return left;
      if (typeof right === "string") return right;
      left = sign === "*" ? times(left, right) : dividedBy(left, right);
    }
    return left;
  }

  private factor(): Fraction | ExpressionProblem {
    const sign = this.take("+", "-");
    if (sign !== null) {
      const value = this.factor();
      if (typeof value === "string" || sign === "+") return value;
      return { numerator: -value.numerator, denominator: value.denominator };
    }
    if (this.take("(") !== null) {
      const value = this.sum();
      return typeof value !== "string" && this.take(")") === null ? "syntax" : value;
    }
    const token = this.tokens[this.position];
    if (token?.type !== "number") return "syntax";
    this.position += 1;
    return token.value;
  }
}

function times(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

function dividedBy(a: Fraction, b: Fraction): Fraction | ExpressionProblem {
  if (b.numerator === 0n) return "divisionByZero";
  const sign = b.numerator < 0n ? -1n : 1n;
  return { numerator: sign * a.numerator * b.denominator, denominator: sign * a.denominator * b.numerator };
}
