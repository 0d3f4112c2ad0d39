/** `npm run build`: the web server's files, without a database. `npm start` does it by itself; an image needs it before. */
import { buildWhenStale } from "./lib/build.ts";
import { runCommand } from "./lib/settings.ts";

await runCommand(async () => {
  const built = await buildWhenStale(process.env.NEXT_DIST_DIR || ".next", (text) =>
    process.stderr.write(text),
  );
  console.error(built ? "Bygget är klart." : "Bygget är redan gjort.");
  return 0;
});
process.exit();
