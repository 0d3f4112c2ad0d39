import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type Cluster, startCluster } from "./embedded.ts";
import { isAlive, Refusal, readJson, until, writeSecret } from "./paths.ts";

const noteSchema = z.object({
  pid: z.number().int(),
  appUrl: z.string().nullable(),
  databaseUrl: z.string().nullable(),
  migrateDatabaseUrl: z.string().nullable(),
});
type Note = z.infer<typeof noteSchema>;

const noteFile = (dataDir: string) => path.join(dataDir, "running.json");

/** After a restart of the machine the number may belong to any program. */
function isOurs(pid: number): boolean {
  if (!isAlive(pid)) return false;
  const cmdline = `/proc/${pid}/cmdline`;
  if (process.platform !== "linux" || !existsSync(cmdline)) return true;
  const said = readFileSync(cmdline, "utf8");
  return said.includes("-main.ts") || said.includes("vitest") || said.includes("playwright");
}

/** Who uses the data folder now: another `npm start` or command, or null. */
export function runningNote(dataDir: string): Note | null {
  const read = noteSchema.safeParse(readJson(noteFile(dataDir)));
  return read.success && isOurs(read.data.pid) ? read.data : null;
}

export type Claim = { readonly tell: (known: Partial<Note>) => void; readonly release: () => void };

/** Takes the data folder for this process, or refuses with what to do. Two starts must not share one. */
export function claimDataDir(dataDir: string): Claim {
  const file = noteFile(dataDir);
  const mine: Note = { pid: process.pid, appUrl: null, databaseUrl: null, migrateDatabaseUrl: null };
  mkdirSync(dataDir, { recursive: true });
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { mode: 0o600, flag: "wx" });
      break;
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EEXIST";
      if (!taken || attempt > 2) throw error;
      const other = runningNote(dataDir);
      if (other) {
        const where = other.appUrl ? ` och svarar på ${other.appUrl}` : "";
        throw new Refusal(
          `Finsamplan kör redan med data i ${dataDir} (process ${other.pid})${where}. ` +
            "Stoppa den med Ctrl-C, eller starta den här med en egen mapp: DATA_DIR=.data2 PORT=3001 npm start.",
        );
      }
      rmSync(file, { force: true });
    }
  }
  let note = mine;
  return {
    tell: (known) => {
      note = { ...note, ...known };
      writeSecret(file, JSON.stringify(note));
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** The embedded database of a data folder, claimed and running. */
export async function claimCluster(
  dataDir: string,
  forTests = false,
): Promise<{ claim: Claim; cluster: Cluster }> {
  const claim = claimDataDir(dataDir);
  try {
    const cluster = await startCluster({ dataDir, forTests });
    claim.tell({ databaseUrl: cluster.urls.app, migrateDatabaseUrl: cluster.urls.owner });
    return { claim, cluster };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** A command started while `npm start` is still getting up waits for its database. */
export async function databaseOfRunning(dataDir: string): Promise<{ app: string; owner: string } | null> {
  if (!runningNote(dataDir)) return null;
  return until(() => {
    const note = runningNote(dataDir);
    return note?.databaseUrl && note.migrateDatabaseUrl
      ? { app: note.databaseUrl, owner: note.migrateDatabaseUrl }
      : null;
  }, 60_000);
}
