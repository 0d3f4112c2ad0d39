import type { Page, Route } from "@playwright/test";
import { budgetTable, expectSaved, openBudget, openOwnBudget, saveStatus } from "./support/table.ts";
import { expect, mailedCode, signIn, test } from "./support/test.ts";
import { endSessions, setStage } from "./support/world.ts";

/** What one has typed is saved, or the screen says that it is not; nothing is lost on the way. */

const SAVE = "**/api/budgets/*";

/** Lets the first saves go to a hindrance instead of the server; the others pass. */
async function hinder(page: Page, hindrance: (route: Route) => Promise<void>, times = 1): Promise<void> {
  let left = times;
  await page.route(SAVE, async (route) => {
    if (route.request().method() !== "PATCH" || left === 0) return route.fallback();
    left -= 1;
    return hindrance(route);
  });
}

test("säger Sparar medan det sparas och Sparat efteråt", async ({ page }) => {
  const { table } = await openOwnBudget(page);
  await expectSaved(page);
  let go = () => {};
  const letGo = new Promise<void>((resolve) => {
    go = resolve;
  });
  await hinder(page, async (route) => {
    await letGo;
    await route.continue();
  });
  await table.cell("Samteam", 2027).click();
  await table.write("410000");
  await expect(saveStatus(page), "inget är ändrat förrän rutan lämnas").toHaveText(/^Sparat/);
  await table.key("Enter");
  await expect(saveStatus(page)).toHaveText("Sparar");
  await table.write("6000");
  await table.key("Enter");
  go();
  await expectSaved(page);
  await expect(table.cell("Samteam", 2027)).toHaveText("410 000");
  await expect(table.cell("Mötesplatsen", 2027)).toHaveText("6 000");
});

test("utan kontakt står det Inte sparat, och det sparas av sig självt när kontakten är tillbaka", async ({
  page,
  context,
  noise,
}) => {
  noise.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_IO_SUSPENDED/);
  const { table, path } = await openOwnBudget(page);
  await context.setOffline(true);
  await table.cell("Samteam", 2027).click();
  await table.write("410000");
  await table.key("Enter");
  await expect(saveStatus(page)).toHaveText(
    /^Inte sparat\. Ingen kontakt\. Ändringarna finns kvar här och sparas när kontakten är tillbaka\./,
  );
  await table.write("6000");
  await table.key("Enter");
  await expect(table.cell("Årets resultat", 2027), "uträkningen går vidare utan kontakt").toHaveText(
    "124 000",
  );
  await context.setOffline(false);
  await expectSaved(page);
  await openBudget(page, path);
  await expect(table.cell("Årets resultat", 2027)).toHaveText("124 000");
});

test("ett fel på servern säger sitt, och Försök nu sparar samma ändring en gång", async ({ page, noise }) => {
  noise.expect(/500|ERR_FAILED/);
  const { table, id } = await openOwnBudget(page);
  const sent: unknown[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") sent.push(request.postDataJSON().requestId);
  });
  const before = await page.request.get(`/api/budgets/${id}`).then((answer) => answer.json());

  await test.step("servern sparar, men svaret kommer inte fram", async () => {
    await hinder(page, async (route) => {
      await route.fetch();
      await route.fulfill({ status: 500, json: { code: "surprise", message: "Något gick fel." } });
    });
    await table.cell("Samteam", 2027).click();
    await table.write("410000");
    await table.key("Enter");
    await expect(saveStatus(page)).toHaveText(/^Inte sparat\. Servern svarar inte som den ska\./);
  });
  await page.getByRole("button", { name: "Försök nu" }).click();
  await expectSaved(page);
  expect(new Set(sent).size, "samma begäran varje gång").toBe(1);
  expect(sent.length).toBeGreaterThan(1);
  const after = await page.request.get(`/api/budgets/${id}`).then((answer) => answer.json());
  expect(after.revision).toBe(before.revision + 1);
});

