import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = path.dirname(fileURLToPath(import.meta.url));
const setup = (name: string) => path.join(root, "tests", "setup", name);

// A zone 12 h 45 min or 13 h 45 min from UTC, so that a date that slips a day does so here first.
process.env.TZ = "Pacific/Chatham";

const alias = [
  { find: /^server-only$/, replacement: setup("bundler-mark.ts") },
  { find: /^client-only$/, replacement: setup("bundler-mark.ts") },
  { find: /^@\//, replacement: `${root}/` },
];

export default defineConfig({
  root,
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib,components,app,prisma,scripts}/**/*.test.{ts,tsx}"],
          setupFiles: [setup("quiet.ts")],
          // Properties run thousands of cases; a busy machine of two cores must not fail them.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"] },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: [setup("cluster.ts")],
          setupFiles: [setup("database.ts"), setup("quiet.ts")],
          // Every file has a database of its own, by worker: files in one process would share it.
          pool: "forks",
          isolate: true,
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
