import { command } from "./lib/install.mjs";

await command("restore-main.ts", {
  env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
});
