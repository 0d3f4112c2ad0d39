import "server-only";
import { type Environment, LOG_LEVELS, type LogLevel, readEnvironment } from "./env-rules.ts";

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

/** What the log keeps: known before everything else is, since a refused setting is logged too. */
export const logLevel = (): LogLevel =>
  LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL?.trim().toLowerCase()) ?? "info";
