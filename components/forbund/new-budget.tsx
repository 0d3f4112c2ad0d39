"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { createFirstBudgetAction } from "@/lib/features/budget/first-budget-actions.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AWAY } from "./fact-dialog.tsx";

export interface NewBudgetProps {
  readonly slug: string;
  /** Suggested budget year. */
  readonly year: number;
  /** "Ny budget" where there is none, else "Nytt budgetår". */
  readonly label: string;
  readonly primary: boolean;
}

/** Makes an empty budget of a year and opens it. */
export function NewBudget({ slug, year, label, primary }: NewBudgetProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={primary ? "primary" : "secondary"} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? <NewBudgetDialog slug={slug} year={year} title={label} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface DialogProps {
  readonly slug: string;
  readonly year: number;
  readonly title: string;
  readonly onClose: () => void;
}

function NewBudgetDialog({ slug, year, title, onClose }: DialogProps) {
  const router = useRouter();
  const [budgetYear, setBudgetYear] = useState(String(year));
  const [opening, setOpening] = useState("");
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const [pending, start] = useTransition();
  const make = () =>
    start(async () => {
      const answer = await createFirstBudgetAction({ slug, budgetYear, opening }).catch(() => null);
      if (answer?.ok) {
        router.push(`/${slug}/${answer.budgetYear}/budget`);
        return;
      }
      setErrors(answer?.fields ?? {});
      setProblem(answer === null ? AWAY : answer.message);
      setTries((count) => count + 1);
    });
  const told = [
    ...Object.entries(errors).map(([key, message]) => ({ fieldId: `ny-${key}`, message })),
    ...(problem === null ? [] : [{ fieldId: null, message: problem }]),
  ];
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <ErrorSummary key={tries} errors={told} />
        <p>Budgeten får budgetåret och två planår, med tomma avsnitt att fylla i.</p>
        <TextField
          id="ny-budgetYear"
          label="Budgetår"
          inputMode="numeric"
          className="fact-short"
          value={budgetYear}
          error={errors.budgetYear ?? null}
          onChange={(event) => setBudgetYear(event.target.value)}
        />
        <TextField
          id="ny-opening"
          label="Sparade medel 1 januari budgetåret"
          hint="I kronor. Lämna tomt om du inte vet än."
          inputMode="decimal"
          className="fact-short"
          value={opening}
          error={errors.opening ?? null}
          onChange={(event) => setOpening(event.target.value)}
        />
        <DialogActions>
          <Button type="submit" variant="primary" pending={pending}>
            {pending ? "Skapar …" : "Skapa budgeten"}
          </Button>
          <Button onClick={onClose}>Avbryt</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
