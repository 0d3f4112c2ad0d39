import { command } from "./lib/install.mjs";

await command("coverage-main.ts");
