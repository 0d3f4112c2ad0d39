"use client";

import { useState, useTransition } from "react";
import { rerunJobAction } from "@/lib/features/operator/actions.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";

export function RerunButton({ jobId }: { readonly jobId: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const rerun = () =>
    start(async () => {
      setProblem(
        await rerunJobAction(jobId).catch(
          () => "Servern svarar inte. Kontrollera anslutningen och försök igen.",
        ),
      );
    });
  return (
    <div className="grid gap-2">
      <Button pending={pending} onClick={rerun} className="w-fit">
        {pending ? "Lägger i kön …" : "Kör igen"}
      </Button>
      {problem ? (
        <Alert tone="error" live>
          {problem}
        </Alert>
      ) : null}
    </div>
  );
}
