import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { StartEnvironment } from "../lib/platform/env-rules.ts";
import { buildWhenStale, isBuilt } from "./lib/build.ts";
import { type Database, exampleAccounts, isEmpty, openDatabase } from "./lib/database.ts";
import { node24, portIsFree, Refusal, root } from "./lib/paths.ts";
import { runningNote } from "./lib/running.ts";
import { readSettings, runCommand, serverVariables } from "./lib/settings.ts";
import { startWebServer, type WebServer, waitUntilHealthy } from "./lib/web-server.ts";

const dev = process.argv.includes("--dev");
const distDir = process.env.NEXT_DIST_DIR || ".next";

/** Example data is made in a process of its own, so that this one stays small. */
async function seedWhenEmpty(settings: StartEnvironment, database: Database) {
  // Left behind by a start that was stopped while it loaded; the seed adds what is missing.
  const unfinished = path.join(settings.DATA_DIR, "seeding");
  if (!settings.DEMO || !(existsSync(unfinished) || (await isEmpty(database.app)))) return;
  console.log("Läser in exempeldata …");
  mkdirSync(settings.DATA_DIR, { recursive: true });
  writeFileSync(unfinished, "");
  const hooks = pathToFileURL(path.join(root, "scripts", "lib", "hooks.mjs")).href;
  const child = spawn(node24, ["--import", hooks, path.join(root, "scripts", "seed-main.ts")], {
    cwd: root,
    env: { ...process.env, ...serverVariables(settings, database.app) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Refusal("Exempeldata gick inte att läsa in. Felet står ovanför.");
  rmSync(unfinished, { force: true });
}

async function build() {
  if (dev || isBuilt(distDir)) return;
  console.log("Bygger …");
  await buildWhenStale(distDir, (text) => process.stdout.write(text));
}

async function greet(settings: StartEnvironment, database: Database) {
  console.log(`\nFinsamplan kör på ${settings.APP_URL}`);
  if (settings.DEMO) {
    const accounts = await exampleAccounts(database.app);
    if (accounts.length > 0) console.log("Exempelkonton (väljs på inloggningssidan, inga lösenord):");
    const byPlace = Map.groupBy(accounts, (email) => email.slice(email.indexOf("@")));
    for (const [place, emails] of byPlace) {
      const names = emails.map((email) => email.slice(0, email.indexOf("@")));
      console.log(`  ${names.length > 1 ? `{${names.join(",")}}` : names[0]}${place}`);
    }
  }
  console.log("Ctrl-C stoppar server och databas.\n");
}

/** Resolves at the first Ctrl-C, SIGTERM, closed terminal or killed parent; later ones change nothing. */
function askedToStop(): Promise<"asked"> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    setInterval(() => process.ppid !== parent && resolve("asked"), 1000).unref();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve("asked"));
  });
}

async function refuseTakenPort(settings: StartEnvironment) {
  // An own start on the same data explains itself better than a taken port does.
  if (!settings.DATABASE_URL && runningNote(settings.DATA_DIR)) return;
  if (await portIsFree(settings.PORT, settings.HOST)) return;
  throw new Refusal(
    `Port ${settings.PORT} används redan av ett annat program. Stoppa det, eller välj en annan port: PORT=${settings.PORT + 1} npm start.`,
  );
}

await runCommand(async () => {
  const settings = readSettings();
  const asked = askedToStop();
  await refuseTakenPort(settings);
  const building = build().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  let server: WebServer | null = null;
  let database: Database | null = null;
  let endBackup = async () => {};
  try {
    database = await openDatabase(settings, settings.APP_URL);
    await seedWhenEmpty(settings, database);
    const failed = await building;
    if (failed) throw failed.error;
    server = startWebServer({
      kind: dev ? "dev" : "start",
      distDir,
      variables: serverVariables(settings, database.app),
    });
    const stopped = asked.then(() => false);
    const well = await Promise.race([waitUntilHealthy(server, settings.HOST, settings.PORT), stopped]);
    if (well) await greet(settings, database);
    if (!settings.DATABASE_URL && database.owner && settings.BACKUP_DAILY) {
      const { startDailyBackup } = await import("./lib/backup-daily.ts");
      endBackup = startDailyBackup(database.owner, settings.DATA_DIR);
    }
    const end = await Promise.race([
      asked,
      server.ended.then(() => "server" as const),
      database.lost.then(() => "database" as const),
    ]);
    if (end === "server")
      throw new Refusal("Servern slutade oväntat. Felet står ovanför; starta igen med npm start.");
    if (end === "database") throw new Refusal("Databasen slutade oväntat. Starta igen med npm start.");
    console.log("\nStoppar …");
    return 0;
  } finally {
    await building;
    await server?.stop();
    await endBackup();
    await database?.close();
  }
});
// A pool or a socket left open must not keep the command alive after everything is stopped.
process.exit();
