/** What every answer tells the browser it may do. Pure; proxy.ts sets it. */

export interface PageAddress {
  readonly nonce: string;
  readonly https: boolean;
  /** `next dev` evaluates code, injects styles and speaks over a web socket. */
  readonly development: boolean;
}

/**
 * Scripts run only with the request's nonce, or when such a script loads them; none stands in the markup.
 * Style elements need the nonce too. Style attributes are allowed: chart and combo box libraries write them
 * on the server, where no nonce can be put, and they cannot run code.
 */
export function contentSecurityPolicy({ nonce, https, development }: PageAddress): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Beside the policy, what depends on the address; next.config.js sets the rest, on built files too. */
export function addressHeaders(https: boolean): readonly (readonly [string, string])[] {
  return [
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ...(https ? [["Strict-Transport-Security", "max-age=31536000"] as const] : []),
  ];
}
