"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { signInSchema } from "@/lib/features/sign-in/schema.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { TextField } from "../ui/text-field.tsx";
import { postJson } from "./post.ts";

const FIELD = "kod";

export interface CodeFormProps {
  readonly email: string;
  /** Else one had the code before, as `npm run create-admin` prints it. */
  readonly mailed: boolean;
  /** A path on this site, already checked. */
  readonly returnPath: string;
  readonly onChangeEmail: () => void;
}

export function CodeForm({ email, mailed, returnPath, onChangeEmail }: CodeFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [resent, setResent] = useState<"no" | "sending" | "yes">("no");
  const form = useForm({
    resolver: zodResolver(signInSchema),
    defaultValues: { email, code: "", remember: false },
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const { errors, isSubmitting, submitCount } = form.formState;
  const fieldError = errors.code?.message ?? null;
  const { setFocus } = form;
  useEffect(() => setFocus("code"), [setFocus]);

  const send = form.handleSubmit(
    async (given) => {
      setProblem(null);
      setResent("no");
      const answer = await postJson("/api/auth/sign-in", given);
      if (answer.ok) {
        // A whole load: nothing that was rendered for nobody, or for somebody else, stays behind.
        window.location.assign(returnPath);
        // Until the new page comes the button says so.
        await new Promise(() => {});
      } else if (answer.field === "code") form.setError("code", { message: answer.message });
      else setProblem(answer.message);
    },
    () => setProblem(null),
  );
  const sendAgain = async () => {
    setResent("sending");
    setProblem(null);
    form.clearErrors();
    const answer = await postJson("/api/auth/code", { email });
    setResent(answer.ok ? "yes" : "no");
    if (!answer.ok) setProblem(answer.message);
  };

  const shown = fieldError ?? problem;
  return (
    <form method="post" noValidate onSubmit={send} className="grid gap-5">
      <ErrorSummary
        key={`${submitCount} ${shown}`}
        errors={shown ? [{ fieldId: fieldError ? FIELD : null, message: shown }] : []}
      />
      <p role="status" className="m-0">
        {resent === "yes" ? "En ny kod är på väg till " : null}
        {resent !== "yes" && mailed ? "Om adressen finns här är en kod på väg till " : null}
        {resent !== "yes" && !mailed ? "Skriv koden som du har fått för " : null}
        <strong className="break-words">{email}</strong>. Den gäller i tio minuter.
      </p>
      <TextField
        {...form.register("code")}
        id={FIELD}
        label="Kod"
        hint={mailed || resent === "yes" ? "Sex siffror, från det senaste mejlet." : "Sex siffror."}
        error={fieldError}
        inputMode="numeric"
        autoComplete="one-time-code"
        className="max-w-40 tracking-widest"
      />
      <Checkbox
        {...form.register("remember")}
        label="Kom ihåg den här enheten i 60 dagar"
        hint="Bara på en enhet som du använder själv."
      />
      <Button type="submit" variant="primary" pending={isSubmitting}>
        {isSubmitting ? "Loggar in …" : "Logga in"}
      </Button>
      {resent === "yes" ? <Alert tone="info">Den förra koden gäller inte längre.</Alert> : null}
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <Button variant="quiet" pending={resent === "sending"} onClick={sendAgain}>
          Skicka en ny kod
        </Button>
        <Button variant="quiet" onClick={onChangeEmail}>
          Byt e-postadress
        </Button>
      </div>
    </form>
  );
}
