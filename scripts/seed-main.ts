import { runCommand } from "./lib/settings.ts";
import { withApp } from "./lib/with-app.ts";

await runCommand(() =>
  withApp(async () => {
    const { seedExamples } = await import("../prisma/seed/seed.ts");
    await seedExamples();
    console.error("Exempeldata är inläst.");
    return 0;
  }),
);
process.exit();
