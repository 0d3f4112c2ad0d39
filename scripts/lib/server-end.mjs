// Loaded before the web server: ends it with the command that started it, when what it has in hand is done.
import { subscribe } from "node:diagnostics_channel";

/** Requests are answered within seconds or not at all. */
const REQUESTS_MS = 10_000;
/** A mail server that is slow to answer: past this the mail is marked as unsure, as after a crash. */
const GRACE_MS = 25_000;

// What must be done before the process may go; lib/features/operator/background.ts adds the mail and job loop.
const closing = new Set();
globalThis[Symbol.for("finsamplan.closing")] = closing;

const servers = new Set();
const answering = new Set();
const STREAM = "text/event-stream";
const streams = new WeakSet();
let stopping = false;

subscribe("http.server.request.start", ({ server, request, response }) => {
  servers.add(server);
  answering.add(response);
  if (request.headers.accept?.includes(STREAM)) streams.add(response);
  // A browser that keeps its connection open would come back on it.
  if (stopping) response.setHeader("Connection", "close");
  response.once("close", () => answering.delete(response));
});

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Event streams never end by themselves; the browser comes back to whoever answers then. */
const isStream = (response) =>
  streams.has(response) || String(response.getHeader("content-type")).startsWith(STREAM);

async function answered() {
  const end = Date.now() + REQUESTS_MS;
  while (Date.now() < end) {
    for (const response of answering) if (isStream(response)) response.destroy();
    if (answering.size === 0) return;
    await pause(20);
  }
}

async function stop() {
  if (stopping) return;
  stopping = true;
  for (const server of servers) server.close();
  const work = [...closing].map((finish) => finish());
  await Promise.race([Promise.allSettled([answered(), ...work]), pause(GRACE_MS)]);
  process.exit(0);
}

// `next dev` has its own way out and its own child processes; NEXT_MANUAL_SIG_HANDLE says that this is `next start`.
if (process.env.NEXT_MANUAL_SIG_HANDLE) {
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
} else {
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.once(signal, () => {
      for (const finish of closing) void finish();
      setTimeout(() => process.exit(0), 3000);
    });
  }
}
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
