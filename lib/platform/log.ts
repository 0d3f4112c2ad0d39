import "server-only";
import pino from "pino";
import { logLevel } from "./env.ts";
import { maskSecrets } from "./mask.ts";

/**
 * One line of JSON per event on standard error (standard output belongs to the results of commands).
 * Whole lines are masked, so that an address inside a driver's error message does not slip through.
 */
export const log = pino(
  {
    level: logLevel(),
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["token", "cookie", "headers", "*.token", "*.cookie", "*.headers"],
    hooks: { streamWrite: maskSecrets },
  },
  pino.destination({ dest: 2, sync: true }),
);
