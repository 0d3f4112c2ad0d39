import { runInstalled } from "./lib/install.mjs";

// Exit 1 means that the budget contradicts itself, so a failure before it is read must not be 1.
try {
  const env = { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() };
  process.exitCode = await runInstalled("check-budget-main.ts", process.argv.slice(2), { env });
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
