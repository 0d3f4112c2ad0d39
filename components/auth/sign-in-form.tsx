"use client";

import { useState } from "react";
import { CodeForm } from "./code-form.tsx";
import { EmailForm } from "./email-form.tsx";

/** Two steps on one page: the address, then the code that was mailed to it or that a command printed. */
export function SignInForm({ returnPath }: { readonly returnPath: string }) {
  const [email, setEmail] = useState("");
  const [step, setStep] = useState<"email" | "mailed" | "told">("email");
  return step === "email" ? (
    <EmailForm
      email={email}
      onDone={(to, how) => {
        setEmail(to);
        setStep(how);
      }}
    />
  ) : (
    <CodeForm
      email={email}
      mailed={step === "mailed"}
      returnPath={returnPath}
      onChangeEmail={() => setStep("email")}
    />
  );
}
