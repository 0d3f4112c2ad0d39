"use client";

import { useState, useTransition } from "react";
import { LOGO_REFUSAL_TEXT, MAX_LOGO_BYTES } from "@/lib/core/forbund/image-size.ts";
import { removeLogoAction } from "@/lib/features/forbund/actions.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { AWAY } from "./fact-dialog.tsx";
import { FileButton } from "./file-button.tsx";

export function LogoForm({ slug, hasLogo }: { readonly slug: string; readonly hasLogo: boolean }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const remove = () =>
    start(async () => {
      const answer = await removeLogoAction({ slug }).catch(() => null);
      setProblem(answer?.ok ? null : (answer?.message ?? AWAY));
    });
  return (
    <>
      <FileButton
        path={`/api/forbund/${slug}/logotyp`}
        label={hasLogo ? "Byt logotyp" : "Välj logotyp"}
        hint="Png eller jpg, högst 1 MB."
        accept="image/png,image/jpeg"
        maxBytes={MAX_LOGO_BYTES}
        tooLarge={LOGO_REFUSAL_TEXT.tooLarge}
      />
      {hasLogo ? (
        <Button variant="quiet" className="fact-edit" pending={pending} onClick={remove}>
          Ta bort logotypen
        </Button>
      ) : null}
      {problem ? (
        <Alert tone="error" live>
          {problem}
        </Alert>
      ) : null}
    </>
  );
}
