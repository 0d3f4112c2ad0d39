import { holdsOn, type MemberFact, PARTY_GROUP_OF } from "../../lib/core/forbund/membership.ts";
import type { PartProps } from "./about-page.tsx";
import { EditFact } from "./edit-fact.tsx";
import { Empty, FactNotes, FactRow, FactSection, periodText } from "./fact-parts.tsx";

const GROUPS = [
  { group: "state", label: "Staten" },
  { group: "region", label: "Region" },
  { group: "kommuner", label: "Kommuner" },
] as const;

export function MemberSection({ screen, forms }: PartProps) {
  const { members } = screen.facts;
  const current = members.filter((member) => holdsOn(member, screen.today));
  const coming = members.filter(({ validFrom }) => validFrom !== null && validFrom > screen.today);
  const past = members.filter((member) => !current.includes(member) && !coming.includes(member));
  const row = (member: MemberFact) => (
    <FactRow
      key={member.id}
      main={member.name}
      sub={periodText(member)}
      tools={
        forms ? (
          <EditFact form={forms.row("member", member.name, member)} label="Ändra" what={member.name} />
        ) : null
      }
    />
  );
  return (
    <FactSection
      id="medlemmar"
      title="Medlemmar"
      tools={
        forms ? (
          <EditFact form={forms.add("member", "Lägg till medlem")} label="Lägg till" what="medlem" />
        ) : null
      }
    >
      {members.length === 0 ? <Empty>Inga medlemmar är inlagda än.</Empty> : null}
      {GROUPS.map(({ group, label }) => {
        const own = [...current, ...coming].filter(({ kind }) => PARTY_GROUP_OF[kind] === group);
        return own.length === 0 ? null : (
          <div key={group}>
            <h3>{label}</h3>
            <ul className="fact-rows">{own.map(row)}</ul>
          </div>
        );
      })}
      {past.length > 0 ? (
        <details className="fact-past">
          <summary>Tidigare medlemmar</summary>
          <ul className="fact-rows">{past.map(row)}</ul>
        </details>
      ) : null}
      <FactNotes notes={screen.memberNotes} />
    </FactSection>
  );
}
