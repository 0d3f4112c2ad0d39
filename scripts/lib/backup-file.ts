import { createHash } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { Refusal } from "./paths.ts";

/**
 * A backup is one gzip file. Unpacked: one line of JSON (the header below), then the bytes of each table in the
 * header's order, as PostgreSQL's own COPY text, one after the other without anything between. docs/running.md
 * describes it for whoever has the file and nothing else.
 */
export const FORMAT = "finsamplan-backup";
export const FORMAT_VERSION = 1;

/** Names of tables and columns go into SQL; quoted there, and refused here unless they look like ours. */
const nameSchema = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

const headerSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  madeAt: z.iso.datetime(),
  /** The database's shape: a backup goes only into one that has been through the same. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      name: nameSchema,
      columns: z.array(nameSchema).min(1),
      rows: z.number().int().nonnegative(),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  sequences: z.array(z.object({ name: nameSchema, value: z.string().regex(/^\d+$/), called: z.boolean() })),
});
export type BackupHeader = z.infer<typeof headerSchema>;
export type BackupTable = BackupHeader["tables"][number];

/** Far above any header, far below what would fill the memory. */
const MAX_HEADER_BYTES = 4_000_000;

const damaged = (file: string, what: string) =>
  new Refusal(`${file} går inte att läsa tillbaka: ${what}. Ta en annan kopia.`);

/** Reads a backup from its start: the header, then as many bytes as are asked for. */
export class BackupReader {
  readonly #file: string;
  readonly #stream: ReadStream;
  readonly #chunks: AsyncIterator<Uint8Array>;
  #left: Uint8Array = new Uint8Array();

  constructor(file: string) {
    this.#file = file;
    this.#stream = createReadStream(file);
    const unpacked = createGunzip();
    this.#stream.on("error", (error) => unpacked.destroy(error));
    this.#chunks = this.#stream.pipe(unpacked)[Symbol.asyncIterator]();
  }

  async header(): Promise<BackupHeader> {
    const parts: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const chunk = await this.#next();
      if (chunk === null || size > MAX_HEADER_BYTES) throw damaged(this.#file, "den har ingen början");
      const end = chunk.indexOf(0x0a);
      parts.push(end < 0 ? chunk : chunk.subarray(0, end));
      size += chunk.length;
      if (end < 0) continue;
      this.#left = chunk.subarray(end + 1);
      return this.#parse(Buffer.concat(parts).toString("utf8"));
    }
  }

  #parse(line: string): BackupHeader {
    let read: unknown = null;
    try {
      read = JSON.parse(line);
    } catch {
      throw damaged(this.#file, "den börjar inte som en kopia från Finsamplan");
    }
    const header = headerSchema.safeParse(read);
    if (header.success) return header.data;
    throw damaged(this.#file, "den är inte en kopia som den här versionen av Finsamplan kan läsa");
  }

  /** The bytes of the next table, as they come. */
  async *table({ name, bytes, sha256 }: BackupTable): AsyncGenerator<Uint8Array> {
    const hash = createHash("sha256");
    let wanted = bytes;
    while (wanted > 0) {
      const chunk = await this.#next();
      if (chunk === null) throw damaged(this.#file, `den slutar mitt i tabellen ${name}`);
      const mine = chunk.subarray(0, wanted);
      this.#left = chunk.subarray(mine.length);
      wanted -= mine.length;
      hash.update(mine);
      yield mine;
    }
    if (hash.digest("hex") !== sha256) throw damaged(this.#file, `tabellen ${name} är skadad`);
  }

  /** That nothing follows the last table. */
  async end(): Promise<void> {
    if ((await this.#next()) !== null) throw damaged(this.#file, "den har mer innehåll än den säger");
  }

  close(): void {
    this.#stream.destroy();
  }

  async #next(): Promise<Uint8Array | null> {
    if (this.#left.length > 0) {
      const left = this.#left;
      this.#left = new Uint8Array();
      return left;
    }
    try {
      const { done, value } = await this.#chunks.next();
      return done ? null : value;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") {
        throw new Refusal(`${this.#file} går inte att läsa. Kontrollera sökvägen och att det är en fil.`);
      }
      throw damaged(this.#file, "den är skadad eller inte hel");
    }
  }
}

/** Reads a whole backup and checks every byte; answers its header. A damaged file is refused before anything is touched. */
export async function checkBackup(file: string): Promise<BackupHeader> {
  const reader = new BackupReader(file);
  try {
    const header = await reader.header();
    for (const table of header.tables) {
      for await (const _ of reader.table(table)) {
        // Only the hash is of interest here.
      }
    }
    await reader.end();
    return header;
  } finally {
    reader.close();
  }
}
