import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readStartEnvironment, type StartEnvironment } from "../../lib/platform/env-rules.ts";
import { Refusal, randomSecret, root, writeSecret } from "./paths.ts";

/** The environment of a command, with `.env` for what is not set; refuses with every sentence at once. */
export function readSettings(): StartEnvironment {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const read = readStartEnvironment(process.env);
  if (!read.ok) throw new Refusal(read.problems.join("\n"));
  return { ...read.environment, DATA_DIR: path.resolve(root, read.environment.DATA_DIR) };
}

/** Made once and kept with the data, so that sessions survive a restart. */
export function authSecret(settings: StartEnvironment): string {
  if (settings.AUTH_SECRET) return settings.AUTH_SECRET;
  const file = path.join(settings.DATA_DIR, "auth-secret");
  if (!existsSync(file)) writeSecret(file, `${randomSecret()}\n`);
  return readFileSync(file, "utf8").trim();
}

/** What the serving process is told: every setting by name, so that no `.env` or shell adds to it. */
export function serverVariables(settings: StartEnvironment, databaseUrl: string): Record<string, string> {
  return {
    PORT: String(settings.PORT),
    HOST: settings.HOST,
    DATABASE_URL: databaseUrl,
    // The server must not hold the owner's password; an empty string means "not set".
    MIGRATE_DATABASE_URL: "",
    DATA_DIR: settings.DATA_DIR,
    APP_URL: settings.APP_URL,
    AUTH_SECRET: authSecret(settings),
    SMTP_URL: settings.SMTP_URL ?? "",
    MAIL_FROM: settings.MAIL_FROM,
    SIGN_IN_CODE: settings.SIGN_IN_CODE ? "on" : "off",
    OIDC_ISSUER: settings.oidc?.issuer ?? "",
    OIDC_CLIENT_ID: settings.oidc?.clientId ?? "",
    OIDC_CLIENT_SECRET: settings.oidc?.clientSecret ?? "",
    OIDC_NAME: settings.oidc?.name ?? "",
    LOG_LEVEL: settings.LOG_LEVEL,
    DEMO: settings.DEMO ? "1" : "0",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Runs a command's work; a refusal becomes its sentence, anything else keeps its stack. */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
