import "server-only";
import { type Environment, readEnvironment } from "./env-rules.ts";

let known: Environment | null = null;

/**
 * The settings of this server process: the only place in the product that reads `process.env`. Read lazily,
 * so that `next build` can load every module without a database. `scripts/start-main.ts` checks the same
 * rules before the server starts; a mistake that still reaches here throws its sentences.
 */
export function env(): Environment {
  if (known) return known;
  const read = readEnvironment(process.env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  known = read.environment;
  return known;
}
