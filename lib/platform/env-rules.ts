import { z } from "zod";

/** What the environment says once checked. `contracts.md` ("Commands") holds the defaults. */
export type Environment = {
  readonly PORT: number;
  readonly HOST: string;
  /** The app's own role: never superuser, owner or free from row security. */
  readonly DATABASE_URL: string;
  /** The owner that migrates; the server itself never uses it. */
  readonly MIGRATE_DATABASE_URL: string | null;
  readonly DATA_DIR: string;
  /** Origin without trailing slash, `http://localhost:3000`. */
  readonly APP_URL: string;
  /** Cookies are Secure exactly when the address is https. */
  readonly secureCookies: boolean;
  readonly AUTH_SECRET: string;
  readonly SMTP_URL: string | null;
  readonly MAIL_FROM: string;
  /** Whether a mailed code signs in; off only where `oidc` does. */
  readonly SIGN_IN_CODE: boolean;
  /** The OpenID provider people sign in with, beside or instead of codes. */
  readonly oidc: OidcSettings | null;
  readonly LOG_LEVEL: LogLevel;
  /** Whether `npm start` copies its embedded database every day. */
  readonly BACKUP_DAILY: boolean;
  readonly DEMO: boolean;
  /** False in `npm run dev` and in tests. */
  readonly production: boolean;
};

export type OidcSettings = {
  /** As the provider names itself in its tokens, without a last slash unless it has one. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says after "Logga in med". */
  readonly name: string;
};

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Before the embedded database has answered, its address and the secret may be missing. */
export type StartEnvironment = Omit<Environment, "DATABASE_URL" | "AUTH_SECRET"> & {
  readonly DATABASE_URL: string | null;
  readonly AUTH_SECRET: string | null;
};

type Source = Readonly<Record<string, string | undefined>>;
type Read<T> = { ok: true; environment: T } | { ok: false; problems: string[] };

const SECRET_LENGTH = 32;
const SWITCH = new Map([
  ["1", true],
  ["true", true],
  ["on", true],
  ["0", false],
  ["false", false],
  ["off", false],
]);

/** An empty string in a compose file or an `.env` means "not set". */
const blankIsUnset = (value: unknown) =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

const hasProtocol = (value: string, protocols: readonly string[]) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);

const isDatabaseUrl = (value: string) => {
  if (!hasProtocol(value, ["postgres:", "postgresql:"])) return false;
  const url = new URL(value);
  return url.username !== "" && url.hostname !== "" && url.pathname.length > 1;
};

const isOrigin = (value: string) => {
  if (!hasProtocol(value, ["http:", "https:"])) return false;
  const url = new URL(value);
  return url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
};

/** Over plain http anyone between could forge the answers; on one machine nobody stands between. */
const isIssuer = (value: string) => {
  if (!hasProtocol(value, ["http:", "https:"])) return false;
  const url = new URL(value);
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  return url.search === "" && url.hash === "" && url.username === "" && (url.protocol === "https:" || here);
};

const onOff = (name: string) =>
  z
    .string()
    .toLowerCase()
    .refine((value) => SWITCH.has(value), `${name} måste vara 1, 0, true, false, on eller off.`)
    .transform((value) => SWITCH.get(value) === true);

const isLogLevel = (value: string): value is LogLevel => LOG_LEVELS.some((level) => level === value);

const DATABASE_EXAMPLE = "postgresql://roll:lösenord@värd:5432/databas";

