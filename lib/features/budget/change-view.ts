/** Changes as JSON in kronor, for PATCH: the inverse of change-schema.ts. */
import type { Change, NewLine } from "../../core/budget/change-types.ts";
import type { Cell, Rule } from "../../core/budget/model.ts";
import { unitFromOre } from "../../core/money.ts";

export function changeToWire(change: Change): Record<string, unknown> {
  switch (change.op) {
    case "setValue":
    case "setOpening":
      return { ...change, amount: change.amount === null ? null : unitFromOre(change.amount, "kr") };
    case "setRule":
      return { ...change, rule: change.rule && ruleToWire(change.rule) };
    case "addLine":
      return { ...change, line: lineToWire(change.line) };
    case "addSection": {
      const { lines, ...section } = change.section;
      const wireLines = lines?.map(({ lineId, line }) => ({ lineId, line: lineToWire(line) }));
      return { ...change, section: { ...section, ...(wireLines && { lines: wireLines }) } };
    }
    default:
      return { ...change };
  }
}

function lineToWire({ cells, ...line }: NewLine): Record<string, unknown> {
  if (!cells) return line;
  const wire: Record<string, unknown> = {};
  for (const [column, held] of Object.entries(cells)) if (held) wire[column] = cellToWire(held);
  return { ...line, cells: wire };
}

function cellToWire(held: Cell): Record<string, unknown> {
  if (held.type === "amount") return { ...held, amount: unitFromOre(held.amount, "kr") };
  return held.type === "rule" ? { ...held, rule: ruleToWire(held.rule) } : { ...held };
}

function ruleToWire(rule: Rule): Record<string, unknown> {
  return rule.type === "amount" ? { ...rule, value: unitFromOre(rule.value, "kr") } : { ...rule };
}
