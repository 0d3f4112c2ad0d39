import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, describe, expect, it } from "vitest";

const received: { to: string[]; text: string }[] = [];
let behaviour: "take" | "refuse" | "drop" | "close" = "take";

/** A mail server on this machine that takes letters, refuses them, or hangs up after having got one. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onConnect: (_session, done) => done(behaviour === "close" ? new Error("Closed") : null),
  onRcptTo: (_address, _session, done) =>
    done(behaviour === "refuse" ? Object.assign(new Error("No such user"), { responseCode: 550 }) : null),
  onData(stream, session, done) {
    let text = "";
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
    });
    stream.on("end", () => {
      received.push({ to: session.envelope.rcptTo.map((address) => address.address), text });
      if (behaviour === "drop") for (const connection of server.connections) connection.close();
      else done();
    });
  },
});
// Without it smtp-server throws what it hears of a connection that was cut.
server.on("error", () => {});
server.listen(0, "127.0.0.1");
await once(server.server, "listening");
const address = server.server.address();
if (address === null || typeof address === "string") throw new Error("no port");
process.env.SMTP_URL = `smtp://127.0.0.1:${address.port}`;

const { prisma } = await import("@/lib/platform/db.ts");
const { enqueueMail, sendDue } = await import("@/lib/platform/outbox.ts");
const { startWorker } = await import("@/lib/platform/worker.ts");
const { newWorkerId } = await import("@/lib/platform/worker-id.ts");

const queue = (subject: string) =>
  prisma.$transaction((tx) =>
    enqueueMail(tx, { kind: "notice", to: "anna@exempel.se", subject, body: "Räksmörgås å vägen" }),
  );
const stateOf = async (id: string) => (await prisma.outboxMail.findUniqueOrThrow({ where: { id } })).state;

beforeEach(async () => {
  received.length = 0;
  behaviour = "take";
  await prisma.outboxMail.deleteMany();
});

afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

describe("the worker", () => {
  it("sends a mail as soon as its transaction is committed, and no more once stopped", async () => {
    const worker = startWorker({});
    const first = await queue("Kallelse till styrelsemöte");
    await expect.poll(() => stateOf(first), { timeout: 5000 }).toBe("sent");
    const second = await queue("Protokoll");
    await expect.poll(() => stateOf(second), { timeout: 5000 }).toBe("sent");
    await worker.stop();
    const third = await queue("För sent");
    expect(await stateOf(third)).toBe("waiting");
    expect(received.map((letter) => letter.to)).toEqual([["anna@exempel.se"], ["anna@exempel.se"]]);
    expect(received[0]?.text).toMatch(/^Content-Type: text\/plain; charset=utf-8/m);
    expect(received[0]?.text).toContain("R=C3=A4ksm=C3=B6rg=C3=A5s =C3=A5 v=C3=A4gen");
    expect(received[0]?.text).toMatch(new RegExp(`^Message-ID: <${first}@localhost>`, "m"));
  });
});

describe("what the mail server says", () => {
  it.each([
    ["take", "sent", 1],
    ["refuse", "failed", 0],
    // The letter was handed over; whether it goes on to its reader nobody knows.
    ["drop", "unsure", 1],
    // No connection at all: tried again by itself.
    ["close", "waiting", 0],
  ] as const)("%s: %s", async (how, state, letters) => {
    behaviour = how;
    const id = await queue("Brev");
    await sendDue(newWorkerId());
    expect(await stateOf(id)).toBe(state);
    expect(received).toHaveLength(letters);
  });
});
