/** Once per server process, before the first request. */
export async function register(): Promise<void> {
  // A constant of the build, not a setting: keeps Node's modules out of the bundle for the edge runtime.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startBackground } = await import("./lib/features/operator/background.ts");
    startBackground();
  }
}
