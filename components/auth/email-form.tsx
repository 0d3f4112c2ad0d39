"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { codeRequestSchema } from "@/lib/features/sign-in/schema.ts";
import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { TextField } from "../ui/text-field.tsx";
import { postJson } from "./post.ts";

const FIELD = "e-post";

export interface EmailFormProps {
  /** The address given before, when one has gone back to change it. */
  readonly email: string;
  /** The code is on its way by mail, or one has it already: asking for another would end that one. */
  readonly onDone: (email: string, how: "mailed" | "told") => void;
}

export function EmailForm({ email, onDone }: EmailFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    resolver: zodResolver(codeRequestSchema),
    defaultValues: { email },
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const { errors, isSubmitting, submitCount } = form.formState;
  const fieldError = errors.email?.message ?? null;

  const send = form.handleSubmit(
    async (wanted) => {
      setProblem(null);
      const answer = await postJson("/api/auth/code", wanted);
      if (answer.ok) onDone(wanted.email, "mailed");
      else if (answer.field === "email") form.setError("email", { message: answer.message });
      else setProblem(answer.message);
    },
    () => setProblem(null),
  );

  const goOn = form.handleSubmit(
    (wanted) => onDone(wanted.email, "told"),
    () => setProblem(null),
  );

  const shown = fieldError ?? problem;
  return (
    // POST, so that an address typed before the page is ready never ends up in an address bar.
    <form method="post" noValidate onSubmit={send} className="grid gap-5">
      <ErrorSummary
        key={submitCount}
        errors={shown ? [{ fieldId: fieldError ? FIELD : null, message: shown }] : []}
      />
      <TextField
        {...form.register("email")}
        id={FIELD}
        type="email"
        label="E-postadress"
        hint="Vi skickar en kod på sex siffror dit."
        error={fieldError}
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Button type="submit" variant="primary" pending={isSubmitting}>
        {isSubmitting ? "Skickar koden …" : "Skicka kod"}
      </Button>
      <Button variant="quiet" className="w-fit" onClick={() => void goOn()}>
        Jag har redan en kod
      </Button>
    </form>
  );
}
