import os from "node:os";
import { inject } from "vitest";
import { copyDatabase } from "../../scripts/lib/test-cluster.ts";

// Before any module of lib reads its environment: this file's own copy of the migrated database.
const urls = await copyDatabase(inject("template"), `worker_${process.env.VITEST_POOL_ID ?? "0"}`);

Object.assign(process.env, {
  DATABASE_URL: urls.app,
  /** The owner, whom row-level security does not bind: for looking behind it in a test. */
  MIGRATE_DATABASE_URL: urls.owner,
  AUTH_SECRET: "integration-tests-only-0123456789abcdef",
  APP_URL: "http://localhost:3000",
  DATA_DIR: os.tmpdir(),
  SMTP_URL: "",
  // One line per request would drown what a run has to say.
  LOG_LEVEL: "warn",
  DEMO: "1",
});
