import { formatPartialDate } from "../../lib/core/forbund/partial-date.ts";
import { DEFAULT_CHIEF_TITLE } from "../../lib/core/forbund/titles.ts";
import type { AboutScreen } from "../../lib/features/forbund/types.ts";
import { AppShell } from "../layout/app-shell.tsx";
import { TermRow } from "../layout/term.tsx";
import { BoardSection, GroupSection } from "./board-section.tsx";
import { CharterSection } from "./charter-section.tsx";
import { EditFact } from "./edit-fact.tsx";
import { type FormMaker, formMaker } from "./fact-form.ts";
import { Empty, FactSection, Prose, paperStyle } from "./fact-parts.tsx";
import { LogoForm } from "./logo-form.tsx";
import { MemberSection } from "./member-section.tsx";
import { OfficeSection, ServiceSection } from "./office-section.tsx";

export interface PartProps {
  readonly screen: AboutScreen;
  /** null: reads only. */
  readonly forms: FormMaker | null;
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** "Om förbundet": a document for everyone in the förbund, with forms for those who keep it. */
export function AboutPage({ screen }: { readonly screen: AboutScreen }) {
  const { facts, forbund, rights, today, organisations } = screen;
  const forms = rights.facts ? formMaker(forbund.slug, facts, today, organisations) : null;
  const part = { screen, forms };
  const colour = text(facts.own.colour);
  return (
    <AppShell frame={screen} plan={null} page="om">
      <div className="fact-page">
        <header className="page-head">
          <div>
            <p className="crumb">Om förbundet</p>
          </div>
        </header>
        <article className="fact-paper" style={paperStyle(colour)}>
          <TitleBlock {...part} />
          <PurposeSection {...part} />
          <MemberSection {...part} />
          <BoardSection {...part} />
          <GroupSection {...part} />
          <OfficeSection {...part} />
          <ServiceSection {...part} />
          <CharterSection {...part} />
          <ContactSection {...part} />
          {forms ? <LookSection screen={screen} forms={forms} /> : null}
        </article>
        <TermRow
          label="Ord på sidan:"
          ids={["member", "board", "presidium", "beredningsgrupp", "forbundschef", "forbundsordning"]}
        />
      </div>
    </AppShell>
  );
}

function TitleBlock({ screen, forms }: PartProps) {
  const { facts, forbund } = screen;
  const formed = text(facts.own.formed);
  const county = text(facts.own.county);
  const meta = [formed ? `Bildat ${formatPartialDate(formed)}` : null, county].filter(Boolean);
  return (
    <header className="fact-title">
      <div>
        <h1>{text(facts.own.name) ?? forbund.name}</h1>
        {meta.length > 0 ? <p className="fact-title-meta">{meta.join(" · ")}</p> : null}
        {forms ? (
          <EditFact form={forms.own("identity", "Namn och bildande")} label="Ändra" what="namn, år och län" />
        ) : null}
      </div>
      {facts.hasLogo ? (
        // The picture is the förbund's own and sits behind its session: nothing for an image optimiser.
        // biome-ignore lint/performance/noImgElement: see above.
        <img
          className="fact-logo"
          src={`/api/forbund/${forbund.slug}/logotyp?v=${facts.revision}`}
          alt={`Logotyp för ${forbund.shortName}`}
        />
      ) : null}
    </header>
  );
}

function PurposeSection({ screen, forms }: PartProps) {
  const purpose = text(screen.facts.own.purpose);
  const history = text(screen.facts.own.history);
  if (!purpose && !history && !forms) return null;
  return (
    <FactSection
      id="andamal"
      title="Ändamål"
      tools={
        forms ? (
          <EditFact
            form={forms.own("purpose", "Ändamål och bakgrund")}
            label="Ändra"
            what="ändamål och bakgrund"
          />
        ) : null
      }
    >
      {purpose ? <Prose text={purpose} /> : <Empty>Skriv varför förbundet finns.</Empty>}
      {history ? (
        <>
          <h3>Bakgrund</h3>
          <Prose text={history} />
        </>
      ) : null}
    </FactSection>
  );
}

function ContactSection({ screen, forms }: PartProps) {
  const { own } = screen.facts;
  const website = text(own.website);
  const rows = [
    ["E-post", text(own.officialEmail)],
    ["Postadress", text(own.postalAddress)],
    ["Webbplats", website],
  ] as const;
  const known = rows.filter(([, value]) => value !== null);
  if (known.length === 0 && !forms) return null;
  return (
    <FactSection
      id="kontakt"
      title="Kontakt"
      tools={
        forms ? (
          <EditFact form={forms.own("contact", "Kontakt")} label="Ändra" what="kontaktuppgifter" />
        ) : null
      }
    >
      {known.length === 0 ? (
        <Empty>Ange adress och e-post. De står sedan i sidhuvudet på förbundets dokument.</Empty>
      ) : (
        <dl className="fact-pairs">
          {known.map(([label, value]) => (
            <div key={label} className="contents">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </FactSection>
  );
}

/** Only for those who may change it: readers see the result. */
function LookSection({ screen, forms }: { readonly screen: AboutScreen; readonly forms: FormMaker }) {
  const { facts, forbund } = screen;
  const colour = text(facts.own.colour);
  return (
    <FactSection id="utseende" title="Titel, färg och logotyp">
      <dl className="fact-pairs">
        <dt>Chefens titel</dt>
        <dd>
          {text(facts.own.chiefTitle) ?? DEFAULT_CHIEF_TITLE}{" "}
          <EditFact form={forms.own("titles", "Titel")} label="Ändra" what="titeln" />
        </dd>
        <dt>Färg</dt>
        <dd>
          {colour ? (
            <>
              <span className="fact-swatch" style={{ background: colour }} aria-hidden="true" />
              {colour}
            </>
          ) : (
            "Finsamplans gröna"
          )}{" "}
          <EditFact form={forms.own("colour", "Färg")} label="Ändra" what="färgen" />
        </dd>
        <dt>Logotyp</dt>
        <dd>
          <LogoForm slug={forbund.slug} hasLogo={facts.hasLogo} />
        </dd>
      </dl>
    </FactSection>
  );
}
