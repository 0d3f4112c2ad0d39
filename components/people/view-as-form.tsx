"use client";

import { useState, useTransition } from "react";
import { viewAsAction } from "@/lib/features/people/actions.ts";
import type { Choice } from "@/lib/features/people/types.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { AWAY } from "./words.ts";

export function ViewAsForm({ slug, roles }: { readonly slug: string; readonly roles: readonly Choice[] }) {
  const [role, setRole] = useState(roles[0]?.value ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const show = () =>
    start(async () => {
      try {
        const answer = await viewAsAction(slug, role);
        if (answer && !answer.ok) setProblem(answer.error.message);
      } catch (error) {
        // The way to the start page is thrown too, and is not a problem.
        if (error instanceof Error && "digest" in error) throw error;
        setProblem(AWAY);
      }
    });
  return (
    <form
      className="mt-3 grid max-w-sm gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <SelectField
        id="visa-som-roll"
        label="Roll"
        options={roles}
        value={role}
        onChange={(event) => setRole(event.target.value)}
      />
      <div>
        <Button type="submit" pending={pending}>
          Visa som rollen
        </Button>
      </div>
      {problem ? (
        <Alert tone="error" live>
          {problem}
        </Alert>
      ) : null}
    </form>
  );
}
