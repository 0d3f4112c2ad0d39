/** `contracts.md` "Origin on writes": a write that comes from a browser comes from our own pages. */

export interface WriteRequest {
  readonly method: string;
  readonly origin: string | null;
  readonly secFetchSite: string | null;
}

export interface OwnAddress {
  readonly appUrl: string;
  readonly demo: boolean;
  readonly port: number;
}

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether the request may go on. Reads always may. A write without `Origin` and `Sec-Fetch-Site` comes from
 * no browser, so there are no cookies to misuse. Any other has to name our own origin exactly; an address
 * bar at localhost and one at 127.0.0.1 are both the owner's while DEMO is on.
 */
export function mayWriteFrom({ method, origin, secFetchSite }: WriteRequest, own: OwnAddress): boolean {
  if (READS.has(method)) return true;
  if (origin === null) return secFetchSite === null;
  if (origin === own.appUrl) return true;
  if (!own.demo) return false;
  return ["localhost", "127.0.0.1"].some((host) => origin === new URL(`http://${host}:${own.port}`).origin);
}
