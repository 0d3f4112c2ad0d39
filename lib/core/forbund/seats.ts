/** Places on the board and in the beredningsgrupp, whoever sits there. */
import { type FactNote, holdsOn, listWords, type MemberFact, type Period } from "./membership.ts";

export interface SeatFact extends Period {
  readonly id: string;
  readonly memberId: string;
  readonly kind: "ordinary" | "deputy";
  readonly background: "political" | "official" | null;
  readonly post: "chair" | "viceChair" | "secondViceChair" | null;
  readonly presidium: boolean;
}

const NUMBER_WORDS = "noll en två tre fyra fem sex sju åtta nio tio elva tolv".split(" ");
/** "sju", and digits from thirteen. */
export const numberWord = (count: number): string => NUMBER_WORDS[count] ?? String(count);

/** "7 ordinarie och 7 ersättare, 10 politiker och 4 tjänstemän"; null without seats that day. */
export function seatCounts(seats: readonly SeatFact[], today: string): string | null {
  const held = seats.filter((seat) => holdsOn(seat, today));
  if (held.length === 0) return null;
  const count = (holds: (seat: SeatFact) => boolean) => held.filter(holds).length;
  const ordinary = count(({ kind }) => kind === "ordinary");
  const political = count(({ background }) => background === "political");
  const official = count(({ background }) => background === "official");
  const places = `${ordinary} ordinarie och ${held.length - ordinary} ersättare`;
  if (political + official === 0) return places;
  return `${places}, ${political} politiker och ${official} ${official === 1 ? "tjänsteman" : "tjänstemän"}`;
}

/**
 * Each member appoints at least one ordinary member of the board and one deputy (lag 2003:1210 10 §). Says who lacks
 * which, for the members and seats of a day; no seats at all is no remark, since nobody has filled them in yet.
 */
export function checkSeats(
  members: readonly MemberFact[],
  seats: readonly SeatFact[],
  today: string,
): FactNote[] {
  const held = seats.filter((seat) => holdsOn(seat, today));
  if (held.length === 0) return [];
  const current = members.filter((member) => holdsOn(member, today));
  const lacking = (kind: SeatFact["kind"]) =>
    current
      .filter(({ id }) => !held.some((seat) => seat.memberId === id && seat.kind === kind))
      .map(({ name }) => name);
  const notes: FactNote[] = [];
  const [noOrdinary, noDeputy] = [lacking("ordinary"), lacking("deputy")];
  if (noOrdinary.length > 0)
    notes.push({ tone: "warning", text: `${listWords(noOrdinary)} har ingen ordinarie plats (10 §).` });
  if (noDeputy.length > 0)
    notes.push({ tone: "warning", text: `${listWords(noDeputy)} har ingen ersättare (10 §).` });
  const chairs = held.filter(({ post }) => post === "chair").length;
  if (chairs > 1)
    notes.push({ tone: "warning", text: `Styrelsen har ${numberWord(chairs)} ordförande samtidigt.` });
  const outside = held.filter(({ memberId }) => !current.some(({ id }) => id === memberId)).length;
  if (outside > 0)
    notes.push({
      tone: "warning",
      text: `${outside === 1 ? "En plats hör" : `${outside} platser hör`} till en medlem som inte längre är med. Ange slutdatum för platsen.`,
    });
  if (notes.length === 0)
    notes.push({ tone: "ok", text: "Varje medlem har minst en ordinarie plats och en ersättare (10 §)." });
  return notes;
}
