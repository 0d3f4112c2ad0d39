import type { Browser, Page } from "@playwright/test";
import {
  expect,
  expectAccessible,
  expectNoSideScroll,
  mailsTo,
  phone,
  signIn,
  test,
} from "./support/test.ts";
import { buildForbund, type Forbund } from "./support/world.ts";

/** Invited, accepted, ended; seen as another role; and the pages themselves. */

async function personIn(browser: Browser, email: string | null): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  if (email) await signIn(page, email);
  return page;
}

async function invite(page: Page, forbund: Forbund, email: string): Promise<void> {
  await test.step(`Bjud in ${email} som ledamot`, async () => {
    await page.goto(`/${forbund.slug}/personer`);
    await page.getByRole("link", { name: "Bjud in" }).click();
    await page.getByLabel("Namn").fill("Inbjuden Ledamot");
    await page.getByLabel("E-postadress").fill(email);
    await page.getByLabel("Roll", { exact: true }).selectOption("boardMember");
    await page.getByRole("button", { name: "Skicka inbjudan" }).click();
    await expect(page.getByText("Inbjudan är på väg")).toBeVisible();
  });
}

/** The button works once the page's script has come; until then it is pressed again. */
async function openDialog(page: Page, button: string): Promise<void> {
  await expect(async () => {
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** The path of the link in the newest mail to an address. */
async function mailedPath(email: string): Promise<string> {
  let path = "";
  await expect
    .poll(
      async () => {
        path = /\/inbjudan\/[\w-]+/.exec((await mailsTo(email)).at(-1)?.text ?? "")?.[0] ?? "";
        return path;
      },
      { message: `an invitation mailed to ${email}`, timeout: 30_000 },
    )
    .not.toBe("");
  return path;
}

test("en inbjuden ledamot tar emot, ser sitt och inget mer, och är ute när rollen avslutas", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const forbund = await buildForbund();
  const email = `inbjuden@${forbund.slug}.test`;
  await signIn(page, forbund.email("forbundschef"));
  await invite(page, forbund, email);
  await page.goto(`/${forbund.slug}/personer`);
  await expect(page.getByText("Inbjuden Ledamot"), "the name is told first when answered").toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: email })).toContainText("Inbjuden");
  const path = await mailedPath(email);

  const invited = await personIn(browser, null);
  await test.step("Länken leder till inloggning, och att öppna den ändrar inget", async () => {
    await invited.goto(path);
    await expect(invited.getByRole("heading", { level: 1 })).toHaveText("Du har fått en inbjudan");
    await expectAccessible(invited);
  });
  await test.step("En annan person får inte veta något", async () => {
    const other = await personIn(browser, forbund.email("ekonom"));
    await other.goto(path);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Inbjudan finns inte här");
    await expect(other.getByRole("button", { name: /Ta emot/ })).toHaveCount(0);
    await other.context().close();
  });
  await signIn(invited, email);
  await test.step("Ta emot", async () => {
    await invited.goto(path);
    await invited.getByRole("button", { name: /^Ta emot/ }).click();
    await expect(invited).toHaveURL(new RegExp(`/${forbund.slug}$`));
  });
  await test.step("Ser personerna men inga adresser, och kan inte bjuda in", async () => {
    await invited.goto(`/${forbund.slug}/personer`);
    await expect(invited.getByText("Inbjuden Ledamot").first()).toBeVisible();
    await expect(invited.getByText(forbund.email("ekonom"))).toHaveCount(0);
    await expect(invited.getByRole("link", { name: "Bjud in" })).toHaveCount(0);
    await invited.goto(`/${forbund.slug}/personer/bjud-in`);
    await expect(invited.getByText("Be förbundschefen eller administratören")).toBeVisible();
  });
  await test.step("Länken fungerar en gång", async () => {
    await invited.goto(path);
    await expect(invited.getByRole("heading", { level: 1 })).toHaveText("Inbjudan är redan mottagen");
  });

  await test.step("Förbundschefen avslutar rollen genast, och personen är utloggad", async () => {
    await page.goto(`/${forbund.slug}/personer`);
    await page.getByRole("link", { name: "Hantera Inbjuden Ledamot" }).click();
    await openDialog(page, "Avsluta Ledamot");
    await page.getByLabel("Avsluta genast").check();
    await page.getByRole("button", { name: "Avsluta rollen" }).click();
    await expect(page.getByRole("heading", { name: "Avslutade roller" })).toBeVisible();
    await invited.goto(`/${forbund.slug}`);
    await expect(invited).toHaveURL(/\/logga-in/);
  });
  await invited.context().close();
});

test("förbundschefen ser sidorna som revisor och ändrar inget så länge", async ({ page }) => {
  const forbund = await buildForbund();
  await signIn(page, forbund.email("forbundschef"));
  await page.goto(`/${forbund.slug}/behorigheter`);
  await page.getByLabel("Roll").selectOption("auditor");
  await page.getByRole("button", { name: "Visa som rollen" }).click();
  const banner = page.getByRole("button", { name: "Sluta visa som" });
  await expect(banner).toBeVisible();
  await page.goto(`/${forbund.slug}/personer`);
  await expect(page.getByText("Du ser sidorna som revisor")).toBeVisible();
  await expect(page.getByText(forbund.email("ekonom"))).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Bjud in" })).toHaveCount(0);
  await expectAccessible(page);
  await banner.click();
  await expect(page.getByText(forbund.email("ekonom"))).toBeVisible();
  await expect(page.getByRole("link", { name: "Bjud in" })).toBeVisible();
});

test("den sista förbundschefen blir kvar, och en ledamot hanterar ingen", async ({
  page,
  browser,
  noise,
}) => {
  noise.expect(/404/);
  const forbund = await buildForbund();
  const chief = forbund.person("forbundschef");
  await signIn(page, forbund.email("forbundschef"));
  await page.goto(`/${forbund.slug}/personer`);
  await page.getByRole("link", { name: `Hantera ${chief}` }).click();
  await openDialog(page, "Avsluta Förbundschef");
  await page.getByRole("button", { name: "Avsluta rollen" }).click();
  await expect(page.getByText("måste hela tiden ha en förbundschef")).toBeVisible();
  const address = page.url();
  const member = await personIn(browser, forbund.email("boardMember"));
  expect((await member.goto(address))?.status()).toBe(404);
  await member.context().close();
});

for (const [name, viewport] of [
  ["1440 px", { width: 1440, height: 900 }],
  ["390 px", phone],
] as const) {
  test(`personernas sidor går att använda i ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(viewport);
    const forbund = await buildForbund();
    await signIn(page, forbund.email("administrator"));
    const root = `/${forbund.slug}`;
    for (const path of [
      `${root}/personer`,
      `${root}/personer/bjud-in`,
      `${root}/behorigheter`,
      "/mina/uppgifter",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await expectNoSideScroll(page);
    }
    await page.goto(`${root}/personer`);
    await page.getByRole("link", { name: `Hantera ${forbund.person("ekonom")}` }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(forbund.person("ekonom"));
    await expectAccessible(page);
    await page.getByRole("link", { name: "Registerutdrag" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Registerutdrag");
    await expectAccessible(page);
    await expectNoSideScroll(page);
  });
}
