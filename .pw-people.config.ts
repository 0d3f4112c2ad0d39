import base from "./playwright.config.ts";
export default { ...base, globalSetup: undefined, workers: 1, timeout: 200_000, expect: { timeout: 60_000 }, outputDir: "/tmp/people/results" };
