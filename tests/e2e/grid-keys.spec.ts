import { expectSaved, openBudget, openOwnBudget, pressUntilFocused } from "./support/table.ts";
import { expect, test } from "./support/test.ts";

/** The table's keys (ux.md 3.1), with the keyboard alone. Rows of the budget: support/world.ts. */

test("piltangenter, Home, End och Page går i tabellen och stannar vid kanten", async ({ page }) => {
  const { table } = await openOwnBudget(page);
  const { cell, heading, key } = table;
  await pressUntilFocused(page, "Tab", cell("Medlemsavgifter", 2027));

  await test.step("en ruta i taget, utan att hoppa över något", async () => {
    await key("ArrowRight");
    await expect(cell("Medlemsavgifter", 2028)).toBeFocused();
    await key("ArrowDown");
    await expect(table.addLineIn("Intäkter")).toBeVisible();
    await key("ArrowDown");
    await expect(cell("Insatser", 2028)).toBeFocused();
    await key("ArrowDown");
    await expect(cell("Samteam", 2028)).toBeFocused();
    await key("ArrowLeft");
    await key("ArrowLeft");
    await expect(heading("Samteam")).toBeFocused();
    await key("ArrowLeft");
    await expect(heading("Samteam")).toBeFocused();
    await key("ArrowUp");
    await expect(heading("Insatser")).toBeFocused();
  });

  await test.step("radens ändar", async () => {
    await key("End");
    await expect(cell("Insatser", 2029)).toBeFocused();
    await key("ArrowRight");
    await expect(cell("Insatser", 2029)).toBeFocused();
    await key("Home");
    await expect(heading("Insatser")).toBeFocused();
  });

  await test.step("avsnitt upp och ned", async () => {
    await key("ArrowRight");
    await key("PageDown");
    await expect(cell("Kansli", 2027)).toBeFocused();
    await key("PageUp");
    await key("PageUp");
    await expect(cell("Intäkter", 2027)).toBeFocused();
  });

  await test.step("tabellens ändar", async () => {
    await key("Control+End");
    await expect(cell("Över eller under rekommendationen", 2029)).toBeFocused();
    await key("ArrowDown");
    await expect(cell("Över eller under rekommendationen", 2029)).toBeFocused();
    await key("Control+Home");
    await expect(heading("Sparade medel 1 januari")).toBeFocused();
    await key("ArrowUp");
    await expect(heading("Sparade medel 1 januari")).toBeFocused();
  });
});

test("tabellen är ett enda Tab-stopp och minns rutan", async ({ page }) => {
  const { table } = await openOwnBudget(page);
  const { cell, key } = table;
  await pressUntilFocused(page, "Tab", cell("Medlemsavgifter", 2027));
  await key("PageDown");
  await key("ArrowDown");
  await key("End");
  await expect(cell("Samteam", 2029)).toBeFocused();

  await test.step("framåt", async () => {
    await key("Tab");
    await expect(page.getByRole("button", { name: "Lägg till avsnitt" })).toBeFocused();
    await key("Shift+Tab");
    await expect(cell("Samteam", 2029)).toBeFocused();
  });

  await test.step("bakåt", async () => {
    await key("Shift+Tab");
    await expect(table.grid.locator(":focus")).toHaveCount(0);
    await key("Tab");
    await expect(cell("Samteam", 2029)).toBeFocused();
  });
  await expect(table.grid.locator("[tabindex='0']")).toHaveCount(1);
});

