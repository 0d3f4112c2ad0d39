"use client";

import { useRouter } from "next/navigation";
import { useId, useRef, useState, useTransition } from "react";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { sendFile } from "./send-file.ts";

export interface FileButtonProps {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  /** What the picker offers; the server looks at the bytes. */
  readonly accept: string;
  /** Said before anything is sent; the server has the same limit. */
  readonly maxBytes: number;
  readonly tooLarge: string;
}

/** Picks a file and sends it at once. */
export function FileButton({ path, label, hint, accept, maxBytes, tooLarge }: FileButtonProps) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const send = (file: File | undefined) =>
    start(async () => {
      if (!file) return;
      const told = file.size > maxBytes ? tooLarge : await sendFile(path, file);
      setProblem(told);
      if (input.current) input.current.value = "";
      if (told === null) router.refresh();
    });
  return (
    <div className="fact-file">
      <input
        ref={input}
        type="file"
        accept={accept}
        tabIndex={-1}
        aria-hidden="true"
        className="visually-hidden"
        onChange={(event) => send(event.target.files?.[0])}
      />
      <Button pending={pending} aria-describedby={hintId} onClick={() => input.current?.click()}>
        {pending ? "Skickar …" : label}
      </Button>
      <span id={hintId} className="field-hint">
        {hint}
      </span>
      {problem ? (
        <Alert tone="error" live>
          {problem}
        </Alert>
      ) : null}
    </div>
  );
}
