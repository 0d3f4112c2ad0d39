import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { nextCommand } from "./build.ts";
import { happensWithin, node24, root, until } from "./paths.ts";

/** Longer than server-end.mjs gives what is in hand. */
const END_MS = 30_000;
const READY_MS = 60_000;

export type WebServer = {
  readonly process: ChildProcess;
  /** Resolves with its exit code when it has ended, for whatever reason. */
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly kind: "start" | "dev";
  readonly distDir: string;
  readonly variables: Readonly<Record<string, string>>;
};

/** Starts Next as a child of its own, so that its memory is the server's and Ctrl-C has one order. */
export function startWebServer({ kind, distDir, variables }: Options): WebServer {
  const preload = pathToFileURL(path.join(root, "scripts", "lib", "server-end.mjs")).href;
  const host = variables.HOST ?? "127.0.0.1";
  const child = spawn(node24, ["--import", preload, ...nextCommand(kind, host, Number(variables.PORT))], {
    cwd: root,
    env: {
      ...process.env,
      ...variables,
      NEXT_DIST_DIR: distDir,
      // server-end.mjs ends `next start`: Next itself would not wait for a mail in hand.
      ...(kind === "start" ? { NEXT_MANUAL_SIG_HANDLE: "true" } : {}),
      NODE_ENV: kind === "dev" ? "development" : "production",
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
  return {
    process: child,
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const gone = await happensWithin(ended, END_MS);
      if (!gone) child.kill("SIGKILL");
    },
  };
}

/** Waits until the server answers that it and its database are well; false when it ended or took too long. */
export async function waitUntilHealthy(server: WebServer, host: string, port: number): Promise<boolean> {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const address = `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}/api/health`;
  const state = await until<"well" | "gone">(async () => {
    if (server.process.exitCode !== null) return "gone";
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(5000) });
      return answer.ok ? "well" : null;
    } catch {
      return null;
    }
  }, READY_MS);
  return state === "well";
}
