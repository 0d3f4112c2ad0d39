/** Why sign-in with an OpenID provider ended without a session, as the sign-in page's address carries it. */
export type OidcRefusal = "unknown" | "cancelled" | "failed" | "away";

const CODE = {
  unknown: "okand",
  cancelled: "avbruten",
  failed: "misslyckad",
  away: "borta",
} as const satisfies Record<OidcRefusal, string>;

export const signInAddress = (refusal: OidcRefusal) => `/logga-in?inloggning=${CODE[refusal]}`;

/** The sentence for `?inloggning=`; null when nothing of ours stands there. */
export function oidcRefusalText(code: unknown, provider: string): string | null {
  switch (code) {
    case CODE.unknown:
      return `Ingen i Finsamplan har den adress som ${provider} går i god för. Be förbundschefen att bjuda in dig med den adressen.`;
    case CODE.cancelled:
      return `Inloggningen med ${provider} avbröts. Försök igen när du vill.`;
    case CODE.failed:
      return `Inloggningen med ${provider} gick inte att slutföra. Försök igen härifrån, i samma webbläsare.`;
    case CODE.away:
      return `Inloggningen hos ${provider} svarar inte. Försök igen om en stund.`;
    default:
      return null;
  }
}
