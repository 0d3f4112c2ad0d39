import { command } from "./lib/install.mjs";

await command("start-main.ts");
