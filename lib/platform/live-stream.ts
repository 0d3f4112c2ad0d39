import "server-only";
import { readPositions, writePositions } from "./live-position.ts";
import { type ForbundChange, type LiveEvent, PAGE_SIZE } from "./live-read.ts";
import type { ForbundScope } from "./scope.ts";

/** A förbund the person may see now. `rights` names their roles there: the stream ends when it changes. */
export interface Watched {
  readonly slug: string;
  readonly scope: ForbundScope;
  readonly rights: string;
}

export interface StreamRequest {
  /** Asked at the start and at every heartbeat; null when the session is over. */
  readonly watch: () => Promise<readonly Watched[] | null>;
  readonly lastEventId: string | null;
  readonly signal: AbortSignal;
}

export interface StreamSources {
  readonly changesAfter: (scope: ForbundScope, after: number) => Promise<readonly ForbundChange[]>;
  readonly present: (scope: ForbundScope) => Promise<number>;
  readonly heartbeatMs: number;
  readonly onEnd: (stream: LiveStream) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** How soon a browser comes back after a stream ended. */
const RETRY_MS = 2_000;
/** A reader this many messages behind is cut off; it comes back with its Last-Event-ID. */
const MOST_QUEUED = 1_000;

const signature = (watched: readonly Watched[]) =>
  watched
    .map(({ slug, rights }) => `${slug} ${rights}`)
    .sort()
    .join("\n");

/** One browser's stream: knows how far it has come in each förbund and reads on when woken. */
export class LiveStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #watched: readonly Watched[];
  readonly #request: StreamRequest;
  readonly #sources: StreamSources;
  readonly #positions = new Map<string, number>();
  /** Förbund ids with something to read. */
  readonly #behind = new Set<string>();
  readonly #text = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #heartbeat: NodeJS.Timeout | undefined;
  #reading = false;
  #ended = false;

  constructor(watched: readonly Watched[], request: StreamRequest, sources: StreamSources) {
    this.#watched = watched;
    this.#request = request;
    this.#sources = sources;
    this.body = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.end(),
      },
      new CountQueuingStrategy({ highWaterMark: MOST_QUEUED }),
    );
    request.signal.addEventListener("abort", this.end, { once: true });
  }

  /** To be called once the stream receives wakes, so that nothing falls between present and first wake. */
  async begin(): Promise<void> {
    const known = readPositions(this.#request.lastEventId);
    const present = await Promise.all(this.#watched.map(({ scope }) => this.#sources.present(scope)));
    for (const [index, { slug }] of this.#watched.entries()) {
      const now = present[index] ?? 0;
      // A position ahead of the log is forged or from before a restore; it would never hear anything again.
      this.#positions.set(slug, Math.min(known.get(slug) ?? now, now));
    }
    if (this.#request.signal.aborted) this.end();
    if (this.#ended) return;
    this.#send(`retry: ${RETRY_MS}\nid: ${writePositions(this.#positions)}\n\n`);
    this.#heartbeat = setInterval(() => void this.#beat(), this.#sources.heartbeatMs);
    this.#heartbeat.unref();
    this.wake();
  }

  /** The förbund's log grew, or (without one) may have grown anywhere. */
  wake(forbundId?: string): void {
    for (const { scope } of this.#watched) {
      if (forbundId === undefined || forbundId === scope.forbundId) this.#behind.add(scope.forbundId);
    }
    if (!this.#reading && !this.#ended && this.#positions.size > 0) void this.#readOn();
  }

  readonly end = (): void => {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#heartbeat);
    this.#request.signal.removeEventListener("abort", this.end);
    try {
      this.#controller?.close();
    } catch {
      // Cancelled by the reader: it is closed already.
    }
    this.#sources.onEnd(this);
  };

  async #readOn(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#behind.size > 0 && !this.#ended) {
        for (const { slug, scope } of this.#watched) {
          if (!this.#behind.delete(scope.forbundId)) continue;
          const changes = await this.#sources.changesAfter(scope, this.#positions.get(slug) ?? 0);
          for (const change of changes) this.#tell({ forbund: slug, ...change });
          if (changes.length === PAGE_SIZE) this.#behind.add(scope.forbundId);
        }
      }
    } catch (error) {
      this.#sources.onTrouble(error);
      this.end();
    } finally {
      this.#reading = false;
    }
  }

  #tell(event: LiveEvent): void {
    this.#positions.set(event.forbund, event.seq);
    this.#send(`id: ${writePositions(this.#positions)}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  async #beat(): Promise<void> {
    try {
      const watched = await this.#request.watch();
      if (watched === null || signature(watched) !== signature(this.#watched)) return this.end();
      this.#send(": live\n\n");
    } catch (error) {
      this.#sources.onTrouble(error);
      this.end();
    }
  }

  #send(text: string): void {
    if (this.#ended || !this.#controller) return;
    this.#controller.enqueue(this.#text.encode(text));
    if ((this.#controller.desiredSize ?? 0) <= 0) this.end();
  }
}
