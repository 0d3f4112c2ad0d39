/** What an OpenID provider's claims prove. Pure, so that a test can hold it. */

const isTrue = (value: unknown) => value === true || value === 1 || value === "1" || value === "true";

/**
 * Whether the provider itself vouches that the address belongs to the person. OpenID Connect Core 5.1 has
 * `email_verified`. Entra ID leaves it out, and lets an administrator of any directory write any address, but
 * its optional claim `xms_edov` says that the directory owns the address's domain.
 */
export function emailIsVouchedFor(issuer: string, claims: Readonly<Record<string, unknown>>): boolean {
  if (isTrue(claims.email_verified)) return true;
  const isEntra = new URL(issuer).hostname === "login.microsoftonline.com";
  return isEntra && claims.email_verified === undefined && isTrue(claims.xms_edov);
}

/** Where a provider says who it is (OpenID Connect Discovery 4). */
export const discoveryUrl = (issuer: string) =>
  `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
