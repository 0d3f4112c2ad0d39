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
import { setStage } from "./support/world.ts";

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
