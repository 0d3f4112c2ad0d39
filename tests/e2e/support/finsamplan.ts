import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { freePort, node24, root, until } from "../../../scripts/lib/paths.ts";
import { runningNote } from "../../../scripts/lib/running.ts";
import { testDataDir } from "../../../scripts/lib/test-cluster.ts";

const READY_MS = 240_000;

/** A Finsamplan as `npm start` runs it, with data, ports and build folder of its own. */
export type Finsamplan = {
  readonly url: string;
  /** The owner's database address, for looking behind the screen. */
  readonly ownerUrl: () => string;
  /** Stops server and database as Ctrl-C does, and starts both again on the same data and address. */
  readonly restart: () => Promise<void>;
  /** An npm command on the same data and settings; answers what it prints. */
  readonly command: (script: string, ...given: readonly string[]) => Promise<string>;
  readonly stop: () => Promise<void>;
};

export type Options = {
  readonly name: string;
  readonly smtpUrl?: string;
  readonly demo?: boolean;
  /** A backup that is restored into the fresh data before the start. */
  readonly backup?: string;
};

export async function startFinsamplan({
  name,
  smtpUrl = "",
  demo = true,
  backup,
}: Options): Promise<Finsamplan> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const dataDir = testDataDir(name);
  const variables = {
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    DEMO: demo ? "1" : "0",
    SMTP_URL: smtpUrl,
    NEXT_DIST_DIR: ".next-test",
    // Nothing of the developer's own settings.
    DATABASE_URL: "",
    MIGRATE_DATABASE_URL: "",
    APP_URL: "",
    AUTH_SECRET: "",
    MAIL_FROM: "",
  };

  function run(script: string, given: readonly string[]) {
    const hooks = path.join(root, "scripts", "lib", "hooks.mjs");
    return spawn(node24, ["--import", hooks, path.join(root, "scripts", `${script}-main.ts`), ...given], {
      cwd: root,
      env: { ...process.env, ...variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  async function command(script: string, ...given: readonly string[]) {
    const child = run(script, given);
    const [code, printed, complaint] = await Promise.all([
      new Promise<number | null>((resolve) => child.once("close", resolve)),
      text(child.stdout),
      text(child.stderr),
    ]);
    if (code !== 0) throw new Error(`${script} failed:\n${complaint}`);
    return printed;
  }

  async function launch() {
    const child = run("start", []);
    let said = "";
    const listen = (chunk: Buffer) => {
      said += String(chunk);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
    const state = await until<"up" | "down">(async () => {
      if (child.exitCode !== null) return "down";
      const answer = await fetch(`${url}/api/health`).catch(() => null);
      // The lines after it are printed when example data and accounts are ready too.
      return answer?.ok && said.includes("Finsamplan kör på") ? "up" : null;
    }, READY_MS);
    if (state !== "up") {
      child.kill("SIGTERM");
      throw new Error(`Finsamplan did not start:\n${said}`);
    }
    return async () => {
      child.kill("SIGTERM");
      await ended;
      if (child.exitCode !== 0) throw new Error(`Finsamplan did not stop cleanly:\n${said}`);
    };
  }

  if (backup !== undefined) await command("restore", backup);
  let end = await launch();
  return {
    url,
    ownerUrl: () => {
      const address = runningNote(dataDir)?.migrateDatabaseUrl;
      if (!address) throw new Error("Finsamplan is not running.");
      return address;
    },
    restart: async () => {
      await end();
      end = await launch();
    },
    command,
    stop: async () => {
      await end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
