import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { now, setClock } from "@/lib/platform/clock.ts";
import { prisma } from "@/lib/platform/db.ts";
import { env } from "@/lib/platform/env.ts";
import type { Deliver, Letter } from "@/lib/platform/mail.ts";
import { enqueueMail, resend, sendDue } from "@/lib/platform/outbox.ts";
import { newWorkerId } from "@/lib/platform/worker-id.ts";

const TO = "mottagare@exempel.se";
const MINUTE = 60_000;

const queue = (more: Partial<Parameters<typeof enqueueMail>[1]> = {}) =>
  prisma.$transaction((tx) =>
    enqueueMail(tx, { kind: "notice", to: TO, subject: "Hej", body: "Ett brev", ...more }),
  );

const stateOf = (id: string) => prisma.outboxMail.findUniqueOrThrow({ where: { id } });
const later = (ms: number) => setClock(new Date(Date.now() + ms));

/** Remembers what was sent. */
function mailbox() {
  const letters: Letter[] = [];
  const deliver: Deliver = async (letter) => {
    letters.push(letter);
    return { outcome: "sent" };
  };
  return { letters, deliver };
}

/** A running worker as other processes see it: its listening connection. */
async function presence(workerId: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, application_name: workerId });
  await client.connect();
  return client;
}

beforeEach(() => prisma.outboxMail.deleteMany());
afterEach(() => setClock(null));

describe("the outbox", () => {
  it("sends a mail of a committed transaction once", async () => {
    const { letters, deliver } = mailbox();
    const id = await queue();
    expect(await sendDue(newWorkerId(), deliver)).toBe(1);
    expect(await sendDue(newWorkerId(), deliver)).toBe(0);
    expect(letters).toMatchObject([{ id, to: TO, subject: "Hej", body: "Ett brev" }]);
    expect(await stateOf(id)).toMatchObject({ state: "sent", sentAt: expect.any(Date), body: "Ett brev" });
  });

  it("knows no mail of a transaction that was rolled back", async () => {
    const failed = prisma.$transaction(async (tx) => {
      await enqueueMail(tx, { kind: "notice", to: TO, subject: "Hej", body: "Ett brev" });
      throw new Error("rolled back");
    });
    await expect(failed).rejects.toThrow("rolled back");
    expect(await prisma.outboxMail.count()).toBe(0);
  });

  it("never sends one twice with several workers at once", async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => queue()));
    const { letters, deliver } = mailbox();
    const workers = Array.from({ length: 4 }, newWorkerId);
    const counts = await Promise.all(workers.map((worker) => sendDue(worker, deliver)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(30);
    expect(letters.map((letter) => letter.id).sort()).toEqual([...ids].sort());
  });

  it("waits until a mail is due by the app's clock", async () => {
    const { letters, deliver } = mailbox();
    await queue({ dueAt: new Date(now().getTime() + 10 * MINUTE) });
    await sendDue(newWorkerId(), deliver);
    expect(letters).toHaveLength(0);
    later(11 * MINUTE);
    await sendDue(newWorkerId(), deliver);
    expect(letters).toHaveLength(1);
  });

  it("leaves mails waiting without a mail server", async () => {
    const id = await queue();
    expect(await sendDue(newWorkerId(), null)).toBe(0);
    expect(await stateOf(id)).toMatchObject({ state: "waiting", attempts: 0 });
  });
});

describe("codes", () => {
  const code = (expiresAt: Date) => queue({ kind: "code", body: "Din kod är 123456", expiresAt });

  it("are blanked when sent", async () => {
    const { deliver } = mailbox();
    const id = await code(new Date(now().getTime() + 10 * MINUTE));
    await sendDue(newWorkerId(), deliver);
    expect(await stateOf(id)).toMatchObject({ state: "sent", body: "" });
  });

  it.each([true, false])("are never sent when expired, and blanked (mail server: %s)", async (hasServer) => {
    const { letters, deliver } = mailbox();
    const id = await code(new Date(now().getTime() + 10 * MINUTE));
    later(10 * MINUTE + 1000);
    await sendDue(newWorkerId(), hasServer ? deliver : null);
    expect(letters).toHaveLength(0);
    expect(await stateOf(id)).toMatchObject({ state: "failed", lastError: "expired", body: "" });
    expect(await resend(id)).toBe(false);
  });
});

