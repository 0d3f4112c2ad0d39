import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
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

function run(
  command: string,
  args: string[],
  timeout: number,
  env: Record<string, string> = {},
): Promise<Ran> {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout,
    killSignal: "SIGKILL",
  });
  let said = "";
  const listen = (chunk: Buffer) => {
    said += String(chunk);
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ ok: false, said: String(error) }));
    child.once("close", (code) => resolve({ ok: code === 0, said: said.trim() }));
  });
}

function downloadOwn() {
  const cli = path.join(nodeModules, "@playwright", "test", "cli.js");
  return run(process.execPath, [cli, "install", "chromium"], DOWNLOAD_MS, {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: CONNECT_MS,
  });
}

const isDebian = () => {
  const file = "/etc/os-release";
  return existsSync(file) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(file, "utf8"));
};

/** Debian's package brings every library it needs along. */
async function installPackage(): Promise<Ran> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const updated = await run("apt-get", ["update", "-q"], APT_MS, env);
  if (!updated.ok) return updated;
  return run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], APT_MS, env);
}

/** Finds a Chromium or installs one, in the order of docs/decisions; throws with what to do when it cannot. */
export async function ensureChromium(): Promise<string> {
  const there = await findChromium();
  if (there) return there;
  const tried = [await downloadOwn()];
  const downloaded = await findChromium();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && isDebian()) {
    tried.push(await installPackage());
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
