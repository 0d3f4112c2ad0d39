import { command } from "./lib/install.mjs";

await command("build-main.ts");
