import type { Page } from "@playwright/test";
import { expectSaved, openOwnBudget } from "./support/table.ts";
import { expect, test } from "./support/test.ts";

/** How a cell is made, in the dialog. Rows of the budget: support/world.ts. */

test.describe("uträkningar", () => {
  const dialogOf = (page: Page) => page.getByRole("dialog", { name: /^Uträkning för / });

  for (const [type, fill, preview, shown] of [
    ["Som förra året", null, "2028: 20 000 · 2029: 20 000", "= 20 000"],
    ["Förra året ± kronor", { "Ändring i kronor": "−1 500" }, "2028: 18 500 · 2029: 17 000", "−1 500 18 500"],
    ["Uträkning", { "Uträkning i kronor": "=1750*12" }, "2028: 21 000 · 2029: 21 000", "=1750*12 21 000"],
  ] as const) {
    test(`${type} gäller sitt år och senare`, async ({ page }) => {
      const { table } = await openOwnBudget(page);
      await table.cell("Telefoni", 2029).click();
      await table.key("Delete");
      await table.cell("Telefoni", 2028).click();
      await table.key("Alt+Enter");
      const dialog = dialogOf(page);
      await dialog.getByLabel("Så räknas beloppet").selectOption(type);
      for (const [label, value] of Object.entries(fill ?? {})) await dialog.getByLabel(label).fill(value);
      await expect(dialog.getByLabel("Beloppet blir")).toHaveText(preview);
      await dialog.getByRole("button", { name: "Använd" }).click();
      await expect(table.cell("Telefoni", 2028)).toHaveText(shown);
      await expectSaved(page);
    });
  }

  test("en andel av andra rader följer dem, och en krets nekas med radernas namn", async ({ page }) => {
    const { table } = await openOwnBudget(page);
    const { cell, key } = table;
    const dialog = dialogOf(page);
    await cell("Telefoni", 2028).click();
    await key("Alt+Enter");
    await dialog.getByLabel("Så räknas beloppet").selectOption("Andel av rader eller avsnitt");
    await dialog.getByLabel("Andel i procent").fill("40,9");
    await dialog.getByLabel("Lön", { exact: true }).check();
    await dialog.getByRole("button", { name: "Använd" }).click();
    await expect(cell("Telefoni", 2028)).toHaveText("40,9 % 122 700");

    await test.step("den följer medan man skriver", async () => {
      await cell("Lön", 2028).click();
      await table.write("200000");
      await expect(cell("Telefoni", 2028)).toHaveText("40,9 % 81 800");
      await key("Enter");
    });

    await test.step("kretsen", async () => {
      await cell("Lön", 2028).click();
      await key("Alt+Enter");
      await dialog.getByLabel("Så räknas beloppet").selectOption("Andel av rader eller avsnitt");
      await dialog.getByLabel("Andel i procent").fill("10");
      await dialog.getByLabel("Telefoni", { exact: true }).check();
      await dialog.getByRole("button", { name: "Använd" }).click();
      await expect(dialog.getByRole("alert")).toContainText("Lön");
      await expect(dialog.getByRole("alert")).toContainText("Telefoni");
      await dialog.getByRole("button", { name: "Avbryt" }).click();
      await expect(cell("Lön", 2028)).toHaveText("200 000");
    });
    await expectSaved(page);
  });
});
