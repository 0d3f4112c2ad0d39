import type { ReactNode } from "react";
import type { FactKind } from "../../lib/core/forbund/facts.ts";
import { membersOfYear } from "../../lib/core/forbund/membership.ts";
import { ore, type Unit } from "../../lib/core/money.ts";
import { formatDate, plainDate } from "../../lib/core/swedish-date.ts";
import { formatInUnit } from "../../lib/core/swedish-number.ts";
import type { SettingsScreen, StateFact } from "../../lib/features/forbund/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { Term } from "../layout/term.tsx";
import { Alert } from "../ui/alert.tsx";
import { ChangeList } from "./change-list.tsx";
import { EditFact } from "./edit-fact.tsx";
import { type FormMaker, formMaker } from "./fact-form.ts";
import { Empty, FactSection, paperStyle } from "./fact-parts.tsx";
import { LadderSection } from "./ladder-section.tsx";
import { ShareKey } from "./share-key.tsx";

const STATUS = { assumed: "antagande", preliminary: "preliminär", decided: "beslutad" } as const;
const UNITS = { kr: "kronor (kr)", tkr: "tusen kronor (tkr)", mnkr: "miljoner kronor (mnkr)" } as const;

const text = (value: unknown, instead: string): string =>
  typeof value === "string" && value !== "" ? value : instead;
export const unitOf = (value: unknown): Unit => (value === "tkr" || value === "mnkr" ? value : "kr");

/** "Inställningar": everyone reads them, since they explain the figures. */
export function SettingsPage({ screen }: { readonly screen: SettingsScreen }) {
  const { facts, forbund, rights, today } = screen;
  const forms = formMaker(forbund.slug, facts, today);
  const { own } = facts;
  const edit = (kind: FactKind, title: string): ReactNode =>
    rights.settings ? (
      <EditFact form={forms.own(kind, title)} label="Ändra" what={title.toLowerCase()} />
    ) : null;
  return (
    <AppShell frame={screen} plan={null} page="installningar">
      <div className="fact-page">
        <header className="page-head">
          <div>
            <p className="crumb">{forbund.name}</p>
            <h1>Inställningar</h1>
          </div>
        </header>
        {rights.reason && !rights.money ? (
          <Alert className="page-note">
            <p>{rights.reason}</p>
          </Alert>
        ) : null}
        <div className="fact-paper" style={paperStyle(screen.forbund.colour)}>
          <FactSection id="ord" title="Enhet och ord" tools={edit("words", "Enhet och ord")}>
            <dl className="fact-pairs">
              <dt>Belopp visas i</dt>
              <dd>{UNITS[unitOf(own.displayUnit)]}</dd>
              <dt>En insats kallas</dt>
              <dd>{text(own.insatsWord, "insats")}</dd>
              <dt>Flera insatser kallas</dt>
              <dd>{text(own.insatsWords, "insatser")}</dd>
              <dt>Sparade medel kallas</dt>
              <dd>{text(own.equityWord, "sparade medel")}</dd>
            </dl>
          </FactSection>
          <LadderSection screen={screen} forms={rights.money ? forms : null} />
          <StateSection screen={screen} forms={rights.money ? forms : null} />
          <ShareSection screen={screen} />
          <FactSection id="datum" title="Tider" tools={edit("dates", "Tider")}>
            <dl className="fact-pairs">
              <dt>Samråd</dt>
              <dd>Medlemmarna har {String(own.samradDays)} dagar på sig att svara.</dd>
              <dt>Kallelse</dt>
              <dd>Kallelsen skickas {String(own.callDays)} dagar före styrelsens möte.</dd>
              <dt>Sista dag för beslut</dt>
              <dd>30 november (lag 2003:1210, 23 §). Den går inte att ändra.</dd>
            </dl>
          </FactSection>
          <FactSection id="offentligt" title="Offentligt" tools={edit("visibility", "Offentligt")}>
            <p>
              {own.isPublic === true
                ? "Det som styrelsen har fastställt får visas öppet."
                : "Bara de som har en roll i förbundet ser planer och budgetar."}
            </p>
          </FactSection>
          <FactSection id="andringar" title="Senaste ändringar">
            <ChangeList changes={screen.changes} />
          </FactSection>
        </div>
      </div>
    </AppShell>
  );
}

interface MoneyProps {
  readonly screen: SettingsScreen;
  /** null: reads only. */
  readonly forms: FormMaker | null;
}

function StateSection({ screen, forms }: MoneyProps) {
  const { states, own } = screen.facts;
  const unit = unitOf(own.displayUnit);
  return (
    <FactSection
      id="staten"
      title="Statens belopp"
      tools={
        forms ? (
          <EditFact
            form={forms.add("stateAllocation", "Lägg till statens belopp")}
            label="Lägg till"
            what="år"
          />
        ) : null
      }
    >
      <p className="fact-lead">
        Staten betalar <Term id="split">hälften</Term>. Region och kommuner betalar tillsammans lika mycket
        (lag 2003:1210, 5 §).
      </p>
      {states.length === 0 ? (
        <Empty>
          Lägg in det belopp som Försäkringskassan har meddelat, så räknas medlemmarnas bidrag ut.
        </Empty>
      ) : (
        <ul className="fact-rows">
          {states.map((state) => (
            <li key={state.id} className="fact-row">
              <div className="fact-row-text">
                <span>
                  {state.year}: <b>{formatInUnit(ore(state.amountOre), unit)}</b>, {STATUS[state.status]}
                </span>
                <span className="fact-row-sub">{sourceText(state)}</span>
              </div>
              {forms ? (
                <EditFact
                  form={forms.row("stateAllocation", `Statens belopp ${state.year}`, state)}
                  label="Ändra"
                  what={`statens belopp ${state.year}`}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </FactSection>
  );
}

function sourceText({ source, toldOn }: StateFact): string | null {
  const told = plainDate(toldOn ?? "");
  const parts = [source ? `Källa: ${source}` : null, told ? `besked ${formatDate(told)}` : null];
  return parts.filter((part) => part !== null).join(", ") || null;
}

function ShareSection({ screen }: { readonly screen: SettingsScreen }) {
  const { facts, forbund, rights } = screen;
  if (facts.states.length === 0) return null;
  return (
    <FactSection id="fordelning" title="Medlemmarnas bidrag">
      <p className="fact-lead">
        Hur kommunerna <Term id="shareKey">delar på sin del</Term> bestämmer de själva: efter invånare, i
        procent eller i kronor. Det gäller också regionerna, om de är flera.
      </p>
      <ShareKey
        slug={forbund.slug}
        revision={facts.revision}
        canEdit={rights.money}
        unit={unitOf(facts.own.displayUnit)}
        years={facts.states.map((state) => ({
          state,
          members: membersOfYear(facts.members, state.year),
        }))}
        shares={facts.shares}
      />
    </FactSection>
  );
}
