import { holdsOn } from "../../lib/core/forbund/membership.ts";
import { formatDate, plainDate } from "../../lib/core/swedish-date.ts";
import type { CharterFact } from "../../lib/features/forbund/types.ts";
import type { PartProps } from "./about-page.tsx";
import { ApprovalsForm } from "./approvals-form.tsx";
import { CharterFile } from "./charter-file.tsx";
import { EditFact } from "./edit-fact.tsx";
import { Empty, FactSection } from "./fact-parts.tsx";

const RULES = [
  ["budgetProcess", "Budget och datum"],
  ["contributions", "Medlemmarnas bidrag"],
  ["announcements", "Anslag och kungörelser"],
  ["boardRules", "Styrelsen"],
  ["auditRules", "Revisorerna"],
  ["chairRotation", "Ordförandeskapet"],
] as const;

/** Versions of the förbundsordning, the one in force first (lag 2003:1210 8 §). */
export function CharterSection(part: PartProps) {
  const { screen, forms } = part;
  const { charters } = screen.facts;
  if (charters.length === 0 && !forms) return null;
  const inForce = charters.find(({ validFrom }) => validFrom === null || validFrom <= screen.today);
  const others = charters.filter((charter) => charter !== inForce);
  return (
    <FactSection
      id="forbundsordning"
      title="Förbundsordning"
      tools={
        forms ? (
          <EditFact
            form={forms.add("charter", "Lägg till förbundsordning")}
            label="Lägg till"
            what="förbundsordning"
          />
        ) : null
      }
    >
      {inForce ? (
        <Charter {...part} charter={inForce} />
      ) : (
        <Empty>
          Lägg in förbundsordningen som gäller, så vet alla vilka datum och regler ni har bestämt.
        </Empty>
      )}
      {others.length > 0 ? (
        <details className="fact-past">
          <summary>Andra versioner</summary>
          {others.map((charter) => (
            <Charter key={charter.id} {...part} charter={charter} />
          ))}
        </details>
      ) : null}
    </FactSection>
  );
}

function Charter({ screen, forms, charter }: PartProps & { readonly charter: CharterFact }) {
  const { slug } = screen.forbund;
  const from = plainDate(charter.validFrom ?? "");
  const rules = RULES.flatMap(([key, label]) => {
    const text = charter[key];
    return text ? [[label, text] as const] : [];
  });
  return (
    <>
      <p className="fact-lead">
        <b>{charter.title}</b>
        {from ? `, gäller från ${formatDate(from)}` : ""}{" "}
        {forms ? (
          <EditFact form={forms.row("charter", charter.title, charter)} label="Ändra" what={charter.title} />
        ) : null}
      </p>
      <dl className="fact-pairs">
        {rules.map(([label, text]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {charter.exitYears === null ? null : (
          <>
            <dt>Uppsägningstid</dt>
            <dd>{`${charter.exitYears} år`}</dd>
          </>
        )}
        <dt>Godkänd av</dt>
        <dd>
          <Approvals screen={screen} forms={forms} charter={charter} />
        </dd>
        <dt>Fil</dt>
        <dd className="fact-file">
          {charter.file ? (
            <a href={`/api/forbund/${slug}/filer/${charter.file.id}`}>{charter.file.name}</a>
          ) : (
            "Ingen fil"
          )}
          {forms ? <CharterFile slug={slug} charterId={charter.id} hasFile={charter.file !== null} /> : null}
        </dd>
      </dl>
    </>
  );
}

function Approvals({ screen, forms, charter }: PartProps & { readonly charter: CharterFact }) {
  const current = screen.facts.members.filter(
    (member) =>
      holdsOn(member, screen.today) || charter.approvals.some(({ memberId }) => memberId === member.id),
  );
  const approved = current.filter(({ id }) => charter.approvals.some(({ memberId }) => memberId === id));
  const all = approved.length === current.length && current.length > 0;
  const missing = current.filter((member) => !approved.includes(member)).map(({ name }) => name);
  return (
    <>
      {all
        ? "Alla medlemmar"
        : approved.length === 0
          ? "Inte ifyllt"
          : `${approved.length} av ${current.length} medlemmar. Saknas: ${missing.join(", ")}`}{" "}
      {forms ? (
        <ApprovalsForm
          slug={screen.forbund.slug}
          charterId={charter.id}
          title={charter.title}
          members={current.map(({ id, name }) => ({ value: id, label: name }))}
          approvals={charter.approvals}
        />
      ) : null}
    </>
  );
}
