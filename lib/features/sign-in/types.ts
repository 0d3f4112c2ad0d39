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
  /** Whether a mailed code signs in here. */
  readonly byCode: boolean;
  /** The OpenID provider people sign in with. */
  readonly provider: {
    readonly name: string;
    readonly href: string;
    /** Why the last try ended without a session. */
    readonly refusal: string | null;
  } | null;
  /** Who is signed in already, if anyone. */
  readonly signedInAs: string | null;
  /** The browser holds a session that has ended by itself. */
  readonly sessionEnded: boolean;
}
