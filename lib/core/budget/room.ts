/**
 * Room ("utrymme"): the new money that brings closing equity to the recommendation in a chosen year. The recommendation is
 * no limit in law, so room is something to talk about, never something that must be used.
 */
import { type Ore, ore } from "../money.ts";
import type { Budget, ComputedBudget } from "./model.ts";
import { budgetYearOf, columnForYear, columnOf } from "./years.ts";

export interface RoomPerYear {
  readonly year: number;
  readonly amount: Ore;
}

export interface RoomCase {
  /** Positive: can be used; negative: is lacking up to the recommendation. Öre. */
  readonly total: Ore;
  /** Even, in whole kronor, from the budget year to the chosen year; the remainder in the first. */
  readonly perYear: readonly RoomPerYear[];
}

export interface Room {
  readonly year: number;
  /** If all money in the budget is used. */
  readonly allMoney: RoomCase;
  /** If only decided money is used; planned and reserved money is then part of the room. */
  readonly decidedOnly: RoomCase;
}

/**
 * Room by the end of a year, from the budget year on. Costs do not change the allocation, so the recommendation stays
 * where it is. null when the closing equity or the recommendation of the year is unknown, or it is before the budget year.
 */
export function computeRoom(budget: Budget, computed: ComputedBudget, year: number): Room | null {
  const column = columnForYear(budget.years, year);
  const figures = column && computed.columns.find((other) => other.column === columnOf(column));
  const first = budgetYearOf(budget.years);
  if (!figures || first === null || year < first) return null;
  const { closingEquity, closingEquityDecidedOnly, thresholdAmount } = figures;
  if (closingEquity === null || closingEquityDecidedOnly === null || thresholdAmount === null) return null;
  const years = [...new Set(budget.years.map((other) => other.year))]
    .filter((other) => other >= first && other <= year)
    .sort((a, b) => a - b);
  return {
    year,
    allMoney: spread(ore(closingEquity - thresholdAmount), years),
    decidedOnly: spread(ore(closingEquityDecidedOnly - thresholdAmount), years),
  };
}

function spread(total: Ore, years: readonly number[]): RoomCase {
  const even = Math.trunc(total / 100 / years.length) * 100;
  const perYear = years.map((year, index) => ({
    year,
    amount: ore(index === 0 ? total - even * (years.length - 1) : even),
  }));
  return { total, perYear };
}
