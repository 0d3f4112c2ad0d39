import { DEFAULT_CHIEF_TITLE, definite } from "../../lib/core/forbund/titles.ts";
import { formatPercent } from "../../lib/core/swedish-number.ts";
import type { PartProps } from "./about-page.tsx";
import { EditFact } from "./edit-fact.tsx";
import { Empty, FactRow, FactSection, periodText } from "./fact-parts.tsx";

const join = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(". ") || null;

export function OfficeSection({ screen, forms }: PartProps) {
  const { posts, own } = screen.facts;
  const title = typeof own.chiefTitle === "string" ? own.chiefTitle : DEFAULT_CHIEF_TITLE;
  const held = posts.filter(({ validTo }) => validTo === null || validTo >= screen.today);
  const past = posts.filter((post) => !held.includes(post));
  const row = (post: (typeof posts)[number]) => (
    <FactRow
      key={post.id}
      main={`${capital(post.title)}${post.percent === null ? "" : `, ${formatPercent(post.percent)}`}`}
      sub={join([post.sharedWith && `Delas med ${post.sharedWith}`, post.tasks, periodText(post)])}
      tools={
        forms ? (
          <EditFact form={forms.row("officePost", post.title, post)} label="Ändra" what={post.title} />
        ) : null
      }
    />
  );
  return (
    <FactSection
      id="kansli"
      title="Kansli"
      tools={
        forms ? (
          <EditFact form={forms.add("officePost", "Lägg till tjänst")} label="Lägg till" what="tjänst" />
        ) : null
      }
    >
      {held.length === 0 ? (
        <Empty>{`Tjänsterna på kansliet är inte inlagda än. ${capital(definite(title))} leder arbetet.`}</Empty>
      ) : (
        <ul className="fact-rows">{held.map(row)}</ul>
      )}
      {past.length > 0 ? (
        <details className="fact-past">
          <summary>Tidigare tjänster</summary>
          <ul className="fact-rows">{past.map(row)}</ul>
        </details>
      ) : null}
    </FactSection>
  );
}

export function ServiceSection({ screen, forms }: PartProps) {
  const { services, members } = screen.facts;
  if (services.length === 0 && !forms) return null;
  const held = services.filter(({ validTo }) => validTo === null || validTo >= screen.today);
  const past = services.filter((service) => !held.includes(service));
  const row = (service: (typeof services)[number]) => {
    const from = members.find(({ id }) => id === service.supplierMemberId)?.name ?? service.supplier;
    return (
      <FactRow
        key={service.id}
        main={from ? `${service.area}: ${from}` : service.area}
        sub={join([service.agreement, periodText(service)])}
        tools={
          forms ? (
            <EditFact
              form={forms.row("boughtService", service.area, service)}
              label="Ändra"
              what={service.area}
            />
          ) : null
        }
      />
    );
  };
  return (
    <FactSection
      id="tjanster"
      title="Köpta tjänster"
      tools={
        forms ? (
          <EditFact
            form={forms.add("boughtService", "Lägg till köpt tjänst")}
            label="Lägg till"
            what="köpt tjänst"
          />
        ) : null
      }
    >
      {held.length === 0 ? (
        <Empty>Här står det som förbundet köper, till exempel ekonomi, arkiv och dataskyddsombud.</Empty>
      ) : (
        <ul className="fact-rows">{held.map(row)}</ul>
      )}
      {past.length > 0 ? (
        <details className="fact-past">
          <summary>Tidigare tjänster</summary>
          <ul className="fact-rows">{past.map(row)}</ul>
        </details>
      ) : null}
    </FactSection>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
