/** Amounts of every line in every column, typed or given by rules. */
import { type Ore, ore } from "../money.ts";
import { plansOf } from "./line-plan.ts";
import type { Budget, ColumnKey, GoverningRule, Rule } from "./model.ts";
import { ruleResult, TOO_LARGE } from "./rules.ts";
import { type Layout, layoutOf } from "./years.ts";

export interface ResolvedLines {
  /** Line id → amount per column index. */
  readonly amounts: ReadonlyMap<string, readonly (Ore | null)[]>;
  /** Line id → governing rule per column index; only lines that hold a rule. */
  readonly governing: ReadonlyMap<string, readonly (GoverningRule | null)[]>;
  /** A cell whose rule gives more than a cell holds; it is left blank. */
  readonly tooLarge: { readonly lineId: string; readonly column: ColumnKey } | null;
}

type Row = (Ore | null)[];
type Rules = readonly (GoverningRule | null)[];

/** Resolves all rules. A dependency cycle never hangs: its cells stay blank. */
export function resolveLines(budget: Budget): ResolvedLines {
  const layout = layoutOf(budget.years);
  const amounts = new Map<string, readonly (Ore | null)[]>();
  const governing = new Map<string, Rules>();
  const sharing: SharingLine[] = [];
  let tooLarge: ResolvedLines["tooLarge"] = null;
  for (const section of budget.sections) {
    const plans = plansOf(section, budget.years, layout);
    for (let index = 0; index < plans.length; index += 1) {
      const line = section.lines[index];
      const plan = plans[index];
      if (!line || !plan) continue;
      const { typed, rules, shares } = plan;
      if (rules === null) {
        amounts.set(line.id, typed);
        continue;
      }
      const row = typed.slice();
      amounts.set(line.id, row);
      governing.set(line.id, rules);
      if (shares) sharing.push({ id: line.id, row, rules, visited: -1, inProgress: false, cyclic: false });
      else tooLarge = fillRow(line.id, row, rules, layout) ?? tooLarge;
    }
  }
  if (sharing.length > 0) tooLarge = new Sharing(budget, layout, amounts, sharing).run() ?? tooLarge;
  return { amounts, governing, tooLarge };
}

/** A line whose rules look at no other line needs only its own earlier columns. */
function fillRow(lineId: string, row: Row, rules: Rules, layout: Layout): ResolvedLines["tooLarge"] {
  let tooLarge: ResolvedLines["tooLarge"] = null;
  for (const column of layout.order) {
    const rule = rules[column]?.rule;
    if (rule === undefined) continue;
    const result = ruleResult(rule, row[layout.previous[column] ?? -1] ?? null);
    row[column] = result === TOO_LARGE ? null : result;
    if (result === TOO_LARGE) tooLarge ??= cellAt(lineId, layout, column);
  }
  return tooLarge;
}

function cellAt(lineId: string, layout: Layout, column: number): ResolvedLines["tooLarge"] {
  const key = layout.keys[column];
  return key === undefined ? null : { lineId, column: key };
}

/** Distinct line ids that a share refers to: lines by id, sections as their lines. Unknown ids give nothing. */
export function referredLines(budget: Budget, of: readonly string[]): string[] {
  const ids = new Set<string>();
  for (const section of budget.sections) {
    const all = of.includes(section.id);
    for (const line of section.lines) if (all || of.includes(line.id)) ids.add(line.id);
  }
  return [...ids];
}

/** A line with at least one share. `row` is the array in `amounts`, filled column by column. */
interface SharingLine {
  readonly id: string;
  readonly row: Row;
  readonly rules: Rules;
  /** The last column whose share is resolved, or in progress. */
  visited: number;
  inProgress: boolean;
  cyclic: boolean;
}

/** One run over the columns in order. A share depends on lines in its own column, which may be shares too. */
class Sharing {
  private readonly budget: Budget;
  private readonly layout: Layout;
  private readonly amounts: ResolvedLines["amounts"];
  private readonly lines: readonly SharingLine[];
  private readonly byId: ReadonlyMap<string, SharingLine>;
  private readonly parts = new Map<Rule, readonly string[]>();
  private readonly path: SharingLine[] = [];
  private tooLarge: ResolvedLines["tooLarge"] = null;

  constructor(
    budget: Budget,
    layout: Layout,
    amounts: ResolvedLines["amounts"],
    lines: readonly SharingLine[],
  ) {
    this.budget = budget;
    this.layout = layout;
    this.amounts = amounts;
    this.lines = lines;
    this.byId = new Map(lines.map((line) => [line.id, line]));
  }

  run(): ResolvedLines["tooLarge"] {
    for (const column of this.layout.order) {
      const previous = this.layout.previous[column] ?? -1;
      for (const line of this.lines) {
        line.cyclic = false;
        const rule = line.rules[column]?.rule;
        if (rule !== undefined && rule.type !== "shareOf") {
          this.set(line, column, ruleResult(rule, line.row[previous] ?? null));
        }
      }
      for (const line of this.lines) this.share(line, column);
    }
    return this.tooLarge;
  }

  private set(line: SharingLine, column: number, result: ReturnType<typeof ruleResult>): void {
    line.row[column] = result === TOO_LARGE ? null : result;
    if (result === TOO_LARGE) this.tooLarge ??= cellAt(line.id, this.layout, column);
  }

  /** Resolves a share after the shares it depends on. */
  private share(line: SharingLine, column: number): void {
    const rule = line.rules[column]?.rule;
    if (rule?.type !== "shareOf") return;
    if (line.inProgress) {
      for (const member of this.path.slice(this.path.indexOf(line))) member.cyclic = true;
      return;
    }
    if (line.visited === column) return;
    line.visited = column;
    line.inProgress = true;
    this.path.push(line);
    let sum: number | null = null;
    for (const id of this.partsOf(rule)) {
      const other = this.byId.get(id);
      if (other) this.share(other, column);
      const amount = this.amounts.get(id)?.[column] ?? null;
      if (amount !== null) sum = (sum ?? 0) + amount;
    }
    this.path.pop();
    line.inProgress = false;
    if (!line.cyclic) this.set(line, column, ruleResult(rule, sum === null ? null : ore(sum)));
  }

  private partsOf(rule: Extract<Rule, { type: "shareOf" }>): readonly string[] {
    let parts = this.parts.get(rule);
    if (!parts) {
      parts = referredLines(this.budget, rule.of);
      this.parts.set(rule, parts);
    }
    return parts;
  }
}