test("man skriver som i ett kalkylblad", async ({ page }) => {
  const { table } = await openOwnBudget(page);
  const { cell, field, key, write } = table;
  await pressUntilFocused(page, "Tab", cell("Medlemsavgifter", 2027));
  await key("PageDown");
  await key("ArrowDown");

  await test.step("Enter öppnar med beloppet markerat, sparar och går ned", async () => {
    await key("Enter");
    await expect(field).toHaveValue(/^400\s000$/);
    await write("410000");
    await key("Enter");
    await expect(cell("Samteam", 2027)).toHaveText("410 000");
    await expect(cell("Mötesplatsen", 2027)).toBeFocused();
  });

  await test.step("Skift+Enter sparar och går upp", async () => {
    await key("Enter");
    await write("5000");
    await key("Shift+Enter");
    await expect(cell("Mötesplatsen", 2027)).toHaveText("5 000");
    await expect(cell("Samteam", 2027)).toBeFocused();
  });

  await test.step("F2 öppnar med markören sist, en gång till markerar allt", async () => {
    await key("F2");
    await key("Backspace");
    await key("Backspace");
    await key("Backspace");
    await write("500");
    await expect(field).toHaveValue(/^410\s?500$/);
    await key("F2");
    await write("415000");
    await expect(field).toHaveValue("415000");
  });

  await test.step("Esc ångrar det man skriver och stannar", async () => {
    await key("Escape");
    await expect(field).toHaveCount(0);
    await expect(cell("Samteam", 2027)).toBeFocused();
    await expect(cell("Samteam", 2027)).toHaveText("410 000");
  });

  await test.step("en siffra ersätter, och pil ned sparar då", async () => {
    await write("42");
    await expect(field).toHaveValue("42");
    await key("ArrowDown");
    await expect(cell("Samteam", 2027)).toHaveText("42");
    await expect(cell("Mötesplatsen", 2027)).toBeFocused();
    await key("ArrowUp");
  });

  await test.step("= börjar en uträkning som sparas och visas", async () => {
    await write("=35000*12");
    await key("Enter");
    await expect(cell("Samteam", 2027)).toHaveText("=35000*12 420 000");
    await key("ArrowUp");
    await key("Enter");
    await expect(field).toHaveValue("=35000*12");
    await key("Escape");
  });

  await test.step("− börjar ett belopp på en rad som får vara negativ", async () => {
    await key("Control+Home");
    await key("ArrowRight");
    await write("-2000");
    await key("Enter");
    await expect(cell("Sparade medel 1 januari", 2027)).toHaveText("−2 000");
  });
  await expectSaved(page);
});

test("Tab sparar och öppnar nästa belopp, Skift+Tab det förra, och efter det sista lämnas tabellen", async ({
  page,
}) => {
  const { table } = await openOwnBudget(page);
  const { cell, field, key, write } = table;
  await pressUntilFocused(page, "Tab", cell("Medlemsavgifter", 2027));
  await key("PageDown");
  await key("ArrowDown");
  await write("1");
  await key("Tab");
  await expect(field).toHaveAccessibleName("Samteam 2028");
  await write("2");
  await key("Tab");
  await write("3");
  await key("Tab");
  await expect(field).toHaveAccessibleName("Mötesplatsen 2027");
  await key("Shift+Tab");
  await expect(field).toHaveAccessibleName("Samteam 2029");
  await key("Escape");
  for (const [year, amount] of [
    [2027, "1"],
    [2028, "2"],
    [2029, "3"],
  ] as const)
    await expect(cell("Samteam", year)).toHaveText(amount);

  await test.step("över avsnitt och in i nästa", async () => {
    await key("ArrowDown");
    await write("4");
    await key("Tab");
    await expect(field).toHaveAccessibleName("Lön 2027");
    await key("Escape");
  });

  await test.step("Esc och sedan Tab lämnar tabellen", async () => {
    await key("Tab");
    await expect(page.getByRole("button", { name: "Lägg till avsnitt" })).toBeFocused();
    await key("Shift+Tab");
    await expect(cell("Lön", 2027)).toBeFocused();
  });

  await test.step("efter det sista beloppet lämnar Tab tabellen", async () => {
    await key("ArrowDown");
    await key("ArrowDown");
    await key("End");
    await expect(cell("Telefoni", 2029)).toBeFocused();
    await write("5");
    await key("Tab");
    await expect(cell("Telefoni", 2029)).toHaveText("5");
    await expect(page.getByRole("button", { name: "Lägg till avsnitt" })).toBeFocused();
  });
  await expectSaved(page);
});