test("det som inte är sparat varnar när man går, och finns kvar efter en omladdning", async ({
  page,
  noise,
}) => {
  noise.expect(/ERR_FAILED/);
  const { table, path } = await openOwnBudget(page);
  await page.route(SAVE, (route) =>
    route.request().method() === "PATCH" ? route.abort("failed") : route.fallback(),
  );
  await table.cell("Samteam", 2027).click();
  await table.write("410000");
  await table.key("Enter");
  await expect(saveStatus(page)).toHaveText(/^Inte sparat/);

  await test.step("länken bort frågar, och den som stannar är kvar", async () => {
    const asked = page.waitForEvent("dialog");
    const click = page.getByRole("link", { name: "Översikt" }).click({ noWaitAfter: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await click;
    await expect(table.cell("Samteam", 2027)).toHaveText("410 000");
  });

  await test.step("omladdning", async () => {
    page.once("dialog", (dialog) => dialog.accept());
    await page.reload();
    await expect(table.cell("Samteam", 2027)).toHaveText("410 000");
    await expect(saveStatus(page)).toHaveText(/^(Sparar|Inte sparat)/);
    await page.unroute(SAVE);
    await expectSaved(page);
  });

  await test.step("när allt är sparat frågas inget", async () => {
    await page.getByRole("link", { name: "Översikt" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Översikt" })).toBeVisible();
    await openBudget(page, path);
    await expect(table.cell("Samteam", 2027)).toHaveText("410 000");
  });
});

test("den som går direkt efter att ha skrivit tappar inget", async ({ page }) => {
  const { table, path } = await openOwnBudget(page);
  await table.cell("Samteam", 2027).click();
  await table.write("410000");
  await table.key("Enter");
  await page.getByRole("link", { name: "Översikt" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Översikt" })).toBeVisible();
  await openBudget(page, path);
  await expect(table.cell("Samteam", 2027)).toHaveText("410 000");
  await expectSaved(page);
});

test("en inloggning som har gått ut leder till inloggning och tillbaka, och ändringen sparas", async ({
  page,
  noise,
}) => {
  noise.expect(/401/);
  const { table, path, forbund } = await openOwnBudget(page);
  const email = forbund.email("forbundschef");
  await endSessions(email);
  await table.cell("Samteam", 2027).click();
  await table.write("410000");
  await table.key("Enter");
  await expect(saveStatus(page)).toHaveText(/^Inte sparat\. Du är utloggad\. Ändringarna finns kvar här\./);
  await page.getByRole("link", { name: "Logga in och spara" }).click();
  await page.getByLabel("E-post").fill(email);
  await page.getByRole("button", { name: "Skicka kod" }).click();
  await page.getByLabel("Kod", { exact: true }).fill(await mailedCode(email));
  await page.getByRole("button", { name: "Logga in", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(table.cell("Samteam", 2027)).toHaveText("410 000");
  await expectSaved(page);
  await openBudget(page, path);
  await expect(table.cell("Samteam", 2027)).toHaveText("410 000");
});

test("en annans ändringar syns utan omladdning, också medan man skriver", async ({ page, another }) => {
  const { table, path, forbund } = await openOwnBudget(page);
  const colleague = await another();
  await signIn(colleague, forbund.email("ekonom"));
  await openBudget(colleague, path);
  const theirs = budgetTable(colleague);

  await table.cell("Samteam", 2027).click();
  await table.write("41");
  await test.step("belopp i en annan ruta", async () => {
    await theirs.cell("Telefoni", 2027).click();
    await theirs.write("25000");
    await theirs.key("Enter");
    await expectSaved(colleague);
    await expect(table.cell("Telefoni", 2027)).toHaveText("25 000");
    await expect(table.field).toHaveValue("41");
    await table.write("0000");
    await table.key("Enter");
    await expectSaved(page);
    await expect(theirs.cell("Samteam", 2027)).toHaveText("410 000");
    await expect(theirs.cell("Telefoni", 2027)).toHaveText("25 000");
  });

  await test.step("i samma ruta: ingens belopp skrivs över utan ett ord", async () => {
    await table.cell("Telefoni", 2028).dblclick();
    await table.field.fill("11000");
    await theirs.cell("Telefoni", 2028).dblclick();
    await theirs.field.fill("22000");
    await theirs.key("Enter");
    await expect(table.grid.getByRole("alert")).toContainText("Någon annan har skrivit 22 000 här.");
    await table.key("Escape");
    await expect(table.cell("Telefoni", 2028)).toHaveText("22 000");
  });

  await test.step("nya rader, och borttagna som man skriver i", async () => {
    await theirs.addLineIn("Kansli").click();
    await theirs.write("Porto");
    await theirs.key("Enter");
    await expect(table.heading("Porto")).toBeVisible();
    await table.cell("Porto", 2028).click();
    await table.write("12");
    await theirs.choose("Porto", "Ta bort raden");
    await expect(table.heading("Porto")).toHaveCount(0);
    await expect(page.getByText("Raden du skrev i har tagits bort av någon annan.")).toBeVisible();
  });
});

test("flera flikar delar på en enda ström av händelser", async ({ page, context }) => {
  const streams: string[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/api/events")) streams.push(request.url());
  });
  const { table, path } = await openOwnBudget(page);
  const second = await context.newPage();
  await openBudget(second, path);
  await table.cell("Samteam", 2027).click();
  await table.write("410000");
  await table.key("Enter");
  await expect(budgetTable(second).cell("Samteam", 2027)).toHaveText("410 000");
  expect(streams).toHaveLength(1);
});

test("en ändring som inte längre är tillåten tas tillbaka med skälet, inte i tysthet", async ({
  page,
  noise,
}) => {
  noise.expect(/403/);
  const { table, id } = await openOwnBudget(page);
  await setStage(id, "samrad");
  await table.cell("Samteam", 2027).click();
  await table.write("410000");
  await table.key("Enter");
  const told = page.getByRole("alert").filter({ hasText: "Ändringen är inte sparad" });
  await expect(told).toContainText("Budgeten är ute på samråd och kan inte ändras");
  await expect(told).toContainText("Samteam 2027");
  await expect(table.cell("Samteam", 2027)).toHaveText("400 000");
});
