import type { TestProject } from "vitest/node";
import type { DatabaseUrls } from "../../scripts/lib/embedded.ts";
import { startTestCluster } from "../../scripts/lib/test-cluster.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Addresses of the migrated, empty database that each test file gets a copy of. */
    template: DatabaseUrls;
  }
}

/** One PostgreSQL for the whole run, migrated once. */
export default async function setup(project: TestProject) {
  const cluster = await startTestCluster("vitest");
  project.provide("template", cluster.urls);
  return cluster.stop;
}
