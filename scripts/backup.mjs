import { command } from "./lib/install.mjs";

await command("backup-main.ts", { env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() } });
