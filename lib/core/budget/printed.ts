/** The printed figures that stand in where lines are missing, by column index. */
import type { Ore } from "../money.ts";
import type { Budget, ControlFigure } from "./model.ts";
import type { Layout } from "./years.ts";

type Row = readonly (Ore | undefined)[];

export interface Printed {
  readonly totalIncome: Row;
  readonly totalCost: Row;
  readonly openingEquity: Row;
  readonly closingEquity: Row;
  readonly forecastPriorYear: Row;
  readonly allocationTotal: Row;
  /** Section id → printed subtotal. */
  readonly subtotals: ReadonlyMap<string, Row>;
}

const indexes = new WeakMap<
  readonly ControlFigure[],
  { readonly layout: Layout; readonly printed: Printed }
>();

/** `indexPrinted`, remembered per array of control figures: a change of an amount keeps the array. */
export function printedOf(budget: Budget, layout: Layout): Printed {
  const known = indexes.get(budget.control);
  if (known?.layout === layout) return known.printed;
  const printed = indexPrinted(budget, layout);
  indexes.set(budget.control, { layout, printed });
  return printed;
}

/**
 * A printed figure belongs to the column that its bare year means. A figure that is out of date ("ändrad
 * sedan dokumentet") is no longer compared but still feeds the figures: nothing better is known.
 */
function indexPrinted(budget: Budget, layout: Layout): Printed {
  const rows = {
    totalIncome: row(),
    totalCost: row(),
    openingEquity: row(),
    closingEquity: row(),
    forecastPriorYear: row(),
    allocationTotal: row(),
  };
  const subtotals = new Map<string, (Ore | undefined)[]>();
  for (const { figure, sectionId, year, amount } of budget.control) {
    const index = layout.main.get(year);
    if (index === undefined) continue;
    switch (figure) {
      case "totalIncome":
      case "totalCost":
      case "openingEquity":
      case "closingEquity":
      case "forecastPriorYear":
      case "allocationTotal":
        rows[figure][index] = amount;
        break;
      case "subtotal":
        if (sectionId !== null) {
          const subtotal = subtotals.get(sectionId) ?? row();
          subtotal[index] = amount;
          subtotals.set(sectionId, subtotal);
        }
        break;
      default:
        // The other figures are compared (findings) but nothing is computed from them.
        break;
    }
  }
  return { ...rows, subtotals };
}

function row(): (Ore | undefined)[] {
  return [];
}
