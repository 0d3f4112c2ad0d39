import type { Page } from "@playwright/test";
import { maskEmail } from "../../lib/platform/mask.ts";
import { account, expect, mailedCode, mailsTo, signIn, test } from "./support/test.ts";
import { buildForbund, expireCodes } from "./support/world.ts";

const DAY = 86_400;
const wrong =
  "Koden stämmer inte eller har gått ut. Kontrollera siffrorna i det senaste mejlet, eller be om en ny kod.";

async function askForCode(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-post").fill(email);
  await page.getByRole("button", { name: "Skicka kod" }).click();
  await expect(page.getByText("Om adressen finns här är en kod på väg till")).toContainText(email);
}

const problem = (page: Page) => page.getByRole("alert").filter({ hasText: "Det finns ett problem" });

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Kod", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Logga in", exact: true }).click();
}

const sessionCookie = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name.endsWith("finsamplan.session_token"));

const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("förbundschefen loggar in med en kod ur mejlet och kommer dit hen ville", async ({ page }) => {
  const { slug, email } = await buildForbund();
  await page.goto(`/${slug}`);
  await expect(page).toHaveURL(/\/logga-in/);
  await askForCode(page, email("forbundschef"));
  await giveCode(page, await mailedCode(email("forbundschef")));
  await expect(page).toHaveURL(new RegExp(`/${slug}$`));

  await test.step("kakan slutar gälla med webbläsaren och nås inte av skript", async () => {
    expect(await sessionCookie(page)).toMatchObject({ expires: -1, httpOnly: true, sameSite: "Lax" });
  });
});

test("en egen enhet kommer ihåg i 60 dagar", async ({ page }) => {
  const { slug, email } = await buildForbund();
  await page.goto(`/${slug}`);
  await askForCode(page, email("ekonom"));
  await page.getByLabel("Kom ihåg den här enheten i 60 dagar").check();
  await giveCode(page, await mailedCode(email("ekonom")));
  await expect(page).toHaveURL(new RegExp(`/${slug}$`));
  const left = ((await sessionCookie(page))?.expires ?? 0) - Date.now() / 1000;
  expect(left / DAY).toBeGreaterThan(59.9);
  expect(left / DAY).toBeLessThanOrEqual(60);
});

test("fel kod, gammal kod och ny kod", async ({ page, noise }) => {
  noise.expect(/422/);
  const { slug, email } = await buildForbund();
  const address = email("forbundschef");
  const code = page.getByLabel("Kod", { exact: true });
  await page.goto(`/logga-in?till=/${slug}`);

  await test.step("adressen måste vara en adress", async () => {
    await page.getByLabel("E-post").fill("förbundschefen");
    await page.getByRole("button", { name: "Skicka kod" }).click();
    await expect(problem(page)).toBeFocused();
    await expect(problem(page)).toContainText("Skriv e-postadressen i formen namn@exempel.se");
    await expect(page.getByLabel("E-post")).toHaveValue("förbundschefen");
  });
  await askForCode(page, address);
  const first = await mailedCode(address);

  await test.step("bokstäver", async () => {
    await giveCode(page, "kod123");
    await expect(problem(page)).toContainText("Koden är sex siffror, till exempel 123456");
    await expect(code).toHaveAccessibleDescription(/Koden är sex siffror/);
    await expect(page).toHaveTitle(/^Fel: /);
  });

  await test.step("fel siffror", async () => {
    await giveCode(page, other(first));
    await expect(problem(page)).toContainText(wrong);
    await expect(problem(page)).toBeFocused();
    await expect(code).toHaveValue(other(first));
  });

  await test.step("en kod som har blivit för gammal", async () => {
    await expireCodes(address);
    await giveCode(page, first);
    await expect(problem(page)).toContainText(wrong);
    expect(await sessionCookie(page)).toBeUndefined();
  });

  await test.step("en ny kod, skriven med mellanslag som i mejlet", async () => {
    await page.getByRole("button", { name: "Skicka en ny kod" }).click();
    await expect(page.getByText("Den förra koden gäller inte längre.")).toBeVisible();
    const second = await mailedCode(address, 1);
    await giveCode(page, `${second.slice(0, 3)} ${second.slice(3)}`);
    await expect(page).toHaveURL(new RegExp(`/${slug}$`));
  });

  await test.step("samma kod en gång till går inte", async () => {
    const again = await page.request.post("/api/auth/sign-in", {
      data: { email: address, code: await mailedCode(address, 1), remember: false },
    });
    expect(again.status()).toBe(422);
  });
});

