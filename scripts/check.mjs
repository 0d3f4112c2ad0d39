import { command } from "./lib/install.mjs";

await command("check-main.ts");
