/** `npm run backup [-- FILE]`: one file with everything in the database. */
import path from "node:path";
import { writeBackup } from "./lib/backup.ts";
import { backupFolder, backupName } from "./lib/backup-daily.ts";
import { openAsOwner } from "./lib/database.ts";
import { Refusal } from "./lib/paths.ts";
import { readSettings, runCommand } from "./lib/settings.ts";

await runCommand(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (rest.length > 0 || file?.startsWith("-")) throw new Refusal("Skriv så här: npm run backup -- FIL");
  const settings = readSettings();
  const place = file
    ? path.resolve(process.env.INIT_CWD ?? process.cwd(), file)
    : path.join(backupFolder(settings.DATA_DIR), backupName(new Date()));
  const database = await openAsOwner(settings);
  try {
    const { tables } = await writeBackup(database.owner, place);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.error(`${tables.length} tabeller med ${rows} rader är kopierade.`);
    console.log(place);
    return 0;
  } finally {
    await database.close();
  }
});
process.exit();
