import type { Role } from "../../core/permission.ts";

export interface ExampleAccount {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface ExampleForbund {
  readonly slug: string;
  readonly name: string;
  readonly accounts: readonly ExampleAccount[];
}

export interface SignInPageData {
  /** A path on this site. */
  readonly returnPath: string;
  /** Empty without DEMO. */
  readonly examples: readonly ExampleForbund[];
  /** Who is signed in already, if anyone. */
  readonly signedInAs: string | null;
}
