"use client";

import { useState, useTransition } from "react";
import { acceptInvitationAction } from "@/lib/features/people/actions.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { AWAY } from "./words.ts";

/** The button that answers: only a person presses it, a mail scanner never does. */
export function AcceptButton({
  invitationId,
  what,
}: {
  readonly invitationId: string;
  readonly what: string;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const accept = () =>
    start(async () => {
      try {
        const answer = await acceptInvitationAction(invitationId);
        if (answer && !answer.ok) setProblem(answer.error.message);
      } catch (error) {
        if (error instanceof Error && "digest" in error) throw error;
        setProblem(AWAY);
      }
    });
  return (
    <form
      className="mt-3 grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
    >
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {pending ? "Tar emot …" : "Ta emot"}
          <span className="visually-hidden"> {what}</span>
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
