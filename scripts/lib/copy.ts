import { once } from "node:events";
import type { Writable } from "node:stream";
import type pg from "pg";
import { z } from "zod";

/**
 * COPY … TO STDOUT and COPY … FROM STDIN over `pg`, which leaves both to queries that bring their own handlers.
 * PostgreSQL writes and reads every type in its own text form, so nothing is lost on the way.
 */

/** The part of pg's connection that COPY speaks over; pg's types leave it out. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
  readonly stream: Writable & { pause(): unknown; resume(): unknown };
}

const copyDataSchema = z.object({ chunk: z.instanceof(Uint8Array) });
const completeSchema = z.object({ text: z.string() });

/** "COPY 12" → 12. */
const rowsOf = (message: unknown) =>
  Number(/^COPY (\d+)$/.exec(completeSchema.parse(message).text)?.[1] ?? Number.NaN);

/** What pg calls as the answers come; one statement, settled when the server is ready for the next. */
class CopyQuery {
  readonly done: Promise<number>;
  readonly #text: string;
  #settle: { resolve: (rows: number) => void; reject: (error: unknown) => void } = {
    resolve: () => {},
    reject: () => {},
  };
  #rows = 0;
  #failed = false;

  constructor(text: string) {
    this.#text = text;
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text);
  }
  handleCommandComplete(message: unknown): void {
    this.#rows = rowsOf(message);
  }
  handleReadyForQuery(): void {
    if (!this.#failed) this.#settle.resolve(this.#rows);
  }
  handleError(error: unknown): void {
    this.#failed = true;
    this.#settle.reject(error);
  }
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

class CopyOut extends CopyQuery {
  readonly #take: (chunk: Uint8Array) => boolean;
  readonly #drained: () => Promise<unknown>;
  #waiting = false;

  constructor(text: string, take: (chunk: Uint8Array) => boolean, drained: () => Promise<unknown>) {
    super(text);
    this.#take = take;
    this.#drained = drained;
  }
  handleCopyData(message: unknown, connection: CopyConnection): void {
    const { chunk } = copyDataSchema.parse(message);
    // pg reuses the buffer it parses from.
    const more = this.#take(Uint8Array.from(chunk));
    // What had been read from the socket still comes after the pause; one wait is enough for all of it.
    if (more || this.#waiting) return;
    this.#waiting = true;
    connection.stream.pause();
    const goOn = () => {
      this.#waiting = false;
      connection.stream.resume();
    };
    this.#drained().then(goOn, goOn);
  }
}

class CopyIn extends CopyQuery {
  readonly #source: AsyncIterable<Uint8Array>;

  constructor(text: string, source: AsyncIterable<Uint8Array>) {
    super(text);
    this.#source = source;
  }
  handleCopyInResponse(connection: CopyConnection): void {
    this.#send(connection).catch((error: unknown) =>
      connection.sendCopyFail(error instanceof Error ? error.message : String(error)),
    );
  }
  async #send(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.#source) {
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await once(connection.stream, "drain");
    }
    connection.endCopyFrom();
  }
}

/** Streams a COPY … TO STDOUT into `take`, which answers false when `drained` has to be waited for. */
export function copyOut(
  client: pg.Client,
  text: string,
  take: (chunk: Uint8Array) => boolean,
  drained: () => Promise<unknown>,
): Promise<number> {
  const query = new CopyOut(text, take, drained);
  client.query(query);
  return query.done;
}

/** Streams the bytes of a COPY … FROM STDIN; resolves to the rows taken. */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Uint8Array>): Promise<number> {
  const query = new CopyIn(text, source);
  client.query(query);
  return query.done;
}
