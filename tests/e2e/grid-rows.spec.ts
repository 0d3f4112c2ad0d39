import { budgetTable, expectSaved, openBudget, openOwnBudget, pressUntilFocused } from "./support/table.ts";
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
    await write(" och revision");
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

test("Enter på ett avsnitt stänger och öppnar det, och piltangenterna går förbi det som är stängt", async ({
  page,
}) => {
  const { table, path } = await openOwnBudget(page);
  const { cell, heading, key } = table;
  await pressUntilFocused(page, "Tab", cell("Medlemsavgifter", 2027));
  await key("PageDown");
  await key("Home");
  await key("Enter");
  await expect(heading("Insatser")).toHaveAttribute("aria-expanded", "false");
  await expect(cell("Samteam", 2027)).toBeHidden();
  await key("ArrowDown");
  await expect(heading("Kansli")).toBeFocused();

  await openBudget(page, path);
  await expect(heading("Insatser")).toHaveAttribute("aria-expanded", "false");
  await page.getByRole("button", { name: "Insatser", exact: true }).click();
  await expect(budgetTable(page).cell("Samteam", 2027)).toBeVisible();
});