const schema = z
  .object({
    PORT: optional(
      z
        .string()
        .regex(/^\d{1,5}$/, "PORT måste vara ett heltal mellan 1 och 65535, till exempel 3000.")
        .transform(Number)
        .refine(
          (port) => port >= 1 && port <= 65535,
          "PORT måste vara ett heltal mellan 1 och 65535, till exempel 3000.",
        ),
    ),
    HOST: optional(
      z
        .string()
        .regex(/^[\w.:-]+$/, "HOST måste vara ett värdnamn eller en ip-adress, till exempel 127.0.0.1."),
    ),
    DATABASE_URL: optional(
      z.string().refine(isDatabaseUrl, `DATABASE_URL måste ha formen ${DATABASE_EXAMPLE}, med appens roll.`),
    ),
    MIGRATE_DATABASE_URL: optional(
      z
        .string()
        .refine(isDatabaseUrl, `MIGRATE_DATABASE_URL måste ha formen ${DATABASE_EXAMPLE}, med ägarens roll.`),
    ),
    DATA_DIR: optional(z.string()),
    APP_URL: optional(
      z
        .string()
        .refine(isOrigin, "APP_URL måste vara adressen utan sökväg, till exempel https://finsamplan.example.")
        .transform((value) => new URL(value).origin),
    ),
    AUTH_SECRET: optional(
      z
        .string()
        .min(
          SECRET_LENGTH,
          `AUTH_SECRET måste ha minst ${SECRET_LENGTH} tecken, till exempel från "openssl rand -hex 32".`,
        ),
    ),
    SMTP_URL: optional(
      z
        .string()
        .refine(
          (value) => hasProtocol(value, ["smtp:", "smtps:"]),
          "SMTP_URL måste börja med smtp:// eller smtps://, till exempel smtp://post.example:587.",
        ),
    ),
    MAIL_FROM: optional(
      z
        .string()
        .regex(
          /^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/,
          'MAIL_FROM måste innehålla en e-postadress, till exempel "Finsamplan <post@finsamplan.example>".',
        ),
    ),
    SIGN_IN_CODE: optional(onOff("SIGN_IN_CODE")),
    OIDC_ISSUER: optional(
      z
        .string()
        .refine(
          isIssuer,
          "OIDC_ISSUER måste vara utfärdarens adress med https, till exempel https://login.microsoftonline.com/<katalog-id>/v2.0.",
        ),
    ),
    OIDC_CLIENT_ID: optional(z.string()),
    OIDC_CLIENT_SECRET: optional(z.string()),
    OIDC_NAME: optional(z.string().max(40, "OIDC_NAME får ha högst 40 tecken, till exempel Region Skåne.")),
    LOG_LEVEL: optional(
      z
        .string()
        .toLowerCase()
        .refine(isLogLevel, `LOG_LEVEL måste vara ${LOG_LEVELS.join(", ")}.`),
    ),
    BACKUP_DAILY: optional(onOff("BACKUP_DAILY")),
    DEMO: optional(onOff("DEMO")),
    NODE_ENV: optional(z.string()),
  })
  .superRefine((given, context) => {
    if (given.MIGRATE_DATABASE_URL && !given.DATABASE_URL) {
      context.addIssue({
        code: "custom",
        message:
          "MIGRATE_DATABASE_URL är satt men inte DATABASE_URL. Sätt DATABASE_URL till appens roll, eller ta bort båda för den inbyggda databasen.",
      });
    }
    const oidc = [given.OIDC_ISSUER, given.OIDC_CLIENT_ID, given.OIDC_CLIENT_SECRET];
    if (oidc.some(Boolean) && !oidc.every(Boolean)) {
      context.addIssue({
        code: "custom",
        message:
          "OIDC_ISSUER, OIDC_CLIENT_ID och OIDC_CLIENT_SECRET måste sättas tillsammans. Sätt alla tre, eller ta bort dem.",
      });
    }
    if (given.SIGN_IN_CODE === false && !oidc.every(Boolean)) {
      context.addIssue({
        code: "custom",
        message:
          "SIGN_IN_CODE är av men ingen annan inloggning är inställd, så ingen skulle komma in. Sätt OIDC_ISSUER, OIDC_CLIENT_ID och OIDC_CLIENT_SECRET, eller slå på SIGN_IN_CODE.",
      });
    }
    if (given.DATABASE_URL && !given.AUTH_SECRET) {
      context.addIssue({
        code: "custom",
        message: `AUTH_SECRET saknas. Sätt den till minst ${SECRET_LENGTH} slumpade tecken, till exempel från "openssl rand -hex 32", när DATABASE_URL är satt.`,
      });
    }
  });

function oidcOf(issuer = "", clientId = "", clientSecret = "", name = ""): OidcSettings | null {
  if (issuer === "") return null;
  return { issuer, clientId, clientSecret, name: name === "" ? "organisationskonto" : name };
}

/** Every setting there is, but for Node's own. */
export const SETTING_NAMES: readonly string[] = Object.keys(schema.shape).filter(
  (name) => name !== "NODE_ENV",
);

/** Checks everything known before a database runs; `npm start` uses it. Each problem is a sentence that says what to mend. */
export function readStartEnvironment(source: Source): Read<StartEnvironment> {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    return { ok: false, problems: [...new Set(parsed.error.issues.map((issue) => issue.message))] };
  }
  const given = parsed.data;
  const port = given.PORT ?? 3000;
  const demo = given.DEMO ?? given.DATABASE_URL === undefined;
  const appUrl = given.APP_URL ?? `http://localhost:${port}`;
  return {
    ok: true,
    environment: {
      PORT: port,
      // Example accounts need no password, so they are never offered to the network unasked.
      HOST: given.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0"),
      DATABASE_URL: given.DATABASE_URL ?? null,
      MIGRATE_DATABASE_URL: given.MIGRATE_DATABASE_URL ?? null,
      DATA_DIR: given.DATA_DIR ?? ".data",
      APP_URL: appUrl,
      secureCookies: appUrl.startsWith("https:"),
      AUTH_SECRET: given.AUTH_SECRET ?? null,
      SMTP_URL: given.SMTP_URL ?? null,
      MAIL_FROM: given.MAIL_FROM ?? `Finsamplan <finsamplan@${new URL(appUrl).hostname}>`,
      SIGN_IN_CODE: given.SIGN_IN_CODE ?? true,
      oidc: oidcOf(given.OIDC_ISSUER, given.OIDC_CLIENT_ID, given.OIDC_CLIENT_SECRET, given.OIDC_NAME),
      LOG_LEVEL: LOG_LEVELS.find((level) => level === given.LOG_LEVEL) ?? "info",
      BACKUP_DAILY: given.BACKUP_DAILY ?? true,
      DEMO: demo,
      production: given.NODE_ENV === "production",
    },
  };
}

/** Checks what a serving process needs: also the database and the secret are there. */
export function readEnvironment(source: Source): Read<Environment> {
  const read = readStartEnvironment(source);
  if (!read.ok) return read;
  const { DATABASE_URL, AUTH_SECRET } = read.environment;
  if (!DATABASE_URL)
    return { ok: false, problems: ["DATABASE_URL saknas. Starta med npm start, som sätter den."] };
  if (!AUTH_SECRET)
    return { ok: false, problems: ["AUTH_SECRET saknas. Starta med npm start, som sätter den."] };
  return { ok: true, environment: { ...read.environment, DATABASE_URL, AUTH_SECRET } };
}
