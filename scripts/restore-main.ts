/** `npm run restore -- FILE [--replace]`: fills an empty, migrated database from a backup. */
import path from "node:path";
import { openDatabase } from "./lib/database.ts";
import { Refusal } from "./lib/paths.ts";
import { restoreBackup } from "./lib/restore.ts";
import { runningNote } from "./lib/running.ts";
import { readSettings, runCommand } from "./lib/settings.ts";

await runCommand(async () => {
  const given = process.argv.slice(2);
  const replace = given.includes("--replace");
  const [file, ...rest] = given.filter((each) => each !== "--replace");
  if (!file || rest.length > 0 || file.startsWith("-")) {
    throw new Refusal("Skriv så här: npm run restore -- FIL, eller npm run restore -- FIL --replace");
  }
  const settings = readSettings();
  if (!settings.DATABASE_URL && runningNote(settings.DATA_DIR)) {
    throw new Refusal(
      "Finsamplan kör med data i DATA_DIR. Stoppa det med Ctrl-C och läs tillbaka kopian igen.",
    );
  }
  // Migrated as it opens, since a copy goes only into the shape it was made of.
  const database = await openDatabase(settings);
  try {
    if (database.owner === null) {
      throw new Refusal(
        "MIGRATE_DATABASE_URL saknas. Sätt den till ägarens roll: appens roll får inte skriva alla rader.",
      );
    }
    const place = path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
    const { madeAt, tables } = await restoreBackup(database.owner, place, { replace });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.error(`Kopian från ${madeAt} är tillbaka: ${tables.length} tabeller med ${rows} rader.`);
    return 0;
  } finally {
    await database.close();
  }
});
process.exit();
