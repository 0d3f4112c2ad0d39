import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
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
  readonly stop: () => Promise<void>;
};

export type Options = { readonly name: string; readonly smtpUrl?: string; readonly demo?: boolean };

export async function startFinsamplan({ name, smtpUrl = "", demo = true }: Options): Promise<Finsamplan> {
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

  async function launch() {
    const hooks = path.join(root, "scripts", "lib", "hooks.mjs");
    const child = spawn(node24, ["--import", hooks, path.join(root, "scripts", "start-main.ts")], {
      cwd: root,
      env: { ...process.env, ...variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
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
    stop: async () => {
      await end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
