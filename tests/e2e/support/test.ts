import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Finsamplan, type Options, startFinsamplan } from "./finsamplan.ts";
import type { ReceivedMail } from "./mailbox.ts";

type Noise = {
  /** Says before it happens which complaint of the browser a test provokes on purpose. */
  readonly expect: (pattern: RegExp) => void;
  readonly listenTo: (context: BrowserContext) => void;
};

/** Another person's browser, or one's own second; closed with the test. */
type Another = (options?: { readonly baseURL?: string }) => Promise<Page>;

/** Every test fails on a complaint in the browser's console or an uncaught error that it did not announce. */
export const test = base.extend<{
  noise: Noise;
  another: Another;
  /** A Finsamplan of the test's own, for what the shared one must not go through; stopped with the test. */
  startOwn: (options: Options) => Promise<Finsamplan>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  baseURL: async ({}, use) => {
    await use(process.env.E2E_URL);
  },
  noise: [
    async ({ context }, use) => {
      const expected: RegExp[] = [];
      const said: string[] = [];
      const listenTo = (to: BrowserContext) => {
        to.on("console", (message) => {
          if (message.type() === "error") said.push(`${message.text()} (${message.location().url})`);
        });
        to.on("weberror", (error) => said.push(`uncaught: ${error.error().message}`));
      };
      listenTo(context);
      await use({ expect: (pattern) => expected.push(pattern), listenTo });
      expect(said.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([]);
    },
    { auto: true },
  ],
  // After `startOwn`, so that it ends before: a browser complains when its server goes away.
  another: async ({ browser, noise, contextOptions, viewport, locale, timezoneId, startOwn: _ }, use) => {
    const opened: BrowserContext[] = [];
    await use(async ({ baseURL = process.env.E2E_URL } = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        viewport,
        locale,
        timezoneId,
        ...(baseURL !== undefined && { baseURL }),
      });
      opened.push(context);
      noise.listenTo(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  startOwn: async ({}, use) => {
    const started: Finsamplan[] = [];
    await use(async (options) => {
      const finsamplan = await startFinsamplan(options);
      started.push(finsamplan);
      return finsamplan;
    });
    for (const finsamplan of started) await finsamplan.stop();
  },
});

export { expect };

export const phone = { width: 390, height: 844 };

/** The example account of a role in a förbund. */
export const account = (role: string, slug: string) => `${role}@${slug}.example`;

/** Signs in as an example account the way the demo's sign-in page does. */
export async function signIn(page: Page, email: string): Promise<void> {
  await test.step(`Logga in som ${email}`, async () => {
    const answer = await page.request.post("/api/demo/session", { data: { email } });
    expect(answer.status(), await answer.text()).toBe(204);
  });
}

/** WCAG 2.2 AA, as far as a machine can tell; of the whole page, or of the part that has just opened. */
export async function expectAccessible(page: Page, part?: string): Promise<void> {
  await test.step("Tillgänglighet (axe)", async () => {
    // Between two pages of the app React takes the old title away before the new one stands.
    await expect(page).toHaveTitle(/./);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const axe = new AxeBuilder({ page }).withTags(tags);
    const { violations } = await (part ? axe.include(part) : axe).analyze();
    const told = violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target).join(", ")})`,
    );
    expect(told).toEqual([]);
  });
}

/** Nothing may stick out of the side of the screen. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
}

const isMails = (read: unknown): read is ReceivedMail[] => Array.isArray(read);

export async function mailsTo(email: string): Promise<ReceivedMail[]> {
  const answer = await fetch(`${process.env.E2E_MAILBOX}/?to=${encodeURIComponent(email)}`);
  const read: unknown = await answer.json();
  return isMails(read) ? read : [];
}

/** The six-digit code in the newest mail to an address, when it has more than `after` of them. */
export async function mailedCode(email: string, after = 0): Promise<string> {
  let code = "";
  await expect
    .poll(
      async () => {
        const mails = await mailsTo(email);
        code = mails.length > after ? (/\b\d{6}\b/.exec(mails.at(-1)?.text ?? "")?.[0] ?? "") : "";
        return code;
      },
      { message: `a code mailed to ${email}`, timeout: 20_000 },
    )
    .not.toBe("");
  return code;
}
