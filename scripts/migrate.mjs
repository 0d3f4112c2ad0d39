import { command } from "./lib/install.mjs";

await command("migrate-main.ts");
