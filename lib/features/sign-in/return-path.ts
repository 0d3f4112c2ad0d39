/** Where sign-in leads when nothing was asked for; that page sends each one on to what is theirs. */
const START_PATH = "/";

/**
 * The page one wanted, from `?till=`: only a path on this site, else the start page. Browsers read `//host`
 * and `/\host` as another site and drop tabs and line breaks, so those never pass; what comes out is the
 * path as a browser itself understood it.
 */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > 2000) return START_PATH;
  if (!/^\/(?![/\\])/.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return START_PATH;
  if (!URL.canParse(wanted, "http://site.invalid")) return START_PATH;
  const url = new URL(wanted, "http://site.invalid");
  // "/.//host" resolves to the path "//host".
  if (url.origin !== "http://site.invalid" || url.pathname.startsWith("//")) return START_PATH;
  const leadsBack =
    url.pathname === "/logga-in" || url.pathname === "/api" || url.pathname.startsWith("/api/");
  return leadsBack ? START_PATH : `${url.pathname}${url.search}${url.hash}`;
}
