/** page.js: compressed JavaScript that the browser has loaded when the grid first takes a key. */
import { chromium } from "@playwright/test";
import { chromiumArgs, ensureChromium } from "../lib/chromium.ts";
import type { Measured } from "./results.ts";
import type { Served } from "./stage.ts";

const SLUG = "skane-nordost";
const PATIENCE_MS = 60_000;

export async function measureJavaScript({ origin, signIn }: Served): Promise<Measured> {
  const cookie = await signIn(`forbundschef@${SLUG}.example`);
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArgs });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "sv-SE" });
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    await page.context().addCookies([{ name, value, url: origin }]);
    await page.addInitScript(watchGrid);
    await page.goto(`${origin}/${SLUG}/2023/budget`, { waitUntil: "commit" });
    const handle = await page.waitForFunction(() => document.documentElement.dataset.benchScripts, null, {
      timeout: PATIENCE_MS,
    });
    const scripts: [string, number][] = JSON.parse(String(await handle.jsonValue()));
    const bytes = scripts.reduce((sum, [, size]) => sum + size, 0);
    return { name: "page.js", value: bytes / 1000, detail: `${scripts.length} files, gzip` };
  } finally {
    await browser.close();
  }
}

/** Runs in the page: presses an arrow in the grid until focus moves, then notes the scripts loaded so far. */
function watchGrid(): void {
  const tries = setInterval(() => {
    const cell = document.querySelector<HTMLElement>(
      '[role="grid"] [tabindex="0"], table[role="grid"] td[tabindex]',
    );
    if (!cell) return;
    cell.focus();
    const before = document.activeElement;
    cell.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
    setTimeout(() => {
      if (document.activeElement === before || document.documentElement.dataset.benchScripts) return;
      clearInterval(tries);
      const sizes = new Map<string, number>();
      for (const entry of performance.getEntriesByType("resource"))
        if (entry instanceof PerformanceResourceTiming && /\.js(\?|$)/.test(entry.name))
          sizes.set(entry.name, Math.max(entry.encodedBodySize, sizes.get(entry.name) ?? 0));
      document.documentElement.dataset.benchScripts = JSON.stringify([...sizes]);
    });
  }, 5);
}
