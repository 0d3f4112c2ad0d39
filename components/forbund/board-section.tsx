import { holdsOn } from "../../lib/core/forbund/membership.ts";
import { type SeatFact, seatCounts } from "../../lib/core/forbund/seats.ts";
import type { PartProps } from "./about-page.tsx";
import { EditFact } from "./edit-fact.tsx";
import { Empty, FactNotes, FactSection, periodText } from "./fact-parts.tsx";

const KIND = { ordinary: "ordinarie", deputy: "ersättare" } as const;
const BACKGROUND = { political: "politiker", official: "tjänsteman" } as const;
const POST = {
  chair: "ordförande",
  viceChair: "vice ordförande",
  secondViceChair: "andre vice ordförande",
} as const;

interface Body extends PartProps {
  readonly kind: "boardSeat" | "groupSeat";
  readonly seats: readonly SeatFact[];
  readonly empty: string;
}

export function BoardSection(part: PartProps) {
  const { facts, today, seatNotes } = part.screen;
  const { forms } = part;
  const counts = seatCounts(facts.boardSeats, today);
  const held = facts.boardSeats.filter((seat) => holdsOn(seat, today));
  const presidium = held.filter((seat) => seat.presidium || seat.post !== null).length;
  return (
    <FactSection
      id="styrelse"
      title="Styrelse"
      tools={
        forms ? (
          <EditFact
            form={forms.add("boardSeat", "Lägg till plats i styrelsen", { kind: "ordinary" })}
            label="Lägg till"
            what="plats i styrelsen"
          />
        ) : null
      }
    >
      {counts ? (
        <p className="fact-lead">
          Styrelsen har {counts}.{presidium > 0 ? ` ${presidium} ingår i presidiet.` : ""}
        </p>
      ) : null}
      <Seats
        {...part}
        kind="boardSeat"
        seats={facts.boardSeats}
        empty="Platserna i styrelsen är inte inlagda än."
      />
      <FactNotes notes={seatNotes} />
    </FactSection>
  );
}

export function GroupSection(part: PartProps) {
  const { facts, today } = part.screen;
  const { forms } = part;
  const held = facts.groupSeats.filter((seat) => holdsOn(seat, today)).length;
  return (
    <FactSection
      id="beredningsgrupp"
      title="Beredningsgrupp"
      tools={
        forms ? (
          <EditFact
            form={forms.add("groupSeat", "Lägg till plats i beredningsgruppen")}
            label="Lägg till"
            what="plats i beredningsgruppen"
          />
        ) : null
      }
    >
      {held > 0 ? (
        <p className="fact-lead">
          Beredningsgruppen har {held} {held === 1 ? "plats" : "platser"}.
        </p>
      ) : null}
      <Seats
        {...part}
        kind="groupSeat"
        seats={facts.groupSeats}
        empty="Platserna i beredningsgruppen är inte inlagda än."
      />
    </FactSection>
  );
}

/** Members in their order, each with its places; places that have ended are folded away. */
function Seats({ screen, forms, kind, seats, empty }: Body) {
  if (seats.length === 0) return <Empty>{empty}</Empty>;
  const ended = ({ validTo }: SeatFact) => validTo !== null && validTo < screen.today;
  const rows = (shown: readonly SeatFact[]) =>
    screen.facts.members.flatMap(({ id, name }) => {
      const own = shown.filter(({ memberId }) => memberId === id);
      if (own.length === 0) return [];
      return [
        <li key={id} className="seat-row">
          <span>{name}</span>
          <ul>
            {own.map((seat) => (
              <li key={seat.id}>
                <Seat seat={seat} kind={kind} name={name} forms={forms} />
              </li>
            ))}
          </ul>
        </li>,
      ];
    });
  const past = seats.filter(ended);
  return (
    <>
      <ul className="fact-rows">{rows(seats.filter((seat) => !ended(seat)))}</ul>
      {past.length > 0 ? (
        <details className="fact-past">
          <summary>Tidigare platser</summary>
          <ul className="fact-rows">{rows(past)}</ul>
        </details>
      ) : null}
    </>
  );
}

interface SeatProps {
  readonly seat: SeatFact;
  readonly kind: Body["kind"];
  readonly name: string;
  readonly forms: PartProps["forms"];
}

function Seat({ seat, kind, name, forms }: SeatProps) {
  const period = periodText(seat);
  const place = kind === "boardSeat" ? placeText(seat) : "plats";
  return (
    <>
      <span>
        {place}
        {period ? <span className="fact-row-sub"> {period}</span> : null}
      </span>
      {forms ? (
        <EditFact
          form={forms.row(kind, `Plats för ${name}`, seat)}
          label="Ändra"
          what={`${place}, ${name}`}
        />
      ) : null}
    </>
  );
}

function placeText({ kind, post, background, presidium }: SeatFact): string {
  const words: string[] = [post ? POST[post] : KIND[kind]];
  if (background) words.push(BACKGROUND[background]);
  if (presidium) words.push("presidiet");
  return words.join(", ");
}
