import http from "node:http";
import { SMTPServer } from "smtp-server";
import { freePort } from "../../../scripts/lib/paths.ts";

/** A mail as received: addresses, subject and the plain text part, decoded. */
export type ReceivedMail = {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
};

export type Mailbox = { readonly smtpUrl: string; readonly url: string; readonly stop: () => Promise<void> };

const decodeQuotedPrintable = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, "")
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

/** RFC 2047 words, as in `=?UTF-8?Q?Inloggningskod?=`. */
const decodeHeader = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(word, "base64").toString("utf8")
        : decodeQuotedPrintable(word.replaceAll("_", " ")),
    );

function readPart(source: string): { headers: string; body: string } {
  const end = /\r?\n\r?\n/.exec(source);
  const at = end?.index ?? source.length;
  return {
    headers: source.slice(0, at).replace(/\r?\n[ \t]+/g, " "),
    body: source.slice(at + (end?.[0].length ?? 0)),
  };
}

const headerOf = (headers: string, name: string) =>
  new RegExp(`^${name}:\\s*(.*)$`, "im").exec(headers)?.[1]?.trim() ?? "";

function textOf(source: string): string {
  const { headers, body } = readPart(source);
  const boundary = /boundary="?([^";]+)"?/i.exec(headerOf(headers, "content-type"))?.[1];
  if (boundary) {
    const parts = body.split(`--${boundary}`).slice(1);
    return textOf((parts.find((part) => /content-type:\s*text\/plain/i.test(part)) ?? "").trimStart());
  }
  const encoding = headerOf(headers, "content-transfer-encoding").toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? decodeQuotedPrintable(body) : body;
}

/** An SMTP server that keeps what it gets, and answers over HTTP what an address has received. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const source = Buffer.concat(chunks).toString("utf8");
        const { headers } = readPart(source);
        const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
        mails.push({ to, subject: decodeHeader(headerOf(headers, "subject")), text: textOf(source) });
        done();
      });
    },
  });
  const web = http.createServer((request, response) => {
    const to = new URL(request.url ?? "/", "http://localhost").searchParams.get("to")?.toLowerCase() ?? "";
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(mails.filter((mail) => mail.to.includes(to))));
  });
  const [smtpPort, webPort] = [await freePort(), await freePort()];
  await new Promise<void>((resolve) => smtp.listen(smtpPort, "127.0.0.1", () => resolve()));
  await new Promise<void>((resolve) => web.listen(webPort, "127.0.0.1", () => resolve()));
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    url: `http://127.0.0.1:${webPort}`,
    stop: async () => {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      web.closeAllConnections();
      await new Promise<void>((resolve) => web.close(() => resolve()));
    },
  };
}
