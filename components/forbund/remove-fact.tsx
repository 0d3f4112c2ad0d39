"use client";

import { useState, useTransition } from "react";
import type { RowKind } from "@/lib/core/forbund/facts.ts";
import { removeFactAction } from "@/lib/features/forbund/actions.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";

export interface RemoveFactProps {
  readonly slug: string;
  readonly kind: RowKind;
  readonly id: string;
  readonly onRemoved: () => void;
}

/** For a row put in by mistake; what has been true gets a last day and stays readable. */
export function RemoveFact({ slug, kind, id, onRemoved }: RemoveFactProps) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const remove = () =>
    start(async () => {
      const answer = await removeFactAction({ slug, kind, id }).catch(() => null);
      if (answer?.ok) onRemoved();
      else setProblem(answer?.message ?? "Servern svarar inte. Kontrollera anslutningen och försök igen.");
    });
  if (!asking)
    return (
      <p className="fact-remove">
        <Button variant="quiet" onClick={() => setAsking(true)}>
          Ta bort
        </Button>
      </p>
    );
  return (
    <div className="fact-remove">
      <p>
        {REMOVE_TEXT[kind] ?? "Ta bara bort det som lades in av misstag. Har det gällt, ange en sista dag."}
      </p>
      {problem ? (
        <Alert tone="error" live>
          {problem}
        </Alert>
      ) : null}
      <DangerRow pending={pending} onRemove={remove} onKeep={() => setAsking(false)} />
    </div>
  );
}

const REMOVE_TEXT: { readonly [K in RowKind]?: string } = {
  charter: "Ta bara bort en version som lades in av misstag. Äldre versioner hör till förbundets historia.",
  ladderStep: "Steget tas bort för nya budgetar. Budgetar som redan finns behåller sina steg.",
  stateAllocation: "Beloppet tas bort. Bidragen för året går då inte att räkna ut.",
};

function DangerRow({
  pending,
  onRemove,
  onKeep,
}: {
  readonly pending: boolean;
  readonly onRemove: () => void;
  readonly onKeep: () => void;
}) {
  return (
    <p className="fact-remove-actions">
      <Button variant="danger" pending={pending} onClick={onRemove}>
        {pending ? "Tar bort …" : "Ta bort"}
      </Button>
      <Button onClick={onKeep}>Behåll</Button>
    </p>
  );
}
