"use client";

import { useState, useTransition } from "react";
import { resendMailAction } from "@/lib/features/operator/actions.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";

export interface ResendButtonProps {
  readonly mailId: string;
  /** It may have arrived already. */
  readonly unsure: boolean;
}

export function ResendButton({ mailId, unsure }: ResendButtonProps) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const resend = () =>
    start(async () => {
      const told = await resendMailAction(mailId).catch(
        () => "Servern svarar inte. Kontrollera anslutningen och försök igen.",
      );
      setProblem(told);
      if (told === null) setAsking(false);
    });
  return (
    <div>
      <Button onClick={() => setAsking(true)}>Skicka igen</Button>
      {asking ? (
        <Dialog title="Skicka mejlet igen?" onClose={() => setAsking(false)}>
          <p>
            {unsure
              ? "Mejlet kan redan ha kommit fram. Skickas det igen kan mottagaren få det två gånger."
              : "Mejlet kom inte fram. Det läggs i kön och skickas så snart det går."}
          </p>
          {problem ? (
            <Alert tone="error" live>
              {problem}
            </Alert>
          ) : null}
          <DialogActions>
            <Button variant="primary" pending={pending} onClick={resend}>
              {pending ? "Skickar …" : "Skicka igen"}
            </Button>
            <Button onClick={() => setAsking(false)}>Avbryt</Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </div>
  );
}
