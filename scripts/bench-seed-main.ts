/** Fills a benchmark's database, in a process of its own: the client of `lib` is bound to one database. */
import { runCommand } from "./lib/settings.ts";

await runCommand(async () => {
  const [forbundCount, years] = process.argv.slice(2).map(Number);
  if (forbundCount && years) {
    const { seedMany } = await import("../prisma/seed/seed-many.ts");
    await seedMany(forbundCount, years);
  } else {
    const { seedExamples } = await import("../prisma/seed/seed.ts");
    await seedExamples();
  }
  return 0;
});
process.exit();
