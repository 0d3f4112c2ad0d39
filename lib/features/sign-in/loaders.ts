import "server-only";
import { currentPerson } from "../../platform/session.ts";
import { type ExampleForbund, listExampleAccounts } from "./data.ts";
import { safeReturnPath } from "./return-path.ts";

export interface SignInPageData {
  readonly returnPath: string;
  /** Empty without DEMO. */
  readonly examples: readonly ExampleForbund[];
  /** Who is signed in already, if anyone. */
  readonly signedInAs: string | null;
}

export async function loadSignIn(wanted: unknown): Promise<SignInPageData> {
  const [examples, person] = await Promise.all([listExampleAccounts(), currentPerson()]);
  return { returnPath: safeReturnPath(wanted), examples, signedInAs: person?.email ?? null };
}
