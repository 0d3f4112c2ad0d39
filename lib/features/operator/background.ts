import "server-only";
import { log } from "../../platform/log.ts";
import { tellPeers } from "../../platform/peer.ts";
import { startWorker, type Worker } from "../../platform/worker.ts";
import { JOB_KINDS, planDay } from "./job-kinds.ts";

const STARTED = Symbol.for("finsamplan.background");
/** The list that scripts/lib/server-end.mjs waits for before it ends the process. */
const CLOSING = Symbol.for("finsamplan.closing");

/** The process's mail and job loop. Once, also when `next dev` evaluates the module again. */
export function startBackground(): void {
  if (Reflect.has(globalThis, STARTED)) return;
  Reflect.set(globalThis, STARTED, true);
  tellPeers();
  const worker = startWorker(JOB_KINDS, planDay);
  const closing: unknown = Reflect.get(globalThis, CLOSING);
  if (closing instanceof Set) closing.add(() => stop(worker));
}

async function stop(worker: Worker): Promise<void> {
  try {
    await worker.stop();
  } catch (error) {
    log.error({ err: error }, "worker did not stop cleanly");
  }
}
