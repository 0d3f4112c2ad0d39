/** Amounts of every line in every column, typed or given by rules. */
import { type Ore, ore } from "../money.ts";
import type { Budget, BudgetLine, ColumnKey, GoverningRule, Rule } from "./model.ts";
import { governingRules, ruleResult, TOO_LARGE } from "./rules.ts";
import { type Layout, layoutOf } from "./years.ts";

export interface ResolvedLines {
  /** Line id → amount per column index. */
  readonly amounts: ReadonlyMap<string, readonly (Ore | null)[]>;
  /** Line id → governing rule per column index; only lines that hold a rule. */
  readonly governing: ReadonlyMap<string, readonly (GoverningRule | null)[]>;
  /** First cell whose rule gives more than a cell holds; it is left blank. */
  readonly tooLarge: { readonly lineId: string; readonly column: ColumnKey } | null;
}

/** A line with at least one rule. `row` is the array in `amounts`, filled as the columns are resolved. */
interface RuledLine {
  readonly line: BudgetLine;
  readonly row: (Ore | null)[];
  readonly rules: readonly (GoverningRule | null)[];
  /** Index of the last column whose share is resolved, or in progress. */
  visited: number;
  inProgress: boolean;
  cyclic: boolean;
}

/** Resolves all rules. A dependency cycle never hangs: its cells stay blank. */
export function resolveLines(budget: Budget): ResolvedLines {
  const layout = layoutOf(budget.years);
  const width = layout.keys.length;
  const amounts = new Map<string, (Ore | null)[]>();
  const governing = new Map<string, readonly (GoverningRule | null)[]>();
  const ruled: RuledLine[] = [];
  for (const section of budget.sections) {
    for (const line of section.lines) {
      const row: (Ore | null)[] = [];
      let hasRule = false;
      for (let index = 0; index < width; index += 1) {
        const key = layout.keys[index];
        const cell = key === undefined ? undefined : line.cells[key];
        row.push(cell?.type === "amount" ? cell.amount : null);
        if (cell?.type === "rule") hasRule = true;
      }
      amounts.set(line.id, row);
      if (!hasRule) continue;
      const rules = governingRules(line, budget.years, layout);
      governing.set(line.id, rules);
      ruled.push({ line, row, rules, visited: -1, inProgress: false, cyclic: false });
    }
  }
  const tooLarge = ruled.length === 0 ? null : new Resolution(budget, layout, amounts, ruled).run();
  return { amounts, governing, tooLarge };
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

/** One run over the columns in order. Shares depend on lines in the same column, all else on earlier columns. */
class Resolution {
  private readonly budget: Budget;
  private readonly layout: Layout;
  private readonly amounts: ReadonlyMap<string, readonly (Ore | null)[]>;
  private readonly ruled: readonly RuledLine[];
  private readonly byId = new Map<string, RuledLine>();
  private readonly parts = new Map<Rule, readonly string[]>();
  private readonly path: RuledLine[] = [];
  private tooLarge: ResolvedLines["tooLarge"] = null;

  constructor(
    budget: Budget,
    layout: Layout,
    amounts: ReadonlyMap<string, readonly (Ore | null)[]>,
    ruled: readonly RuledLine[],
  ) {
    this.budget = budget;
    this.layout = layout;
    this.amounts = amounts;
    this.ruled = ruled;
    for (const entry of ruled) this.byId.set(entry.line.id, entry);
  }

  run(): ResolvedLines["tooLarge"] {
    for (const column of this.layout.order) {
      let shares = false;
      for (const entry of this.ruled) {
        const rule = entry.rules[column]?.rule;
        if (rule === undefined) continue;
        if (rule.type === "shareOf") shares = true;
        else this.set(entry, column, rule, entry.row[this.layout.previous[column] ?? -1] ?? null);
      }
      if (!shares) continue;
      for (const entry of this.ruled) {
        entry.visited = -1;
        entry.cyclic = false;
      }
      for (const entry of this.ruled) this.share(entry, column);
    }
    return this.tooLarge;
  }

  private set(entry: RuledLine, column: number, rule: Rule, base: Ore | null): void {
    const result = ruleResult(rule, base);
    entry.row[column] = result === TOO_LARGE ? null : result;
    const key = this.layout.keys[column];
    if (result === TOO_LARGE && key !== undefined) this.tooLarge ??= { lineId: entry.line.id, column: key };
  }

  /** Resolves a share after the shares it depends on. */
  private share(entry: RuledLine, column: number): void {
    const rule = entry.rules[column]?.rule;
    if (rule?.type !== "shareOf") return;
    if (entry.inProgress) {
      for (let index = this.path.indexOf(entry); index < this.path.length; index += 1) {
        const member = this.path[index];
        if (member) member.cyclic = true;
      }
      return;
    }
    if (entry.visited === column) return;
    entry.visited = column;
    entry.inProgress = true;
    this.path.push(entry);
    let sum: number | null = null;
    for (const id of this.partsOf(rule)) {
      const other = this.byId.get(id);
      if (other) this.share(other, column);
      const amount = this.amounts.get(id)?.[column] ?? null;
      if (amount !== null) sum = (sum ?? 0) + amount;
    }
    this.path.pop();
    entry.inProgress = false;
    if (!entry.cyclic) this.set(entry, column, rule, sum === null ? null : ore(sum));
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
