import "server-only";
import { log } from "../../platform/log.ts";
import { tellPeers } from "../../platform/peer.ts";
import { startWorker, type Worker } from "../../platform/worker.ts";
import { JOB_KINDS, planDay } from "./job-kinds.ts";

const STARTED = Symbol.for("finsamplan.background");

/** The process's mail and job loop. Once, also when `next dev` evaluates the module again. */
export function startBackground(): void {
  if (Reflect.has(globalThis, STARTED)) return;
  Reflect.set(globalThis, STARTED, true);
  tellPeers();
  const worker = startWorker(JOB_KINDS, planDay);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(worker));
}

async function stop(worker: Worker): Promise<void> {
  try {
    await worker.stop();
  } catch (error) {
    log.error({ err: error }, "worker did not stop cleanly");
  }
}
