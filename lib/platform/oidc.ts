import "server-only";
import { createHash } from "node:crypto";
import { betterAuth } from "better-auth/minimal";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { authOptions } from "./auth.ts";
import { env } from "./env.ts";
import type { OidcSettings } from "./env-rules.ts";
import { discoveryUrl, emailIsVouchedFor } from "./oidc-rules.ts";

/** Registered at the provider; the same whatever the provider is. */
export const callbackAddress = () => `${env().APP_URL}/api/auth/callback/oidc`;

/** Subjects are unique at their issuer only, so accounts of another issuer must never be taken for this one's. */
export const providerIdOf = ({ issuer }: OidcSettings) =>
  `oidc-${createHash("sha256").update(issuer).digest("hex").slice(0, 16)}`;

/**
 * An own instance beside the one for codes: it asks the provider who it is as it starts, and a provider that is
 * away must not keep anyone from signing in by code. Authorization code flow with PKCE, `state` bound to the
 * browser by a cookie, `nonce`, and an id token whose signature, issuer, audience and age are verified.
 */
function build(settings: OidcSettings) {
  const options = authOptions();
  return betterAuth({
    ...options,
    account: {
      updateAccountOnSignIn: false,
      accountLinking: {
        enabled: true,
        // The provider has to vouch for the address. Ours may be unproven: persons come into being by being
        // invited, never by signing up, so nobody can lie in wait under another's address.
        trustedProviders: [],
        requireLocalEmailVerified: false,
      },
    },
    databaseHooks: {
      ...options.databaseHooks,
      account: {
        // Nothing is ever asked of the provider again, so its keys are not kept.
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: providerIdOf(settings),
            name: settings.name,
            discoveryUrl: discoveryUrl(settings.issuer),
            clientId: settings.clientId,
            clientSecret: settings.clientSecret,
            redirectURI: callbackAddress(),
            scopes: ["openid", "email", "profile"],
            pkce: true,
            requireIdTokenVerification: true,
            disableSignUp: true,
            // Without an id token nothing binds the answer to this browser's question.
            accountSubject: ({ tokens, profile }) => (tokens.idToken ? (profile.sub ?? "") : ""),
            mapProfileToUser: (claims) => ({ emailVerified: emailIsVouchedFor(settings.issuer, claims) }),
          },
        ],
      }),
    ],
  });
}

export type OidcAuth = ReturnType<typeof build>;

let built: OidcAuth | null = null;

export function oidcAuth(settings: OidcSettings): OidcAuth {
  built ??= build(settings);
  return built;
}

/** After a failure to reach the provider the next try starts anew. */
export function forgetOidcAuth(): void {
  built = null;
}
