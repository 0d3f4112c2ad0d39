import { command } from "./lib/install.mjs";

await command("create-admin-main.ts");
