import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { nodeModules } from "./paths.ts";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];
const CONNECT_MS = "15000";
const DOWNLOAD_MS = 6 * 60_000;
const APT_MS = 15 * 60_000;

/** The Chromium that is there: the one named, the system's, or Playwright's own. */
export async function findChromium(): Promise<string | null> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named))
      throw new Error(`CHROMIUM_PATH pekar på ${named}, som inte finns. Rätta den eller ta bort den.`);
    return named;
  }
  const system = SYSTEM.find((file) => existsSync(file));
  if (system) return system;
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

type Ran = { ok: boolean; said: string };

function run(command: string, args: string[], timeout: number, env: Record<string, string> = {}): Ran {
  const done = spawnSync(command, args, {
    encoding: "utf8",
    timeout,
    killSignal: "SIGKILL",
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { ok: done.status === 0, said: `${done.stdout ?? ""}${done.stderr ?? ""}`.trim() };
}

function downloadOwn() {
  const cli = path.join(nodeModules, "@playwright", "test", "cli.js");
  const entry = existsSync(cli) ? cli : createRequire(import.meta.url).resolve("@playwright/test/cli");
  return run(process.execPath, [entry, "install", "chromium"], DOWNLOAD_MS, {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: CONNECT_MS,
  });
}

const isDebian = () => {
  const file = "/etc/os-release";
  return existsSync(file) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(file, "utf8"));
};

/** Debian's package brings every library it needs along. */
function installPackage() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const updated = run("apt-get", ["update", "-q"], APT_MS, env);
  if (!updated.ok) return updated;
  return run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], APT_MS, env);
}

/** Finds a Chromium or installs one, in the order of docs/decisions; throws with what to do when it cannot. */
export async function ensureChromium(): Promise<string> {
  const there = await findChromium();
  if (there) return there;
  const tried = [downloadOwn()];
  const downloaded = await findChromium();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && isDebian()) {
    tried.push(installPackage());
    const installed = await findChromium();
    if (installed) return installed;
  }
  const said = tried.map((one) => one.said.split("\n").slice(-6).join("\n")).join("\n");
  throw new Error(
    `Chromium saknas och gick inte att installera. Installera den och sätt CHROMIUM_PATH.\n${said}`,
  );
}

/** Without its background services Chromium asks a closed network for nothing; root has no sandbox. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
