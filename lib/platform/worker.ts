import "server-only";
import { env } from "./env.ts";
import { type JobKinds, runDueJobs } from "./jobs.ts";
import { listen } from "./listen.ts";
import { log } from "./log.ts";
import { smtpDelivery } from "./mail.ts";
import { sendDue } from "./outbox.ts";
import { newWorkerId } from "./worker-id.ts";

export interface Worker {
  readonly id: string;
  /** Finishes the mail and the job in hand, takes no more, and closes its connection. */
  readonly stop: () => Promise<void>;
}

/** Rows that become due by the clock alone, and notices that were lost, are found this often. */
const POLL_MS = 15_000;

/** The process's one loop for due work, woken by new rows and by the clock. */
export function startWorker(kinds: JobKinds, plan: () => Promise<void> = async () => {}): Worker {
  const id = newWorkerId();
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;

  const isStopping = () => stopped;
  const wake = () => {
    if (stopped) return;
    again = true;
    running ??= rounds().finally(() => {
      running = null;
      if (again) wake();
    });
  };
  const rounds = async () => {
    while (again && !stopped) {
      again = false;
      await quietly("plan", plan);
      await Promise.all([
        quietly("outbox", () => sendDue(id, smtpDelivery(), isStopping)),
        quietly("jobs", () => runDueJobs(id, kinds, isStopping)),
      ]);
    }
  };

  const address = new URL(env().DATABASE_URL);
  // What other processes look for to know that this one's claims are alive.
  address.searchParams.set("application_name", id);
  const listener = listen(address.href, "finsamplan_due", {
    onNotify: wake,
    onReady: wake,
    onTrouble: (error) => log.warn({ err: error }, "worker lost its connection"),
  });
  const poll = setInterval(wake, POLL_MS);
  poll.unref();
  return {
    id,
    async stop() {
      stopped = true;
      clearInterval(poll);
      await running;
      await listener.close();
    },
  };
}

/** One failing part must not stop the others, nor the loop. */
async function quietly(part: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ part, err: error }, "due work failed");
  }
}
