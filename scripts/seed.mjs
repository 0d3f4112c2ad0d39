import { command } from "./lib/install.mjs";

await command("seed-main.ts");