test("Delete tömmer; Ctrl+Z, Ctrl+Y och knapparna går fram och tillbaka", async ({ page }) => {
  const { table, path } = await openOwnBudget(page);
  const { cell, key, write } = table;
  await pressUntilFocused(page, "Tab", cell("Medlemsavgifter", 2027));
  await key("PageDown");
  await key("ArrowDown");
  await key("Delete");
  await expect(cell("Samteam", 2027)).toHaveText("inget belopp");
  await expect(cell("Årets resultat", 2027)).toHaveText("540 000");
  await key("ArrowRight");
  await key("Backspace");
  await expect(cell("Samteam", 2028)).toHaveText("inget belopp");
  await key("ArrowRight");
  await write("7{");
  await key("Escape");
  await write("77");
  await key("Enter");

  await key("Control+z");
  await expect(cell("Samteam", 2029)).toHaveText("400 000");
  await key("Control+z");
  await expect(cell("Samteam", 2028)).toHaveText("400 000");
  await key("Control+y");
  await expect(cell("Samteam", 2028)).toHaveText("inget belopp");
  await key("Control+Shift+Z");
  await expect(cell("Samteam", 2029)).toHaveText("77");
  await page.getByRole("button", { name: "Ångra", exact: true }).click();
  await page.getByRole("button", { name: "Ångra", exact: true }).click();
  await page.getByRole("button", { name: "Gör om", exact: true }).click();
  await expect(cell("Samteam", 2028)).toHaveText("inget belopp");
  await expect(cell("Samteam", 2029)).toHaveText("400 000");
  await expectSaved(page);

  await test.step("det som står kvar är det som är sparat", async () => {
    await openBudget(page, path);
    await expect(cell("Samteam", 2027)).toHaveText("inget belopp");
    await expect(cell("Samteam", 2028)).toHaveText("inget belopp");
    await expect(cell("Samteam", 2029)).toHaveText("400 000");
  });
});

test("Delete tar bort en egen uträkning så att den ärvda gäller igen, och tömd rad är inte noll", async ({
  page,
}) => {
  const { table } = await openOwnBudget(page);
  const { cell, key } = table;
  await pressUntilFocused(page, "Tab", cell("Medlemsavgifter", 2027));
  await expect(cell("Lokaler", 2028)).toHaveText("+3 % 144 200");
  await expect(cell("Lokaler", 2029)).toHaveText("+3 % 148 500");
  await key("PageDown");
  await key("PageDown");
  await key("ArrowDown");
  await key("ArrowDown");
  await key("ArrowRight");
  await expect(cell("Lokaler", 2028)).toBeFocused();
  await key("Delete");
  await expect(cell("Lokaler", 2028)).toHaveText("inget belopp");
  await key("Control+z");
  await expect(cell("Lokaler", 2028)).toHaveText("+3 % 144 200");
});

test("? visar tangenterna, och Esc leder tillbaka till rutan", async ({ page }) => {
  const { table } = await openOwnBudget(page);
  const { cell, key, write } = table;
  await pressUntilFocused(page, "Tab", cell("Medlemsavgifter", 2027));
  await key("ArrowRight");
  await write("?");
  const keys = page.getByRole("dialog", { name: "Tangenter i tabellen" });
  await expect(keys).toContainText("Ctrl+Home, Ctrl+End");
  await key("Escape");
  await expect(keys).toHaveCount(0);
  await expect(cell("Medlemsavgifter", 2028)).toBeFocused();

  await test.step("också med knappen", async () => {
    await page.getByRole("button", { name: "Tangenter" }).click();
    await expect(keys).toBeVisible();
    await keys.getByRole("button", { name: "Stäng" }).click();
    await expect(keys).toHaveCount(0);
  });
});
