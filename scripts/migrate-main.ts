import { openForCommand } from "./lib/database.ts";
import { checkAppRole, migrate } from "./lib/migrations.ts";
import { Refusal } from "./lib/paths.ts";
import { readSettings, runCommand } from "./lib/settings.ts";

await runCommand(async () => {
  const settings = readSettings();
  if (!settings.DATABASE_URL) {
    // The embedded database is migrated as it opens.
    await (await openForCommand(settings)).close();
    console.error("Databasen är uppdaterad.");
    return 0;
  }
  if (!settings.MIGRATE_DATABASE_URL) {
    throw new Refusal(
      "MIGRATE_DATABASE_URL saknas. Sätt den till ägarens roll och kör npm run migrate igen.",
    );
  }
  const applied = await migrate(settings.MIGRATE_DATABASE_URL, settings.DATABASE_URL);
  await checkAppRole(settings.DATABASE_URL);
  console.error(applied.length > 0 ? `Körda ändringar: ${applied.join(", ")}.` : "Inga ändringar väntade.");
  return 0;
});
process.exit();
