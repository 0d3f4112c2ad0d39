import "server-only";
import { env } from "./env.ts";
import { type Listener, listen } from "./listen.ts";
import { type ForbundChange, readChanges, readPresent } from "./live-read.ts";
import { LiveStream, type StreamRequest } from "./live-stream.ts";
import { log } from "./log.ts";
import type { ForbundScope } from "./scope.ts";

/** The trigger on change_log announces `forbundId:seq` here when a transaction commits. */
const CHANNEL = "finsamplan_change";
const HEARTBEAT_MS = 20_000;

export interface LiveOptions {
  readonly connectionString: string;
  readonly heartbeatMs?: number;
  readonly onTrouble: (error: unknown) => void;
}

/** All live streams of one process, woken by one listening connection. */
export class Live {
  readonly #options: LiveOptions;
  readonly #streams = new Set<LiveStream>();
  /** Streams at the same place ask the same question at the same moment: it is asked once. */
  readonly #asked = new Map<string, Promise<readonly ForbundChange[]>>();
  #listener: Listener | null = null;
  #closed = false;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  /** A stream of server-sent events, or null when there is no session. */
  async open(request: StreamRequest): Promise<ReadableStream<Uint8Array> | null> {
    const watched = await request.watch();
    if (watched === null) return null;
    const stream = new LiveStream(watched, request, {
      changesAfter: (scope, after) => this.#changesAfter(scope, after),
      present: readPresent,
      heartbeatMs: this.#options.heartbeatMs ?? HEARTBEAT_MS,
      onEnd: (ended) => this.#streams.delete(ended),
      onTrouble: this.#options.onTrouble,
    });
    if (this.#closed) {
      stream.end();
      return stream.body;
    }
    this.#streams.add(stream);
    this.#listener ??= listen(this.#options.connectionString, CHANNEL, {
      onNotify: (payload) => this.#wake(payload.split(":", 1)[0]),
      onReady: () => this.#wake(),
      onTrouble: this.#options.onTrouble,
    });
    try {
      await stream.begin();
    } catch (error) {
      stream.end();
      throw error;
    }
    return stream.body;
  }

  get size(): number {
    return this.#streams.size;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const stream of [...this.#streams]) stream.end();
    await this.#listener?.close();
  }

  #wake(forbundId?: string): void {
    // A question asked before this change may not have seen it; whoever wakes now asks anew.
    this.#asked.clear();
    for (const stream of this.#streams) stream.wake(forbundId);
  }

  #changesAfter(scope: ForbundScope, after: number): Promise<readonly ForbundChange[]> {
    const key = `${scope.forbundId}:${after}`;
    const known = this.#asked.get(key);
    if (known) return known;
    const asked = readChanges(scope, after).finally(() => {
      if (this.#asked.get(key) === asked) this.#asked.delete(key);
    });
    this.#asked.set(key, asked);
    return asked;
  }
}

declare global {
  // `next dev` evaluates modules again on each change; the listening connection must outlive that.
  var finsamplanLive: Live | undefined;
}

/** This process's streams. They end when the process is asked to stop, so that it can. */
export function live(): Live {
  if (globalThis.finsamplanLive) return globalThis.finsamplanLive;
  const made = new Live({
    connectionString: env().DATABASE_URL,
    onTrouble: (error) => log.warn({ err: error }, "live: trouble, it tries again"),
  });
  globalThis.finsamplanLive = made;
  const stop = () => void made.close();
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  return made;
}
