import { command } from "./lib/install.mjs";

await command("create-forbund-main.ts");
