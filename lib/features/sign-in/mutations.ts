import "server-only";
import { APIError } from "better-auth/api";
import { err, ok, type Result } from "../../core/result.ts";
import { auth, REMEMBERED_SECONDS } from "../../platform/auth.ts";
import { prisma } from "../../platform/db.ts";
import { limit } from "../../platform/rate-limit.ts";
import { endSession } from "../../platform/session.ts";
import type { SignIn } from "./schema.ts";

const QUARTER = 15 * 60;

// Per address: enough for a mail that is slow to come, too few to guess with (5 codes × 5 guesses in 15
// minutes). Per network address: a whole office behind one, or all behind a proxy, must still get in.
const limits = {
  codeByEmail: limit("code-email", 5, QUARTER),
  codeByPeer: limit("code-peer", 60, QUARTER),
  guessByEmail: limit("guess-email", 20, QUARTER),
  guessByPeer: limit("guess-peer", 150, QUARTER),
};

export interface TooMany {
  readonly kind: "too-many";
  readonly waitMs: number;
}

export interface WrongCode {
  readonly kind: "wrong-code";
}

/** A new session's token; `maxAgeSeconds` null lets the cookie end with the browser. */
export interface NewSession {
  readonly token: string;
  readonly maxAgeSeconds: number | null;
}

/** Known and unknown addresses are answered alike, and no sooner than this. */
const ANSWER_AFTER_MS = 150;

/** Mails a code if the address is known. The answer is the same, and as quick, if it is not. */
export async function requestCode(email: string, peer: string): Promise<Result<null, TooMany>> {
  const waitMs = (await limits.codeByPeer.take(peer)) ?? (await limits.codeByEmail.take(email));
  if (waitMs !== null) return err({ kind: "too-many", waitMs });
  const pause = new Promise((resolve) => setTimeout(resolve, ANSWER_AFTER_MS));
  await auth().api.sendVerificationOTP({ body: { email, type: "sign-in" } });
  await pause;
  return ok(null);
}

/** Trades a code for a session with a new token; the session the browser had before ends. */
export async function signIn(
  { email, code, remember }: SignIn,
  from: { readonly peer: string; readonly oldToken: string | null },
): Promise<Result<NewSession, TooMany | WrongCode>> {
  const waitMs = (await limits.guessByPeer.take(from.peer)) ?? (await limits.guessByEmail.take(email));
  if (waitMs !== null) return err({ kind: "too-many", waitMs });
  const token = await tokenForCode(email, code, remember);
  if (token === null) return err({ kind: "wrong-code" });
  if (from.oldToken !== null) await endSession(from.oldToken);
  // Whoever gets in is the owner of the address and is not held back by their own earlier tries.
  await Promise.all([limits.codeByEmail.clear(email), limits.guessByEmail.clear(email)]);
  return ok({ token, maxAgeSeconds: remember ? REMEMBERED_SECONDS : null });
}

async function tokenForCode(email: string, code: string, remember: boolean): Promise<string | null> {
  try {
    const answer = await auth().api.signInEmailOTP({ body: { email, otp: code, remember } });
    return answer.token;
  } catch (refused) {
    // Wrong, too old, used up and unknown address are one answer.
    if (refused instanceof APIError && (refused.statusCode === 400 || refused.statusCode === 403))
      return null;
    throw refused;
  }
}

/** DEMO only: a session without a code; null when nobody has the address. */
export async function signInToExample(email: string, oldToken: string | null): Promise<NewSession | null> {
  const person = await prisma.person.findFirst({
    where: { email: email.trim().toLowerCase(), erasedAt: null },
    select: { id: true },
  });
  if (!person) return null;
  const { internalAdapter } = await auth().$context;
  const session = await internalAdapter.createSession(person.id);
  if (oldToken !== null) await endSession(oldToken);
  return { token: session.token, maxAgeSeconds: null };
}
