import "server-only";
import { currentPerson } from "../../platform/session.ts";
import { listExampleAccounts } from "./data.ts";
import { safeReturnPath } from "./return-path.ts";
import type { SignInPageData } from "./types.ts";

export async function loadSignIn(wanted: unknown): Promise<SignInPageData> {
  const [examples, person] = await Promise.all([listExampleAccounts(), currentPerson()]);
  return { returnPath: safeReturnPath(wanted), examples, signedInAs: person?.email ?? null };
}
