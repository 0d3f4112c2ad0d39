import { budgetTable, openBudget, openOwnBudget } from "./support/table.ts";
import { account, expect, signIn, test } from "./support/test.ts";
import { setSavedWord, setStage } from "./support/world.ts";

/** What a page promises besides its look: safe scripts, print, calm, and the same said in words. */

const skaneNordost = "/skane-nordost/2023/budget";

test("varje sida säger vad webbläsaren får köra: bara skript med begärans egen nyckel", async ({ page }) => {
  await signIn(page, account("forbundschef", "skane-nordost"));
  const nonces = new Set<string>();
  for (const path of ["/logga-in", "/skane-nordost", skaneNordost]) {
    const answer = await page.goto(path);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    const nonce = /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    expect(nonce.length).toBeGreaterThan(15);
    nonces.add(nonce);
    const html = (await answer?.text()) ?? "";
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(html).not.toMatch(/<[^>]+\son[a-z]+=/);
  }
  expect(nonces.size, "en ny nyckel varje gång").toBe(3);
});

test("utskriven säger budgeten UTKAST så länge den är det, och visar bara innehållet", async ({ page }) => {
  const { path, id, forbund, table } = await openOwnBudget(page);
  const draft = page.getByText(`UTKAST · Samordningsförbundet ${forbund.shortName}`);
  await expect(draft).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(draft).toBeVisible();
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(page.getByRole("button", { name: "Lägg till avsnitt" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Lägg till rad" })).toHaveCount(0);
  await expect(table.cell("Samteam", 2027)).toBeVisible();
  await expect(table.cell("Över eller under rekommendationen", 2029)).toBeVisible();
  await setStage(id, "adopted");
  await page.goto(path);
  await expect(table.cell("Samteam", 2027)).toBeVisible();
  await expect(page.getByText("UTKAST")).toHaveCount(0);
});

test("den som vill ha mindre rörelse får ingen", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { table } = await openOwnBudget(page);
  await table.cell("Samteam", 2027).click();
  await table.write("500000");
  await table.key("Enter");
  await table.choose("Telefoni", "Ta bort raden");
  await expect(page.getByRole("status").filter({ hasText: "Raden Telefoni" })).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test("diagrammet finns som tabell, och en mening säger vad det visar", async ({ page }) => {
  await signIn(page, account("ledamot", "skane-nordost"));
  await openBudget(page, skaneNordost);
  const figure = page.getByRole("figure").first();
  await expect(figure.locator("figcaption")).toContainText(
    "Sparade medel 31 december 2025 beräknas till 1,7 mnkr, 13,8 % av tilldelningen, om hela budgeten används.",
  );
  await figure.getByText("Visa som tabell").click();
  const row = figure.getByRole("row").filter({ hasText: "2025" });
  await expect(row.getByRole("cell")).toHaveText(["1 728 434", "25 728 434", "2 498 400"]);
});

test("det som ändras läses upp när man har slutat skriva", async ({ page }) => {
  const { table } = await openOwnBudget(page);
  await table.cell("Samteam", 2027).click();
  await table.write("500000");
  await table.key("Enter");
  await expect(page.getByText("Resultat 2027: 40 000 kronor.")).toBeAttached();
});

test("Visa i tabellen leder till rutan som det gäller", async ({ page }) => {
  await signIn(page, account("ledamot", "exempelbygden"));
  await openBudget(page, "/exempelbygden/2027/budget");
  const root = page
    .getByRole("complementary", { name: "Att titta på" })
    .getByRole("listitem")
    .filter({ hasText: "börjar inte där 2027 slutar" });
  await root.getByRole("button", { name: "Visa i tabellen" }).click();
  await expect(
    budgetTable(page, [2026, 2027, 2028, 2029]).cell("Sparade medel 1 januari", 2028),
  ).toBeFocused();
});

test("förbundets eget ord för sparade medel står i tabellen", async ({ page }) => {
  const { path, forbund } = await openOwnBudget(page);
  await expect(page.getByRole("rowheader", { name: "Sparade medel 31 december" })).toBeVisible();
  await setSavedWord(forbund.slug, "eget kapital");
  await page.goto(path);
  await expect(page.getByRole("rowheader", { name: "Eget kapital 1 januari" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Eget kapital 31 december" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Eget kapital" })).toBeVisible();
});
