import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { writeBackup } from "./backup.ts";
import { type BackupAge, expiredBackups } from "./backup-retention.ts";

const HOUR_MS = 3_600_000;
/** A start and the first visit come before the first copy. */
const FIRST_MS = 2 * 60_000;
/** A machine that sleeps at night wakes up to find its copy missed. */
const LOOK_MS = HOUR_MS;
const DAILY_MS = 23.5 * HOUR_MS;

const ENDING = ".finsamplan";
const DAILY = /^daglig-(\d{4}-\d{2}-\d{2})T(\d{2}-\d{2}-\d{2})Z\.finsamplan$/;

export const backupFolder = (dataDir: string) => path.join(dataDir, "backup");

const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;

/** A copy somebody asked for; it stays until somebody removes it. */
export const backupName = (at: Date) => `egen-${stamp(at)}${ENDING}`;

/** A copy of what an upgrade is about to change; stays as well. */
export const upgradeName = (at: Date) => `fore-uppgradering-${stamp(at)}${ENDING}`;

/** The copies made daily, which retention may remove. Their age is in the name: a file that is moved gets a new date. */
export function listDaily(folder: string): BackupAge[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const [, date, time] = DAILY.exec(name) ?? [];
    const at = new Date(`${date}T${time?.replaceAll("-", ":")}Z`);
    return Number.isNaN(at.getTime()) ? [] : [{ name, at }];
  });
}

/** Copies the database if a day has gone since the last time, and removes copies that have served. */
export async function backUpWhenDue(ownerUrl: string, dataDir: string, at: Date): Promise<string | null> {
  const folder = backupFolder(dataDir);
  const newest = Math.max(0, ...listDaily(folder).map((copy) => copy.at.getTime()));
  if (at.getTime() - newest < DAILY_MS) return null;
  const file = path.join(folder, `daglig-${stamp(at)}${ENDING}`);
  await writeBackup(ownerUrl, file);
  for (const { name } of expiredBackups(listDaily(folder), at)) rmSync(path.join(folder, name));
  return file;
}

/** For as long as the process that runs the embedded database lives. Answers how to stop. */
export function startDailyBackup(ownerUrl: string, dataDir: string): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = backUpWhenDue(ownerUrl, dataDir, new Date()).catch((error: unknown) =>
      console.error("Den dagliga säkerhetskopian gick inte att göra:", error),
    );
  };
  const first = setTimeout(look, FIRST_MS);
  const again = setInterval(look, LOOK_MS);
  first.unref();
  again.unref();
  return async () => {
    clearTimeout(first);
    clearInterval(again);
    await running;
  };
}
