import type { Page } from "@playwright/test";
import { expectSaved, openBudget, openOwnBudget } from "./support/table.ts";
import { expect, test } from "./support/test.ts";

/** Lines, sections and years: each change, and each taken back. */

const undo = "Control+z";

test("rader läggs till, byter namn, flyttas och tas bort, och allt går att ångra", async ({ page }) => {
  const { table, path } = await openOwnBudget(page);
  const { cell, field, heading, key, rowsIn, write } = table;
  const kansli = ["Kansli", "Lön", "Lokaler", "Telefoni", "Lägg till rad"];

  await test.step("en ny rad får namn och belopp i ett svep", async () => {
    await table.addLineIn("Kansli").click();
    await expect(field).toHaveAccessibleName("Radens namn");
    await write("Porto");
    await key("Enter");
    await expect(cell("Porto", 2027)).toBeFocused();
    await write("1000");
    await key("Enter");
    await expect(cell("Årets resultat", 2027)).toHaveText("139 000");
    await key(undo);
    await expect(cell("Porto", 2027)).toHaveText("inget belopp");
    await key(undo);
    await key(undo);
    await expect(rowsIn("Kansli")).toContainText(kansli);
    await key("Control+y");
    await key("Control+y");
    await expect(cell("Porto", 2027)).toHaveText("inget belopp");
  });

  await test.step("Esc tar bort en ny rad som inte fick något namn", async () => {
    await table.choose("Lön", "Lägg till rad under");
    await expect(field).toHaveValue("Ny rad");
    await key("Escape");
    await expect(rowsIn("Kansli")).toContainText([
      "Kansli",
      "Lön",
      "Lokaler",
      "Telefoni",
      "Porto",
      "Lägg till rad",
    ]);
  });

  await test.step("byta namn", async () => {
    await heading("Lön").click();
    await key("F2");
    await write(" och pension");
    await key("Enter");
    await expect(heading("Lön och pension")).toBeVisible();
    await key(undo);
    await expect(heading("Lön")).toBeVisible();
    await key("Control+y");
  });

  await test.step("flytta inom avsnittet och till ett annat", async () => {
    await table.choose("Telefoni", "Flytta upp");
    const moved = ["Kansli", "Lön och pension", "Telefoni", "Lokaler", "Porto", "Lägg till rad"];
    await expect(rowsIn("Kansli")).toContainText(moved);
    await key(undo);
    await expect(rowsIn("Kansli")).toContainText([
      "Kansli",
      "Lön och pension",
      "Lokaler",
      "Telefoni",
      "Porto",
      "Lägg till rad",
    ]);
    await key("Control+y");
    await table.choose("Porto", "Flytta till avsnitt");
    const dialog = page.getByRole("dialog", { name: "Flytta Porto" });
    await dialog.getByLabel("Till avsnitt").selectOption("Insatser");
    await dialog.getByRole("button", { name: "Flytta", exact: true }).click();
    await expect(rowsIn("Insatser")).toContainText([
      "Insatser",
      "Samteam",
      "Mötesplatsen",
      "Porto",
      "Lägg till rad",
    ]);
    await expect(heading("Porto")).toBeFocused();
    await key(undo);
    await expect(rowsIn("Kansli")).toContainText(moved);
  });

  await test.step("ta bort, och ångra i meddelandet", async () => {
    await table.choose("Lokaler", "Ta bort raden");
    await expect(heading("Lokaler")).toHaveCount(0);
    await expect(cell("Årets resultat", 2027)).toHaveText("280 000");
    const said = page.getByRole("status").filter({ hasText: "Raden Lokaler är borttagen." });
    await said.getByRole("button", { name: "Ångra" }).click();
    await expect(cell("Lokaler", 2028)).toHaveText("+3 % 144 200");
    await expect(cell("Lokaler", 2029)).toHaveText("+3 % 148 500");
  });

  await test.step("det som syns är sparat", async () => {
    await expectSaved(page);
    await openBudget(page, path);
    await expect(rowsIn("Kansli")).toContainText([
      "Kansli",
      "Lön och pension",
      "Telefoni",
      "Lokaler",
      "Porto",
      "Lägg till rad",
    ]);
    await expect(cell("Lokaler", 2029)).toHaveText("+3 % 148 500");
  });
});