test("en okänd adress besvaras likadant, och inget mejl går ut", async ({ page, noise }) => {
  noise.expect(/422/);
  const { email } = await buildForbund();
  const unknown = `ingen-${crypto.randomUUID()}@provbygden.test`;
  const answers = [];
  for (const address of [email("auditor"), unknown]) {
    const answer = await page.request.post("/api/auth/code", { data: { email: address } });
    answers.push([answer.status(), await answer.text()]);
  }
  expect(answers[0]).toEqual(answers[1]);

  await page.goto("/logga-in");
  await askForCode(page, unknown);
  await giveCode(page, "123456");
  await expect(problem(page)).toContainText(wrong);
  await mailedCode(email("auditor"));
  expect(await mailsTo(unknown)).toEqual([]);
});

test("den som ber om många koder får vänta", async ({ page }) => {
  const { email } = await buildForbund();
  const ask = () => page.request.post("/api/auth/code", { data: { email: email("auditor") } });
  const statuses = [];
  for (let time = 0; time < 6; time += 1) statuses.push((await ask()).status());
  expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
  const { message } = await (await ask()).json();
  expect(message).toMatch(/^Det har blivit för många försök\. Vänta \d+ minuter och försök sedan igen\.$/);
});

for (const till of ["https://exempel.test/", "//exempel.test", "/\\exempel.test", "javascript:alert(1)"]) {
  test(`en länk till en annan webbplats leder inte dit: ${till}`, async ({ page }) => {
    await page.goto(`/logga-in?till=${encodeURIComponent(till)}`);
    await page
      .getByRole("region", { name: "Finnvedens samordningsförbund" })
      .getByRole("button", { name: /^Revisor/ })
      .click();
    await expect(page).toHaveURL(`${process.env.E2E_URL}/finnveden`);
  });
}

test("den som loggar ut är ute, också med en kopia av kakan", async ({ page }) => {
  const { slug, email } = await buildForbund();
  await signIn(page, email("ekonom"));
  await page.goto(`/${slug}`);
  const copy = await sessionCookie(page);
  await page.locator("summary").filter({ hasText: "Ekonom" }).click();
  await page.getByRole("button", { name: "Logga ut" }).click();
  await expect(page).toHaveURL(/\/logga-in$/);
  await page.goto(`/${slug}`);
  await expect(page).toHaveURL(/\/logga-in\?till=/);
  const answer = await page.request.get("/api/budgets", {
    headers: { cookie: `${copy?.name}=${copy?.value}` },
  });
  expect(answer.status()).toBe(401);
});

test.describe("utskick", () => {
  test("den som sköter installationen ser att mejlet är skickat, men varken hela adressen eller koden", async ({
    page,
  }) => {
    const { email } = await buildForbund();
    const address = email("forbundschef");
    await page.request.post("/api/auth/code", { data: { email: address } });
    const code = await mailedCode(address);
    await signIn(page, "drift@finsamplan.example");
    const mail = page
      .getByRole("listitem")
      .filter({ hasText: maskEmail(address) })
      .first();
    await expect(async () => {
      await page.goto("/admin/utskick");
      await expect(mail).toContainText("Skickat", { timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
    const shown = await page.getByRole("main").textContent();
    expect(shown).not.toContain(address);
    expect(shown).not.toContain(code);
  });

  test("ingen annan ser dem", async ({ page, noise }) => {
    noise.expect(/404/);
    await page.goto("/admin/utskick");
    await expect(page).toHaveURL(/\/logga-in\?till=(%2F|\/)admin(%2F|\/)utskick/);
    await signIn(page, account("forbundschef", "skane-nordost"));
    const answer = await page.goto("/admin/utskick");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Utskick" })).toHaveCount(0);
  });
});
