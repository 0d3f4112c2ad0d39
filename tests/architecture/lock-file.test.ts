import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { completeLock } from "../../scripts/complete-lock.mjs";
import { root } from "./source.ts";

/**
 * `npm ci` once refused the lock file on every fresh clone: it had been written against a registry that lacks
 * some platforms, and held no entry for them. `node scripts/complete-lock.mjs` mends it.
 */
it("the lock file names the optional packages of every platform", () => {
  const { missing } = completeLock(JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")));
  expect(missing).toEqual([]);
});
