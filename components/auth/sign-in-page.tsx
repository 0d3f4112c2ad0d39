import type { SignInPageData } from "@/lib/features/sign-in/types.ts";
import { ExampleAccounts } from "./example-accounts.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage({ returnPath, examples, signedInAs }: SignInPageData) {
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
        <SignInForm returnPath={returnPath} />
      </div>
      {examples.length > 0 ? <ExampleAccounts forbunds={examples} returnPath={returnPath} /> : null}
    </main>
  );
}
