import "server-only";
import { cookies } from "next/headers";
import { env } from "../../platform/env.ts";
import { currentPerson } from "../../platform/session.ts";
import { sessionCookieName } from "../../platform/session-cookie.ts";
import { listExampleAccounts } from "./data.ts";
import { oidcRefusalText } from "./oidc-schema.ts";
import { safeReturnPath } from "./return-path.ts";
import type { SignInPageData } from "./types.ts";

/** `wanted` is the page sign-in leads to, `ended` how a try with the OpenID provider ended. */
export async function loadSignIn(wanted: unknown, ended: unknown): Promise<SignInPageData> {
  const [examples, person] = await Promise.all([listExampleAccounts(), currentPerson()]);
  const { SIGN_IN_CODE, oidc } = env();
  const returnPath = safeReturnPath(wanted);
  return {
    returnPath,
    examples,
    byCode: SIGN_IN_CODE,
    provider: oidc && {
      name: oidc.name,
      href: `/api/auth/oidc?till=${encodeURIComponent(returnPath)}`,
      refusal: oidcRefusalText(ended, oidc.name),
    },
    signedInAs: person?.email ?? null,
    // Sign-out takes the cookie away; one that is left belongs to a session that ended by itself.
    sessionEnded: person === null && (await cookies()).has(sessionCookieName()),
  };
}