describe("a refused mail", () => {
  it("is tried again later and later, then waits for a person", async () => {
    const refuse: Deliver = async () => ({
      outcome: "refused",
      permanent: false,
      reason: "connect ECONNREFUSED",
    });
    const id = await queue();
    const tries: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await sendDue(newWorkerId(), refuse);
      tries.push((await stateOf(id)).attempts);
      later((round + 1) * 3 * 60 * MINUTE);
    }
    expect(tries).toEqual([1, 2, 3, 4, 5, 6, 6, 6]);
    expect(await stateOf(id)).toMatchObject({ state: "failed", lastError: "connect ECONNREFUSED" });
    const { letters, deliver } = mailbox();
    expect(await resend(id)).toBe(true);
    await sendDue(newWorkerId(), deliver);
    expect(letters).toHaveLength(1);
    expect(await resend(id)).toBe(false);
  });

  it("is not tried again when the server will never take it", async () => {
    const id = await queue();
    await sendDue(newWorkerId(), async () => ({
      outcome: "refused",
      permanent: true,
      reason: "550 no such user",
    }));
    expect(await stateOf(id)).toMatchObject({ state: "failed", attempts: 1 });
  });

  it("does not hold up the next one", async () => {
    const bad = await queue({ subject: "Fel" });
    const good = await queue({ subject: "Rätt" });
    await sendDue(newWorkerId(), async (letter) =>
      letter.subject === "Fel"
        ? { outcome: "refused", permanent: false, reason: "450 busy" }
        : { outcome: "sent" },
    );
    expect((await stateOf(bad)).state).toBe("waiting");
    expect((await stateOf(good)).state).toBe("sent");
  });
});

describe("a process killed in the middle of sending", () => {
  /** Claims the mail as a worker and dies before it can tell what came of it. */
  async function killedWhileSending(): Promise<string> {
    const id = await queue();
    const deliver: Deliver = () => Promise.reject(new Error("killed"));
    await expect(sendDue(newWorkerId(), deliver)).rejects.toThrow("killed");
    expect((await stateOf(id)).state).toBe("claimed");
    return id;
  }

  it("leaves the mail unsure, and it is sent again only by a person", async () => {
    const id = await killedWhileSending();
    const { letters, deliver } = mailbox();
    later(MINUTE);
    await sendDue(newWorkerId(), deliver);
    expect((await stateOf(id)).state).toBe("unsure");
    later(24 * 60 * MINUTE);
    await sendDue(newWorkerId(), deliver);
    expect(letters).toHaveLength(0);
    expect(await resend(id)).toBe(true);
    await sendDue(newWorkerId(), deliver);
    expect(letters).toHaveLength(1);
  });

  it("is told from one that is alive and slow", async () => {
    const id = await queue();
    const slow = newWorkerId();
    const alive = await presence(slow);
    let finish = () => {};
    const sending = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let started = () => {};
    const begun = new Promise<void>((resolve) => {
      started = resolve;
    });
    const work = sendDue(slow, async () => {
      started();
      await sending;
      return { outcome: "sent" };
    });
    await begun;
    const { letters, deliver } = mailbox();
    later(2 * MINUTE);
    await sendDue(newWorkerId(), deliver);
    expect((await stateOf(id)).state).toBe("claimed");
    finish();
    await work;
    await alive.end();
    expect((await stateOf(id)).state).toBe("sent");
    expect(letters).toHaveLength(0);
  });

  it("is corrected when it was not dead after all", async () => {
    const id = await queue();
    const other = newWorkerId();
    await sendDue(newWorkerId(), async () => {
      later(MINUTE);
      await sendDue(other, mailbox().deliver);
      expect((await stateOf(id)).state).toBe("unsure");
      return { outcome: "sent" };
    });
    expect((await stateOf(id)).state).toBe("sent");
  });
});

describe("an answer that never came", () => {
  it("makes the mail unsure at once", async () => {
    const id = await queue();
    await sendDue(newWorkerId(), async () => ({ outcome: "unsure", reason: "Connection closed" }));
    expect(await stateOf(id)).toMatchObject({ state: "unsure", attempts: 1, body: "Ett brev" });
  });
});
