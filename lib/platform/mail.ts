import "server-only";
import nodemailer, { type Transporter } from "nodemailer";
import { env } from "./env.ts";
import { maskSecrets } from "./mask.ts";

export interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** What came of an attempt. Only a refusal is known not to have arrived, so only it may be tried again. */
export type Delivery =
  | { readonly outcome: "sent" }
  | { readonly outcome: "refused"; readonly permanent: boolean; readonly reason: string }
  | { readonly outcome: "unsure"; readonly reason: string };

export type Deliver = (letter: Letter) => Promise<Delivery>;

/** No server answers slower than this and then delivers. */
const DEADLINE_MS = 90_000;

/** Up to and including these commands the server has not been given the letter. */
const BEFORE_DATA = new Set(["CONN", "EHLO", "HELO", "LHLO", "STARTTLS", "MAIL FROM", "RCPT TO"]);

const field = (error: unknown, key: string): unknown =>
  typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;

/** Reads nodemailer's error: a lost connection after the letter was handed over proves nothing. */
export function judge(error: unknown): Delivery {
  const reason = maskSecrets(error instanceof Error ? error.message : String(error)).slice(0, 500);
  const answer = field(error, "responseCode");
  if (typeof answer === "number") {
    // A wrong password is the installation's mistake and may be mended while the letter waits.
    return { outcome: "refused", permanent: answer >= 500 && field(error, "code") !== "EAUTH", reason };
  }
  const command = String(field(error, "command") ?? "");
  const unsent = BEFORE_DATA.has(command) || command.startsWith("AUTH") || field(error, "code") === "EDNS";
  return unsent ? { outcome: "refused", permanent: false, reason } : { outcome: "unsure", reason };
}

/** How letters leave; null without SMTP_URL, and then they wait in the outbox. */
export function smtpDelivery(): Deliver | null {
  const { SMTP_URL, MAIL_FROM, APP_URL } = env();
  if (SMTP_URL === null) return null;
  transporter ??= nodemailer.createTransport({
    url: SMTP_URL,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sender = transporter;
  return async (letter) => {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<Delivery>((resolve) => {
      timer = setTimeout(() => resolve({ outcome: "unsure", reason: "timeout" }), DEADLINE_MS);
    });
    const attempt = sender
      .sendMail({
        from: MAIL_FROM,
        to: letter.to,
        subject: letter.subject,
        text: letter.body,
        // The same on a second sending, so that mail programs can fold the two.
        messageId: `<${letter.id}@${new URL(APP_URL).hostname}>`,
        headers: { "Auto-Submitted": "auto-generated", "Content-Language": "sv" },
      })
      .then((): Delivery => ({ outcome: "sent" }), judge);
    try {
      return await Promise.race([attempt, deadline]);
    } finally {
      clearTimeout(timer);
    }
  };
}

let transporter: Transporter | null = null;
