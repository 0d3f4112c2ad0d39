import {
  account,
  expect,
  expectAccessible,
  expectNoSideScroll,
  mailedCode,
  phone,
  signIn,
  test,
} from "./support/test.ts";

const slug = "skane-nordost";

test("förbundschefen loggar in med en kod ur mejlet och kommer dit hen ville", async ({ page }) => {
  const email = account("forbundschef", slug);
  await page.goto(`/${slug}`);
  await expect(page).toHaveURL(/\/logga-in/);
  await page.getByLabel("E-post").fill(email);
  await page.getByRole("button", { name: "Skicka kod" }).click();
  await page.getByLabel("Kod", { exact: true }).fill(await mailedCode(email));
  await page.getByRole("button", { name: "Logga in", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/${slug}$`));
});

test("en utomstående ser inte förbundet", async ({ page, noise }) => {
  noise.expect(/404/);
  await signIn(page, account("forbundschef", "hoglandet"));
  const answer = await page.goto(`/${slug}`);
  expect(answer?.status()).toBe(404);
});

test.describe("inloggningssidan", () => {
  test("går att använda av alla", async ({ page }) => {
    await page.goto("/logga-in");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });

  test("ryms på en telefon", async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto("/logga-in");
    await expectNoSideScroll(page);
    await expectAccessible(page);
  });
});
