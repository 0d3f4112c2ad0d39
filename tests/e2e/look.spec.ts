import type { Page } from "@playwright/test";
import {
  type BudgetTable,
  budgetTable,
  expectReady,
  openBudget,
  openOwnBudget,
  saveStatus,
} from "./support/table.ts";
import {
  account,
  expect,
  expectAccessible,
  expectNoSideScroll,
  phone,
  signIn,
  test,
} from "./support/test.ts";

/** Every page in every state: usable by all, nothing out at the side, calm, printable. */

const desktop = { width: 1440, height: 900 };
const skaneNordost = "/skane-nordost/2023/budget";

async function expectGood(page: Page, part?: string): Promise<void> {
  await expectAccessible(page, part);
  await expectNoSideScroll(page);
}

/** Columns of a narrow screen: one year at a time. */
const tapYear = (page: Page, year: number) =>
  page
    .getByRole("group", { name: "Visa år" })
    .getByRole("button", { name: String(year) })
    .click();

for (const [name, viewport] of [
  ["1440 px", desktop],
  ["390 px", phone],
] as const) {
  test.describe(name, () => {
    test.use({ viewport });

    test("inloggningen, också när något är fel", async ({ page, noise }) => {
      noise.expect(/422/);
      await page.goto("/logga-in");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectGood(page);
      await page.getByRole("button", { name: "Skicka kod" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "problem" })).toContainText(
        "Ange din e-postadress",
      );
      await expectGood(page);
      await page.getByLabel("E-post").fill(`ingen-${crypto.randomUUID()}@provbygden.test`);
      await page.getByRole("button", { name: "Skicka kod" }).click();
      await page.getByLabel("Kod", { exact: true }).fill("123456");
      await page.getByRole("button", { name: "Logga in", exact: true }).click();
      await expect(page.getByRole("alert").filter({ hasText: "problem" })).toContainText(
        "Koden stämmer inte",
      );
      await expectGood(page);
    });

    test("startsidorna, utskicken och sidan som inte finns", async ({ page, noise }) => {
      noise.expect(/404/);
      for (const [email, path, heading] of [
        ["delad@vatterbygden-finnveden.example", "/", "Mina förbund"],
        [account("ledamot", "exempelbygden"), "/exempelbygden", "Översikt"],
        [account("ledamot", "exempelbygden"), "/exempelbygden/1999/budget", "Sidan finns inte här"],
        ["drift@finsamplan.example", "/admin/utskick", "Utskick"],
      ] as const) {
        await test.step(path, async () => {
          await signIn(page, email);
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
          await expectGood(page);
        });
      }
    });

    test("budgeten att läsa, med fel, förbehåll och allt uppfällt", async ({ page }) => {
      await signIn(page, account("ledamot", "exempelbygden"));
      await openBudget(page, "/exempelbygden/2027/budget");
      await expectGood(page);
      const todo = page.getByRole("complementary", { name: "Att titta på" });
      await todo.getByRole("button", { name: /^Visa alla/ }).click();
      for (const summary of await page.locator("summary:visible").all()) await summary.click();
      await expect(page.getByRole("row", { name: /31 dec(ember)? 2029/ })).toBeVisible();
      await expectGood(page);
    });

    test("budgeten när man skriver: rutan, felet, frågan och dialogerna", async ({ page }) => {
      const { table } = await openOwnBudget(page);
      const { cell, field, grid, heading, key } = table;
      test.setTimeout(120_000);
      if (viewport === phone) await tapYear(page, 2028);
      // Only the shown year is there on a phone.
      const telefoni = viewport === phone ? cell("Telefoni", 2027) : cell("Telefoni", 2028);

      await test.step("rutan öppen, fel och fråga", async () => {
        await telefoni.dblclick();
        await expect(field).toBeVisible();
        await expectGood(page);
        await field.fill("12abc");
        await key("Enter");
        await expect(grid.getByRole("alert")).toBeVisible();
        await expectGood(page, "[role=grid]");
        await field.fill("-5");
        await key("Enter");
        await expect(grid.getByRole("button", { name: "Ja, behåll minus" })).toBeVisible();
        await expectGood(page, "[role=grid]");
        await key("Escape");
      });

      await test.step("radens meny", async () => {
        await heading("Telefoni").click();
        await key("Shift+F10");
        await expect(page.getByRole("menu")).toBeVisible();
        await expectGood(page, "[role=menu]");
        await key("Escape");
        await expect(heading("Telefoni")).toBeFocused();
      });

      for (const [what, open] of dialogs(page, table)) {
        await test.step(what, async () => {
          await open();
          await expect(page.getByRole("dialog")).toBeVisible();
          await expectGood(page, "dialog");
          await key("Escape");
          await expect(page.getByRole("dialog")).toHaveCount(0);
        });
      }
    });

    test("budgeten när det inte går att spara, och i en krock", async ({ page, another, noise }) => {
      noise.expect(/409/);
      noise.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_IO_SUSPENDED/);
      const { table, path, forbund } = await openOwnBudget(page);
      const colleague = await another();
      await signIn(colleague, forbund.email("ekonom"));
      await openBudget(colleague, path);
      const theirs = budgetTable(colleague);
      await page.context().setOffline(true);
      await write(table, "111");
      await expect(saveStatus(page)).toHaveText(/^Inte sparat/);
      await write(theirs, "222");
      await expect(saveStatus(colleague)).toHaveText(/^Sparat/);
      await page.context().setOffline(false);
      await expect(page.getByRole("dialog", { name: "Beloppet har ändrats av någon annan" })).toBeVisible();
      await expectGood(page, "dialog");
      await page.getByRole("button", { name: /^Ta Ekonom/ }).click();
      await expect(table.cell("Telefoni", 2027)).toHaveText("222");
      await expect(saveStatus(page)).toHaveText(/^Sparat/);
    });
  });
}

