// Loaded before the web server: ends it with the command that started it, and within a set time.
const GRACE_MS = 3000;

// Open event streams would keep a closing server waiting for ever.
const leaveSoon = () => setTimeout(() => process.exit(0), GRACE_MS);

process.once("SIGTERM", leaveSoon);
process.once("SIGINT", leaveSoon);
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
