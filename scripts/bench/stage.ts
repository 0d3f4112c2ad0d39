/** What the benchmarks of pages and saves stand on: a database server, a build and web servers of their own. */
import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readStartEnvironment } from "../../lib/platform/env-rules.ts";
import { buildWhenStale } from "../lib/build.ts";
import { freePort, node24, Refusal, randomSecret, root } from "../lib/paths.ts";
import { serverVariables } from "../lib/settings.ts";
import { copyDatabase, startTestCluster, testDataDir } from "../lib/test-cluster.ts";
import { startWebServer, type WebServer, waitUntilHealthy } from "../lib/web-server.ts";

/** next.config.js adds the bare page and the bare route to a build in this folder. */
const DIST_DIR = ".next-bench";
const HOST = "127.0.0.1";

export type Variables = Readonly<Record<string, string>>;

export interface Served {
  readonly origin: string;
  /** The Cookie header of an example account. */
  readonly signIn: (email: string) => Promise<string>;
}

export interface Stage {
  /** The environment of an app on a database with the example data, or with so many förbund and years. */
  readonly app: (many?: { readonly forbund: number; readonly years: number }) => Promise<Variables>;
  readonly serve: (app: Variables) => Promise<Served>;
  readonly close: () => Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const cluster = await startTestCluster("bench");
  const servers: WebServer[] = [];
  let databases = 0;
  // Once per run, whatever is edited meanwhile: all servers of a run are the same build.
  let building: Promise<boolean> | null = null;
  let closing: Promise<void> | null = null;
  return {
    app: async (many) => {
      databases += 1;
      const { app } = await copyDatabase(cluster.urls, `finsamplan_bench_${databases}`);
      const variables = await variablesFor(app);
      await seed(variables, many ? [String(many.forbund), String(many.years)] : []);
      return variables;
    },
    serve: async (app) => {
      building ??= buildWhenStale(DIST_DIR, (text) => process.stderr.write(text));
      await building;
      const server = startWebServer({ kind: "start", distDir: DIST_DIR, variables: app });
      servers.push(server);
      if (!(await waitUntilHealthy(server, HOST, Number(app.PORT))))
        throw new Refusal("Servern kom inte igång. Felet står ovanför.");
      const origin = `http://${HOST}:${app.PORT}`;
      return { origin, signIn: (email) => signIn(origin, email) };
    },
    close: () => {
      closing ??= Promise.all(servers.map((server) => server.stop())).then(() => cluster.stop());
      return closing;
    },
  };
}

async function variablesFor(databaseUrl: string): Promise<Variables> {
  const read = readStartEnvironment({
    PORT: String(await freePort(HOST)),
    HOST,
    DATABASE_URL: databaseUrl,
    DATA_DIR: testDataDir("bench"),
    AUTH_SECRET: randomSecret(),
    DEMO: "1",
  });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return serverVariables(read.environment, databaseUrl);
}

async function seed(variables: Variables, args: readonly string[]): Promise<void> {
  const hooks = pathToFileURL(path.join(root, "scripts", "lib", "hooks.mjs")).href;
  const script = path.join(root, "scripts", "bench-seed-main.ts");
  const child = spawn(node24, ["--disable-warning=ExperimentalWarning", "--import", hooks, script, ...args], {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Refusal("Exempeldata gick inte att läsa in. Felet står ovanför.");
}

async function signIn(origin: string, email: string): Promise<string> {
  const answer = await fetch(`${origin}/api/demo/session`, {
    method: "POST",
    body: JSON.stringify({ email }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (answer.status !== 204 || !cookie) throw new Error(`${email} could not sign in: ${answer.status}`);
  return cookie;
}
