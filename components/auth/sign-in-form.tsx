"use client";

import { useState } from "react";
import { CodeForm } from "./code-form.tsx";
import { EmailForm } from "./email-form.tsx";

/** Two steps on one page: the address, then the code that was mailed to it. */
export function SignInForm({ returnPath }: { readonly returnPath: string }) {
  const [email, setEmail] = useState("");
  const [step, setStep] = useState<"email" | "code">("email");
  return step === "email" ? (
    <EmailForm
      email={email}
      onSent={(to) => {
        setEmail(to);
        setStep("code");
      }}
    />
  ) : (
    <CodeForm email={email} returnPath={returnPath} onChangeEmail={() => setStep("email")} />
  );
}
