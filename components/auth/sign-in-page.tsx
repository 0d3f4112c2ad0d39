import type { SignInPageData } from "@/lib/features/sign-in/types.ts";
import { Alert } from "../ui/alert.tsx";
import { LinkButton } from "../ui/button.tsx";
import { ExampleAccounts } from "./example-accounts.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage(data: SignInPageData) {
  const { returnPath, examples, byCode, provider, signedInAs, sessionEnded } = data;
  return (
    <main className="mx-auto grid max-w-4xl gap-10 px-4 py-8 sm:py-14">
      <div className="grid w-full max-w-md gap-5">
        <p className="m-0 font-serif text-xl font-semibold text-brand">Finsamplan</p>
        <h1>Logga in</h1>
        {signedInAs ? (
          <p className="m-0 text-ink-2">
            Du är inloggad som <span className="break-all">{signedInAs}</span>.{" "}
            <a href={returnPath}>Fortsätt</a>
            {" eller logga in som någon annan här."}
          </p>
        ) : null}
        {sessionEnded ? (
          <Alert title="Inloggningen har gått ut">
            <p>Logga in igen, så kommer du tillbaka dit du var. Inget du har sparat är borta.</p>
          </Alert>
        ) : null}
        {provider?.refusal ? <Alert tone="warning">{provider.refusal}</Alert> : null}
        {provider ? (
          <LinkButton href={provider.href} variant={byCode ? "secondary" : "primary"} className="w-fit">
            Logga in med {provider.name}
          </LinkButton>
        ) : null}
        {provider && byCode ? <p className="m-0 text-ink-2">Eller med en kod som skickas med mejl:</p> : null}
        {byCode ? <SignInForm returnPath={returnPath} /> : null}
        <p className="m-0 flex flex-wrap gap-x-6 gap-y-1">
          <a href="/hjalp" className="py-1">
            Hjälp
          </a>
          <a href="/tillganglighet" className="py-1">
            Tillgänglighet
          </a>
        </p>
      </div>
      {examples.length > 0 ? <ExampleAccounts forbunds={examples} returnPath={returnPath} /> : null}
    </main>
  );
}
