import { env } from "./lib/platform/env.ts";

/** Once per server process, before the first request. */
export async function register(): Promise<void> {
  const { startBackground } = await import("./lib/features/operator/background.ts");
  env();
  startBackground();
}
