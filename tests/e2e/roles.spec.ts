import { ROLES, type Role } from "../../lib/core/permission.ts";
import { budgetTable, expectSaved, openBudget, openOwnBudget, saveStatus } from "./support/table.ts";
import { account, expect, signIn, test } from "./support/test.ts";
import { buildForbund, setStage } from "./support/world.ts";

/** Who may do what is written in docs/permissions.md; here it is seen on the screen. */

const WRITERS: readonly Role[] = ["forbundschef", "ekonom"];
const READERS = ROLES.filter((role) => !WRITERS.includes(role));
const reads = "Du kan läsa budgeten men inte ändra den. Be förbundschefen eller ekonomen om ändringen.";

test("förbundschefen och ekonomen skriver i utkastet", async ({ page }) => {
  const { table, path, forbund } = await openOwnBudget(page);
  for (const [index, role] of WRITERS.entries()) {
    await test.step(role, async () => {
      await signIn(page, forbund.email(role));
      await openBudget(page, path);
      await expect(page.getByText(reads)).toHaveCount(0);
      await table.cell("Samteam", 2027).click();
      await table.write(`${500_000 + index}`);
      await table.key("Enter");
      await expectSaved(page);
      await expect(table.cell("Samteam", 2027)).toHaveText(`500 00${index}`);
    });
  }
});

test("de andra rollerna läser utkastet, får veta varför och kan inte skriva", async ({ page }) => {
  const { table, path, forbund, id } = await openOwnBudget(page);
  for (const role of READERS) {
    await test.step(role, async () => {
      await signIn(page, forbund.email(role));
      await openBudget(page, path);
      await expect(page.getByText(reads)).toBeVisible();
      await expect(table.grid).toHaveAttribute("aria-readonly", "true");
      await table.cell("Samteam", 2027).click();
      await table.write("5");
      await table.key("Delete");
      await table.key("Enter");
      await table.cell("Samteam", 2027).dblclick();
      await expect(table.field).toHaveCount(0);
      await table.key("ArrowRight");
      await expect(table.cell("Samteam", 2028)).toBeFocused();
      await expect(table.cell("Samteam", 2027)).toHaveText("400 000");
      for (const name of [/^Val för/, /^Lägg till/, "Ångra"])
        await expect(page.getByRole("button", { name })).toHaveCount(0);
    });
  }

  await test.step("servern säger detsamma", async () => {
    const budget = await page.request.get(`/api/budgets/${id}`).then((answer) => answer.json());
    const { id: lineId } = budget.sections[1].lines[0];
    const change = { op: "setValue", lineId, year: 2027, amount: 1 };
    const answer = await page.request.patch(`/api/budgets/${id}`, {
      data: { baseRevision: 1, requestId: crypto.randomUUID(), changes: [change] },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ message: reads });
  });
});

test("en budget på samråd, hos styrelsen eller fastställd läses men skrivs inte, med skälet", async ({
  page,
}) => {
  const { table, path, id } = await openOwnBudget(page);
  for (const [stage, chip, reason] of [
    ["samrad", "På samråd", "Budgeten är ute på samråd och kan inte ändras så länge medlemmarna svarar."],
    ["boardDecision", "Hos styrelsen", "Budgeten ligger för beslut i styrelsen och kan inte ändras."],
    ["adopted", "Fastställd", "Budgeten är fastställd och kan inte ändras. Starta en revidering."],
  ] as const) {
    await test.step(chip, async () => {
      await setStage(id, stage);
      await openBudget(page, path);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(chip);
      await expect(page.getByText(reason)).toBeVisible();
      await table.cell("Samteam", 2027).dblclick();
      await expect(table.field).toHaveCount(0);
    });
  }
});

test("en utomstående och den som sköter installationen ser ingenting av ett förbund", async ({
  page,
  noise,
}) => {
  noise.expect(/404/);
  const { path, id, forbund } = await openOwnBudget(page);
  const stranger = await buildForbund();
  const change = { op: "setValue", lineId: crypto.randomUUID(), year: 2027, amount: 1 };
  for (const email of [stranger.email("forbundschef"), "drift@finsamplan.example"]) {
    await test.step(email, async () => {
      await signIn(page, email);
      for (const address of [path, `/${forbund.slug}`]) {
        const answer = await page.goto(address);
        expect(answer?.status()).toBe(404);
        await expect(page.getByRole("heading", { level: 1, name: "Sidan finns inte här" })).toBeVisible();
        await expect(page.getByText(forbund.shortName)).toHaveCount(0);
      }
      for (const address of [`/api/budgets/${id}`, `/api/budgets?forbund=${forbund.slug}`])
        expect((await page.request.get(address)).status()).toBe(404);
      const write = await page.request.patch(`/api/budgets/${id}`, {
        data: { baseRevision: 1, requestId: crypto.randomUUID(), changes: [change] },
      });
      expect(write.status()).toBe(404);
    });
  }
});

test("den som inte är inloggad skickas till inloggningen och kommer tillbaka", async ({ page }) => {
  await page.goto("/skane-nordost/2023/budget");
  await expect(page).toHaveURL(/\/logga-in\?till=/);
  await page
    .getByRole("region", { name: "Samordningsförbundet Skåne Nordost" })
    .getByRole("button", { name: /^Ledamot/ })
    .click();
  await expect(page).toHaveURL(/\/skane-nordost\/2023\/budget$/);
  await expect(page.getByText(reads)).toBeVisible();
});

test("den som har flera förbund väljer bland dem och växlar", async ({ page }) => {
  await signIn(page, "delad@vatterbygden-finnveden.example");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Mina förbund" })).toBeVisible();
  await page.getByRole("link", { name: "Finnvedens samordningsförbund" }).click();
  await expect(page).toHaveURL(/\/finnveden$/);
  await page.locator("summary").filter({ hasText: "Finnveden" }).first().click();
  await page.getByRole("link", { name: "Södra Vätterbygden" }).click();
  await expect(page).toHaveURL(/\/sodra-vatterbygden$/);
});

test("förbundets översikt säger vad budgeten innebär och leder till den", async ({ page }) => {
  await signIn(page, account("ledamot", "skane-nordost"));
  await page.goto("/skane-nordost");
  await expect(page.getByRole("heading", { level: 2, name: "Budget 2023" })).toBeVisible();
  await expect(page.getByText("2023 används 501 550 kr av sparade medel.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Att titta på" })).toBeVisible();
  await page.getByRole("link", { name: "Öppna budgeten" }).click();
  await expect(budgetTable(page, [2023, 2024, 2025]).cell("Sparade medel 31 december", 2025)).toHaveText(
    "1 728 434",
  );
  await expect(saveStatus(page)).toHaveText(/^Sparat/);
});
