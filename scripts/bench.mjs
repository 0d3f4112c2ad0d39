import { command } from "./lib/install.mjs";

// Servers and builds inherit standard output, so it is turned to standard error and the result gets a channel of its own.
await command("bench-main.ts", { stdio: ["inherit", 2, 2, 1] });