async function write({ cell, field, key }: BudgetTable, text: string): Promise<void> {
  await cell("Telefoni", 2027).dblclick();
  await field.fill(text);
  await key("Enter");
}

function dialogs(page: Page, { cell, heading, key }: BudgetTable) {
  const button = (name: string) => () => page.getByRole("button", { name }).click();
  const item = (row: string, name: string) => async () => {
    await heading(row).click();
    await key("Shift+F10");
    await page.getByRole("menuitem", { name }).click();
  };
  return [
    ["uträkningen", item("Telefoni", "Uträkning")],
    ["radens slag", item("Telefoni", "Slag, nivå och beslut")],
    ["flytta en rad", item("Telefoni", "Flytta till avsnitt")],
    ["avsnittets slag", item("Insatser", "Kostnadsslag och nivå")],
    ["ett nytt avsnitt", button("Lägg till avsnitt")],
    ["ett nytt år", button("Lägg till år")],
    [
      "tangenterna",
      async () => {
        await cell("Lön", 2027).click();
        await page.keyboard.type("?");
      },
    ],
  ] as const;
}

test("på 320 px sticker inget ut", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [email, path] of [
    [null, "/logga-in"],
    [account("ledamot", "exempelbygden"), "/exempelbygden"],
    [account("forbundschef", "exempelbygden"), "/exempelbygden/2027/budget"],
    [account("forbundschef", "skane-nordost"), skaneNordost],
    ["drift@finsamplan.example", "/admin/utskick"],
  ] as const) {
    await test.step(path, async () => {
      if (email) await signIn(page, email);
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      if (path.endsWith("/budget")) await expectReady(page);
      await expectNoSideScroll(page);
    });
  }
});

test("på telefonen visas ett år i taget, och det går att skriva", async ({ page }) => {
  await page.setViewportSize(phone);
  const { table } = await openOwnBudget(page);
  await tapYear(page, 2029);
  const shown = page.getByRole("gridcell").filter({ visible: true, hasText: "148 500" });
  await expect(shown).toHaveCount(1);
  await tapYear(page, 2027);
  await expect(shown).toHaveCount(0);
  await table.row("Samteam").getByRole("gridcell").filter({ visible: true }).dblclick();
  await table.field.fill("410 000");
  await table.key("Enter");
  await expect(page.getByText("130 000").filter({ visible: true }).first()).toBeVisible();
  await expect(saveStatus(page)).toHaveText(/^Sparat/);
});

for (const viewport of [desktop, phone]) {
  test(`budgeten hoppar inte medan den kommer: ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const value: unknown = Reflect.get(entry, "value");
          if (typeof value === "number") shifts.push(value);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await signIn(page, account("forbundschef", "skane-nordost"));
    await openBudget(page, skaneNordost);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const shifts: unknown = await page.evaluate(
      () =>
        new Promise((resolve) =>
          requestAnimationFrame(() => setTimeout(() => resolve(Reflect.get(window, "shifts")))),
        ),
    );
    const sum = Array.isArray(shifts) ? shifts.reduce((total: number, shift: number) => total + shift, 0) : 1;
    expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(0.02);
  });
}
