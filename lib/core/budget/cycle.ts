/** Cycles among shares: a line must not depend on itself, directly or through others. */
import type { Budget, BudgetLine, GoverningRule } from "./model.ts";
import { referredLines } from "./resolve.ts";
import { governingRules } from "./rules.ts";
import { layoutOf } from "./years.ts";

/** Labels of two rows that depend on each other, for the sentence that refuses it. */
export type CycleNames = readonly [string, string];

interface Node {
  readonly line: BudgetLine;
  readonly rules: readonly (GoverningRule | null)[];
}

/**
 * The first cycle, as the labels of two rows on it, or null. Only `shareOf` looks at other lines, and only in its
 * own column. A line that is a share of the section it stands in names itself and the section.
 */
export function findCycle(budget: Budget): CycleNames | null {
  const nodes = shareLines(budget);
  if (nodes.size === 0) return null;
  for (let column = 0; column < budget.years.length; column += 1) {
    const done = new Set<string>();
    for (const node of nodes.values()) {
      const path = search(budget, nodes, column, node, [], done);
      if (path) return namesOf(budget, column, path);
    }
  }
  return null;
}

function shareLines(budget: Budget): ReadonlyMap<string, Node> {
  const layout = layoutOf(budget.years);
  const nodes = new Map<string, Node>();
  for (const section of budget.sections) {
    for (const line of section.lines) {
      const shares = Object.values(line.cells).some(
        (cell) => cell?.type === "rule" && cell.rule.type === "shareOf",
      );
      if (shares) nodes.set(line.id, { line, rules: governingRules(line, budget.years, layout) });
    }
  }
  return nodes;
}

/** Depth first; returns the nodes of the cycle in order of dependence. At most 500 lines deep. */
function search(
  budget: Budget,
  nodes: ReadonlyMap<string, Node>,
  column: number,
  node: Node,
  path: readonly Node[],
  done: Set<string>,
): readonly Node[] | null {
  const start = path.indexOf(node);
  if (start >= 0) return path.slice(start);
  const rule = node.rules[column]?.rule;
  if (rule?.type !== "shareOf" || done.has(node.line.id)) return null;
  for (const id of referredLines(budget, rule.of)) {
    const next = nodes.get(id);
    const found = next && search(budget, nodes, column, next, [...path, node], done);
    if (found) return found;
  }
  done.add(node.line.id);
  return null;
}

function namesOf(budget: Budget, column: number, path: readonly Node[]): CycleNames {
  const [first, second] = path;
  const label = first?.line.label ?? "";
  if (second) return [label, second.line.label];
  const rule = first?.rules[column]?.rule;
  const section = budget.sections.find(({ lines }) => first !== undefined && lines.includes(first.line));
  const throughSection = section !== undefined && rule?.type === "shareOf" && rule.of.includes(section.id);
  return [label, throughSection ? section.label : label];
}
