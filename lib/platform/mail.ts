import "server-only";
import { Readable } from "node:stream";
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

const field = (error: unknown, key: string): unknown =>
  typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;

/** A connection that is lost once the letter was handed over proves nothing; nodemailer names both alike. */
function judge(error: unknown, handedOver: boolean): Delivery {
  const reason = maskSecrets(error instanceof Error ? error.message : String(error)).slice(0, 500);
  const answer = field(error, "responseCode");
  if (typeof answer === "number") {
    // Only a no to this reader or this letter is final; a full or misconfigured server is mended in time.
    const permanent = answer >= 500 && ["EENVELOPE", "EMESSAGE"].includes(String(field(error, "code")));
    return { outcome: "refused", permanent, reason };
  }
  return handedOver ? { outcome: "unsure", reason } : { outcome: "refused", permanent: false, reason };
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
    let handedOver = false;
    // Read when the connection stands and the letter is written to it.
    function* body() {
      handedOver = true;
      yield letter.body;
    }
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<Delivery>((resolve) => {
      timer = setTimeout(() => resolve({ outcome: "unsure", reason: "timeout" }), DEADLINE_MS);
    });
    const attempt = sender
      .sendMail({
        from: MAIL_FROM,
        to: letter.to,
        subject: letter.subject,
        text: Readable.from(body()),
        textEncoding: "quoted-printable",
        // The same on a second sending, so that mail programs can fold the two.
        messageId: `<${letter.id}@${new URL(APP_URL).hostname}>`,
        headers: { "Auto-Submitted": "auto-generated", "Content-Language": "sv" },
      })
      .then(
        (): Delivery => ({ outcome: "sent" }),
        (error: unknown) => judge(error, handedOver),
      );
    try {
      return await Promise.race([attempt, deadline]);
    } finally {
      clearTimeout(timer);
    }
  };
}

let transporter: Transporter | null = null;
