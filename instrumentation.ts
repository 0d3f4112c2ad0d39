import type { Instrumentation } from "next";

/** Once per server process, before the first request. */
export async function register(): Promise<void> {
  // A constant of the build, not a setting: keeps Node's modules out of the bundle for the edge runtime.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startBackground } = await import("./lib/features/operator/background.ts");
    startBackground();
  }
}

/** What failed in a page or a server action; route handlers log their own. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routeType }) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logPageError } = await import("./lib/platform/page-error.ts");
    logPageError(error, request, routeType);
  }
};
