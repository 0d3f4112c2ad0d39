/** Control figures that contradict each other: the mismatch family and breaks in the equity chain. */
import { ore } from "../../money.ts";
import { unreachable } from "../../result.ts";
import type { Budget, ComputedBudget, ControlFigure } from "../model.ts";
import { layoutOf } from "../years.ts";
import { findCauses } from "./causes.ts";
import { CHAIN_FIGURES, keyOf, type Node, PrintedGraph, placeOf } from "./graph.ts";
import type { Finding, FindingCode, FindingRef } from "./types.ts";

/**
 * Every comparable control figure that differs from what the budget gives, as root or knock-on, with the
 * candidates that explain a root's difference exactly.
 */
export function findMismatches(budget: Budget, computed: ComputedBudget): Finding[] {
  if (!hasDifference(budget, computed)) return [];
  const graph = new PrintedGraph(budget, computed);
  const roots = new Map<string, FindingRef>();
  const findings: Finding[] = [];
  for (const column of layoutOf(budget.years).order) {
    for (const node of nodesOf(budget, column)) {
      const finding =
        node.figure === "openingEquity" ? chainBreak(graph, node) : mismatch(graph, node, roots);
      if (finding === null) continue;
      findings.push(finding);
      if (finding.causedBy === null) roots.set(keyOf(node), refOf(finding));
    }
  }
  return findings;
}

/** Whether any printed figure still stands against what lines or other printed figures give. */
export function hasComparison(budget: Budget, computed: ComputedBudget): boolean {
  if (budget.control.length === 0) return false;
  const graph = new PrintedGraph(budget, computed);
  return budget.years.some((_, column) =>
    [...nodesOf(budget, column)].some((node) => graph.printed(node) !== null && graph.step(node) !== null),
  );
}

/** Cheap first look: most budgets print nothing, or nothing that differs, and need no graph. */
function hasDifference({ control, years }: Budget, computed: ComputedBudget): boolean {
  if (control.length === 0) return false;
  const { main } = layoutOf(years);
  return control.some((item) => {
    const column = main.get(item.year);
    return column !== undefined && differs(item, column, computed);
  });
}

function differs(item: ControlFigure, column: number, computed: ComputedBudget): boolean {
  const figures = computed.columns[column];
  if (item.outdated || !figures) return false;
  switch (item.figure) {
    case "subtotal":
      return (computed.sectionSums.get(item.sectionId ?? "")?.[column] ?? null) !== item.amount;
    case "totalIncome":
      return figures.income !== item.amount;
    case "totalCost":
      return figures.cost !== item.amount;
    case "thresholdPercent":
      return (figures.recommendedPercent ?? 0) * 100 !== item.amount;
    case "result":
    case "openingEquity":
    case "closingEquity":
    case "thresholdAmount":
    case "disposable":
    case "availableFunds":
      return figures[item.figure] !== item.amount;
    case "share":
    case "budgetCost":
    case "forecastPriorYear":
    case "allocationState":
    case "allocationRegion":
    case "allocationKommuner":
    case "allocationTotal":
      return false;
    default:
      return unreachable(item.figure);
  }
}

/** The figures of a column, each after those it is made of. */
function* nodesOf(budget: Budget, column: number): Generator<Node> {
  for (const section of budget.sections) if (section.complete) yield { figure: "subtotal", section, column };
  for (const figure of CHAIN_FIGURES) yield { figure, column };
}

function mismatch(graph: PrintedGraph, node: Node, roots: ReadonlyMap<string, FindingRef>): Finding | null {
  const printed = graph.printed(node);
  if (printed === null) return null;
  const computed = graph.reference(node);
  if (computed === null || graph.agrees(node, printed, computed)) return null;
  const step = graph.step(node);
  const follows = step !== null && graph.agrees(node, printed, step);
  const upstream = follows ? rootsBefore(graph, node, roots) : [];
  const isRoot = upstream.length === 0;
  return {
    code: codeOf(node),
    ...about(graph, node),
    severity: "error",
    blocks: [],
    printed,
    computed,
    difference: ore(printed - computed),
    causedBy: isRoot ? null : upstream,
    cause: isRoot ? findCauses(graph, node, printed, step ?? computed) : null,
  };
}

/**
 * Printed opening against the closing of the year before, always a root. Where that closing is not printed
 * the printed figures before it say what it was.
 */
function chainBreak(graph: PrintedGraph, node: Node): Finding | null {
  const printed = graph.printed(node);
  const [before] = graph.inputs(node);
  if (printed === null || before === undefined) return null;
  const closing = graph.value(before.node);
  if (closing === null || closing === printed) return null;
  return {
    code: "equity-chain-break",
    ...about(graph, node),
    severity: "error",
    blocks: [],
    printed,
    computed: closing,
    difference: ore(printed - closing),
    causedBy: null,
    cause: findCauses(graph, node, printed, closing),
  };
}

/** The roots whose difference reaches a figure. A printed figure that is right lets nothing through. */
function rootsBefore(graph: PrintedGraph, node: Node, roots: ReadonlyMap<string, FindingRef>): FindingRef[] {
  const found = new Set<FindingRef>();
  const seen = new Set<string>();
  const walk = (from: Node): void => {
    for (const { node: input } of graph.inputs(from)) {
      const key = keyOf(input);
      if (seen.has(key)) continue;
      seen.add(key);
      const printed = graph.printed(input);
      const right = graph.reference(input);
      if (printed !== null && right !== null && graph.agrees(input, printed, right)) continue;
      const root = roots.get(key);
      if (root) found.add(root);
      walk(input);
    }
  };
  walk(node);
  return [...found].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
}

function codeOf(node: Node): FindingCode {
  switch (node.figure) {
    case "subtotal":
      return "subtotal-mismatch";
    case "totalIncome":
    case "totalCost":
      return "total-mismatch";
    case "result":
      return "result-mismatch";
    case "openingEquity":
      return "equity-chain-break";
    case "closingEquity":
      return "closing-equity-mismatch";
    case "thresholdAmount":
      return "threshold-mismatch";
    case "disposable":
      return "disposable-mismatch";
    case "availableFunds":
      return "available-funds-mismatch";
    default:
      return unreachable(node);
  }
}

function about(graph: PrintedGraph, node: Node): Pick<Finding, "year" | "place"> {
  return { year: graph.budget.years[node.column]?.year ?? null, place: placeOf(node) };
}

function refOf({ code, year, place }: Finding): FindingRef {
  return { code, year, place };
}
