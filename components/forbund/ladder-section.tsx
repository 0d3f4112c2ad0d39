import { ore } from "../../lib/core/money.ts";
import { formatDate, plainDate } from "../../lib/core/swedish-date.ts";
import { formatKr, formatPercent } from "../../lib/core/swedish-number.ts";
import type { LadderFact, SettingsScreen } from "../../lib/features/forbund/types.ts";
import { Term } from "../layout/term.tsx";
import { EditFact } from "./edit-fact.tsx";
import type { FormMaker } from "./fact-form.ts";
import { FactRow, FactSection } from "./fact-parts.tsx";

const kr = (amount: number) => `${formatKr(ore(amount))}\u00a0kr`;

/** The steps of the recommendation on saved money, and what they are. */
export function LadderSection({
  screen,
  forms,
}: {
  readonly screen: SettingsScreen;
  readonly forms: FormMaker | null;
}) {
  const { ladder } = screen.facts;
  return (
    <FactSection
      id="rekommendation"
      title="Rekommendation om sparade medel"
      tools={
        forms ? (
          <EditFact
            form={forms.add("ladderStep", "Lägg till steg", { fromOre: 0 })}
            label="Lägg till"
            what="steg"
          />
        ) : null
      }
    >
      <p className="fact-lead">
        Nationella rådet rekommenderar hur stora <Term id="savedMoney" /> ett förbund högst bör ha i
        förhållande till årets <Term id="allocation" />. Det är en rekommendation och inget lagkrav. Har
        förbundet mer kan statens tilldelning bli lägre nästa år.
      </p>
      <ul className="fact-rows">
        {ladder.map((step) => (
          <FactRow
            key={step.id}
            main={stepText(step)}
            sub={subText(step)}
            tools={
              forms ? (
                <EditFact
                  form={forms.row("ladderStep", "Steg i rekommendationen", step)}
                  label="Ändra"
                  what={`steget från ${kr(step.fromOre)}`}
                />
              ) : null
            }
          />
        ))}
      </ul>
      <p className="field-hint mt-3">
        Stegen gäller nya budgetar. En budget som redan finns behåller de steg den skapades med. Källa till
        modellen: Försäkringskassan, Fördelningsmodell för statens medelstilldelning, 22 januari 2015.
      </p>
    </FactSection>
  );
}

function stepText({ fromOre, toOre, percent, capOre }: LadderFact): string {
  const cap = capOre === null ? "" : `, dock högst ${kr(capOre)}`;
  const share = `högst ${formatPercent(percent)} av tilldelningen${cap}`;
  if (fromOre === 0 && toOre === null) return `Alla tilldelningar: ${share}`;
  if (toOre === null) return `Från ${kr(fromOre)}: ${share}`;
  return `Från ${kr(fromOre)} upp till ${kr(toOre)}: ${share}`;
}

function subText({ source, validFrom }: LadderFact): string | null {
  const from = plainDate(validFrom ?? "");
  const parts = [source ? `Källa: ${source}` : null, from ? `gäller från ${formatDate(from)}` : null];
  return parts.filter((part) => part !== null).join(", ") || null;
}
