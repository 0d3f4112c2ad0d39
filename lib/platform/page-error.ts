import "server-only";
import { log } from "./log.ts";

interface FailedRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const textAt = (from: unknown, key: string): string | undefined => {
  const value: unknown = typeof from === "object" && from !== null ? Reflect.get(from, key) : undefined;
  return typeof value === "string" ? value : undefined;
};

/**
 * A surprise in a page or a server action. `errorId` is the number the page shows (Next's digest): whoever is told it
 * finds the line here, and by the request's id everything else of that request.
 */
export function logPageError(error: unknown, request: FailedRequest, kind: string): void {
  log.error(
    {
      errorId: textAt(error, "digest"),
      requestId: textAt(request.headers, "x-request-id"),
      method: request.method,
      path: request.path.split("?")[0],
      kind,
      err: error,
    },
    "page failed",
  );
}