test("en rad blir planerad i stället för beslutad, och figurerna skiljer på det", async ({ page }) => {
  const { table, path } = await openOwnBudget(page);
  const { cell, heading, key, row } = table;
  await expect(heading("Mötesplatsen")).toContainText("Ej beslutad");
  await table.choose("Samteam", "Slag, nivå och beslut");
  const dialog = page.getByRole("dialog", { name: "Samteam" });
  await dialog.getByLabel("Beslut").selectOption("Planerad, inte beslutad");
  await dialog.getByLabel("Kostnadsslag").selectOption("Utveckling och innovation");
  await dialog.getByLabel("Nivå").selectOption("Strukturövergripande");
  await dialog.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(heading("Samteam")).toContainText("Ej beslutad");
  await expect(cell("Om bara beslutade pengar används", 2027)).toHaveText("1 040 000");
  await key(undo);
  await expect(heading("Samteam")).not.toContainText("Ej beslutad");
  await key("Control+y");
  await expectSaved(page);

  await openBudget(page, path);
  await table.choose("Samteam", "Slag, nivå och beslut");
  await expect(dialog.getByLabel("Nivå")).toHaveValue("structural");
  await expect(dialog.getByLabel("Kostnadsslag")).toHaveValue("innovation");
  await dialog.getByRole("button", { name: "Avbryt" }).click();
  await expect(row("Samteam")).toBeVisible();
});

test("avsnitt läggs till, byter namn och slag, flyttas och tas bort, och allt går att ångra", async ({
  page,
}) => {
  const { table, path } = await openOwnBudget(page);
  const { cell, key, sections, write } = table;
  const dialog = page.getByRole("dialog");

  await test.step("lägg till", async () => {
    await page.getByRole("button", { name: "Lägg till avsnitt" }).click();
    await dialog.getByLabel("Namn").fill("Styrelse");
    await dialog.getByLabel("Hör till").selectOption("Kostnader");
    await dialog.getByLabel("Kostnadsslag").selectOption("Styrelse");
    await dialog.getByRole("button", { name: "Lägg till avsnitt" }).click();
    await expect(sections).toHaveText(["Intäkter", "Insatser", "Kansli", "Styrelse"]);
    await key(undo);
    await expect(sections).toHaveText(["Intäkter", "Insatser", "Kansli"]);
    await key("Control+y");
    await expect(sections).toHaveText(["Intäkter", "Insatser", "Kansli", "Styrelse"]);
  });

  await test.step("byt namn", async () => {
    await table.choose("Styrelse", "Byt namn");
    await write("Styrelse och revision");
    await key("Enter");
    await expect(sections.last()).toHaveText("Styrelse och revision");
    await key(undo);
    await expect(sections.last()).toHaveText("Styrelse");
  });

  await test.step("byt slag", async () => {
    await table.choose("Styrelse", "Kostnadsslag och nivå");
    await dialog.getByLabel("Kostnadsslag").selectOption("Revision");
    await dialog.getByRole("button", { name: "Spara", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await key(undo);
    await table.choose("Styrelse", "Kostnadsslag och nivå");
    await expect(dialog.getByLabel("Kostnadsslag")).toHaveValue("styrelse");
    await key("Escape");
  });

  await test.step("flytta", async () => {
    await table.choose("Styrelse", "Flytta upp");
    await expect(sections).toHaveText(["Intäkter", "Insatser", "Styrelse", "Kansli"]);
    await key(undo);
    await expect(sections).toHaveText(["Intäkter", "Insatser", "Kansli", "Styrelse"]);
  });

  await test.step("ta bort ett avsnitt med sina rader, och få tillbaka dem", async () => {
    await table.choose("Kansli", "Ta bort avsnittet");
    await expect(sections).toHaveText(["Intäkter", "Insatser", "Styrelse"]);
    await expect(cell("Årets resultat", 2027)).toHaveText("600 000");
    await key(undo);
    await expect(sections).toHaveText(["Intäkter", "Insatser", "Kansli", "Styrelse"]);
    await expect(cell("Årets resultat", 2027)).toHaveText("140 000");
    await expect(cell("Lokaler", 2029)).toHaveText("+3 % 148 500");
  });

  await expectSaved(page);
  await openBudget(page, path);
  await expect(sections).toHaveText(["Intäkter", "Insatser", "Kansli", "Styrelse"]);
  await expect(cell("Lokaler", 2029)).toHaveText("+3 % 148 500");
});

test("ett nytt år tar uträkningarna med sig, och går att ångra", async ({ page }) => {
  const { table, path } = await openOwnBudget(page);
  const { cell, key, years } = table;
  await page.getByRole("button", { name: "Lägg till år" }).click();
  const dialog = page.getByRole("dialog", { name: "Lägg till år" });
  await expect(dialog.getByLabel("År", { exact: true })).toHaveValue("2030");
  await expect(dialog.getByLabel("Slag")).toHaveValue("plan");
  await dialog.getByRole("button", { name: "Lägg till år" }).click();
  await expect(years).toHaveText(["Kronor", "2027Budget", "2028Plan", "2029Plan", "2030Plan"]);
  await expect(table.row("Lokaler").getByRole("gridcell").nth(3)).toHaveText("+3 % 153 000");
  await key(undo);
  await expect(years).toHaveText(["Kronor", "2027Budget", "2028Plan", "2029Plan"]);
  await key("Control+y");
  await expectSaved(page);
  await openBudget(page, path);
  await expect(years).toHaveCount(5);
  await expect(cell("Lokaler", 2029)).toHaveText("+3 % 148 500");
});

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
