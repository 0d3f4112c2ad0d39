/** Roles held in one förbund, with their dates. Days are Sweden's; a mandate covers its first and its last day. */
import type { BoardAttribute, Role } from "../permission.ts";
import { type PlainDate, plainDate } from "../swedish-date.ts";

/** What is asked for when a role is given: which, for which member, how on the board, and when. */
export interface RoleWish {
  readonly role: Role;
  readonly memberId: string | null;
  readonly chair: boolean;
  readonly viceChair: boolean;
  readonly deputy: boolean;
  readonly presidium: boolean;
  /** null: since before anyone counts. */
  readonly validFrom: PlainDate | null;
  /** null: until further notice. */
  readonly validTo: PlainDate | null;
}

export interface RoleHeld extends RoleWish {
  readonly id: string;
  readonly personId: string;
}

export type RoleState = "coming" | "active" | "ended";

/** The state of a role on a day. */
export function stateOn(role: Pick<RoleWish, "validFrom" | "validTo">, today: PlainDate): RoleState {
  if (role.validTo !== null && role.validTo < today) return "ended";
  return role.validFrom !== null && role.validFrom > today ? "coming" : "active";
}

/** The date `days` after another; negative goes back. Throws for a date after year 9999. */
export function addDays(date: PlainDate, days: number): PlainDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  const found = plainDate(moved.toISOString().slice(0, 10));
  if (found === null) throw new Error(`No date ${days} days after ${date}`);
  return found;
}

/** Whole days from one date to another; negative when it has passed. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whether two wishes give the same thing: same role, member and place on the board, whatever the dates. */
export function isSameRole(a: RoleWish, b: RoleWish): boolean {
  const attributes: readonly BoardAttribute[] = ["chair", "viceChair", "deputy", "presidium"];
  return (
    a.role === b.role &&
    a.memberId === b.memberId &&
    attributes.every((attribute) => a[attribute] === b[attribute])
  );
}
