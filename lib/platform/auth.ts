import "server-only";
import { createHmac } from "node:crypto";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { type BetterAuthOptions, betterAuth } from "better-auth/minimal";
import { emailOTP } from "better-auth/plugins/email-otp";
import { now } from "./clock.ts";
import { CODE_MINUTES, enqueueCodeMail } from "./code-mail.ts";
import { prisma } from "./db.ts";
import { env } from "./env.ts";
import { log } from "./log.ts";
import { COOKIE_PREFIX } from "./session-cookie.ts";

/** An own device is remembered this long; any other forgets when the browser closes, at most half a day. */
export const REMEMBERED_SECONDS = 60 * 24 * 60 * 60;
const UNREMEMBERED_SECONDS = 12 * 60 * 60;

/** Wrong guesses before a code is void: 5 in a million. */
const GUESSES = 5;

const sessionEnd = (remember: boolean) =>
  new Date(now().getTime() + (remember ? REMEMBERED_SECONDS : UNREMEMBERED_SECONDS) * 1000);

/** What every use of better-auth here has in common: where things are kept, and how long a session lasts. */
export function authOptions() {
  const { APP_URL, AUTH_SECRET, secureCookies } = env();
  return {
    appName: "Finsamplan",
    baseURL: APP_URL,
    secret: AUTH_SECRET,
    database: prismaAdapter(prisma, { provider: "postgresql" }),
    user: { modelName: "person" },
    // Looked up by a hash, so that no address lies in the verification table.
    verification: { storeIdentifier: "hashed" },
    session: { expiresIn: REMEMBERED_SECONDS, disableSessionRefresh: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      useSecureCookies: secureCookies,
      cookiePrefix: COOKIE_PREFIX,
      database: { generateId: "uuid" },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: { ...session, expiresAt: sessionEnd(context?.body?.remember === true) },
          }),
        },
      },
    },
    logger: { level: "warn", log: (level, message) => log[level === "error" ? "error" : "warn"](message) },
  } as const satisfies BetterAuthOptions;
}

/**
 * better-auth keeps persons, sessions and codes. None of its own endpoints is exposed: app/api/auth calls
 * `auth().api`, so that what is not used cannot be reached. Codes and no links, since mail scanners open
 * links and use them up (better-auth#9690).
 */
function build() {
  const { AUTH_SECRET } = env();
  return betterAuth({
    ...authOptions(),
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: GUESSES,
        // No account comes into being by asking for a code, and unknown addresses get no mail.
        disableSignUp: true,
        // Six digits under a plain hash are found in a second by whoever reads the table; a key prevents it.
        storeOTP: {
          hash: async (code) => createHmac("sha256", AUTH_SECRET).update(code).digest("base64url"),
        },
        sendVerificationOTP: ({ email, otp }) => enqueueCodeMail(email, otp),
      }),
    ],
  });
}

let built: ReturnType<typeof build> | null = null;

/** Built at the first use, so that `next build` needs no settings. */
export function auth(): ReturnType<typeof build> {
  built ??= build();
  return built;
}

/** A first code to print or tell, for someone who has no working mail yet. No mail is sent. */
export function makeFirstCode(email: string): Promise<string> {
  return auth().api.createVerificationOTP({ body: { email, type: "sign-in" } });
}
