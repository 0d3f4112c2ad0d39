import type { ReactNode } from "react";
import { hideGuideAction } from "../../lib/features/guide/actions.ts";
import type { Guide, GuideStep, GuideStepId } from "../../lib/features/guide/types.ts";
import { Term } from "../layout/term.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Chip } from "../ui/chip.tsx";

const TITLE = {
  about: "Berätta om förbundet",
  members: "Lägg till medlemmarna",
  settings: "Se över trappan och inställningarna",
  people: "Bjud in dem som ska vara med",
  budget: "Gör den första budgeten",
} as const satisfies Record<GuideStepId, string>;

const WHY = {
  about: "Namn, när förbundet bildades och hur man når det. Står sedan på alla handlingar.",
  members: (
    <>
      Myndigheterna, regionen och kommunerna, med vilka platser de har i styrelsen. De delar på{" "}
      <Term id="allocation">tilldelningen</Term>.
    </>
  ),
  settings: (
    <>
      <Term id="ladder">Trappan</Term> säger hur mycket <Term id="savedMoney" /> som rekommenderas högst. Här
      finns också beloppens enhet och era egna ord.
    </>
  ),
  people: "Ekonomen, styrelsen och beredningsgruppen. Var och en får ett mejl och ser det som rollen får se.",
  budget: (
    <>
      Ett <Term id="budget">budgetår</Term> och två <Term id="plan">planår</Term>, med avsnitten som förbund
      brukar ha. Har ni redan en budget i Excel går raderna att skriva av i lugn och ro: allt sparas medan ni
      skriver.
    </>
  ),
} as const satisfies Record<GuideStepId, ReactNode>;

export interface FirstRunGuideProps {
  readonly guide: Guide;
  /** What makes a first budget, shown in the last step. */
  readonly newBudget: ReactNode;
}

/** From an empty förbund to its first budget: what is done, read from the data, and where the rest is done. */
export function FirstRunGuide({ guide, newBudget }: FirstRunGuideProps) {
  const done = guide.steps.filter((step) => step.done).length;
  const next = guide.steps.find((step) => !step.done && step.doneBy === null)?.id ?? null;
  const all = done === guide.steps.length;
  return (
    <section aria-labelledby="guide" className="guide">
      <Card className="guide-card">
        <div className="guide-head">
          <h2 id="guide">Kom i gång</h2>
          <p>
            {done} av {guide.steps.length} klara
          </p>
        </div>
        <p>
          {all
            ? "Allt är på plats. Guiden finns kvar i Hjälp om du vill se den igen."
            : "Ta stegen i vilken ordning du vill. Inget av dem måste vara klart för att du ska kunna fortsätta."}
        </p>
        <ol className="guide-steps">
          {guide.steps.map((step, index) => (
            <Step key={step.id} step={step} number={index + 1} isNext={step.id === next}>
              {step.id === "budget" && !step.done && step.doneBy === null ? newBudget : null}
            </Step>
          ))}
        </ol>
        <form action={hideGuideAction.bind(null, guide.slug)}>
          <Button type="submit" variant="quiet">
            Göm guiden
          </Button>
        </form>
      </Card>
    </section>
  );
}

interface StepProps {
  readonly step: GuideStep;
  readonly number: number;
  /** The first that this person can do. */
  readonly isNext: boolean;
  readonly children: ReactNode;
}

function Step({ step, number, isNext, children }: StepProps) {
  return (
    <li className="guide-step">
      <span className={step.done ? "mark mark-ok" : "mark mark-info"} aria-hidden="true">
        {step.done ? "✓" : number}
      </span>
      <div>
        <h3>
          {step.href === null ? (
            TITLE[step.id]
          ) : (
            <a href={step.href} aria-current={isNext ? "step" : undefined}>
              {TITLE[step.id]}
            </a>
          )}{" "}
          {step.done ? <Chip tone="ok">Klart</Chip> : isNext ? <Chip>Nästa</Chip> : null}
        </h3>
        <p>{WHY[step.id]}</p>
        {step.note || step.doneBy ? (
          <p className="guide-note">{[step.note, step.doneBy].filter(Boolean).join(" ")}</p>
        ) : null}
        {children}
      </div>
    </li>
  );
}
