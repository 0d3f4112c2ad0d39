/** The budget table as one who uses it sees it: rows by name, cells by row and year. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { type BuiltBudget, buildBudget, YEARS } from "./world.ts";

export function budgetTable(page: Page, years: readonly number[] = YEARS) {
  const grid = page.getByRole("grid", { name: "Budget i kronor" });
  const row = (label: string) =>
    grid.getByRole("row").filter({
      has: page
        .getByRole("rowheader", { name: label, exact: true })
        .or(page.getByText(label, { exact: true })),
    });
  const group = (section: string) =>
    grid.getByRole("rowgroup").filter({ has: page.getByRole("button", { name: section, exact: true }) });
  // The name goes on with the key that does the same.
  const menuItem = (item: string) => page.getByRole("menuitem", { name: item });
  return {
    grid,
    row,
    heading: (label: string) => row(label).getByRole("rowheader"),
    cell: (label: string, year: number) => row(label).getByRole("gridcell").nth(years.indexOf(year)),
    /** The one field that is open. */
    field: grid.getByRole("textbox"),
    /** The open sections, top to bottom. */
    sections: grid.getByRole("button", { expanded: true }),
    /** The rows of a section, top to bottom: its heading, its lines and the place for a new one. */
    rowsIn: (section: string) => group(section).getByRole("rowheader"),
    years: grid.getByRole("columnheader"),
    addLineIn: (section: string) => group(section).getByRole("button", { name: "Lägg till rad" }),
    /** A command of a row's menu, with the pointer. */
    choose: async (label: string, item: string) => {
      await row(label).hover();
      await page.getByRole("button", { name: `Val för ${label}`, exact: true }).click();
      await menuItem(item).click();
    },
    key: (key: string) => page.keyboard.press(key),
    write: (text: string) => page.keyboard.type(text),
  };
}

export type BudgetTable = ReturnType<typeof budgetTable>;

/** "Sparat 14:32", "Sparar" or "Inte sparat". */
export const saveStatus = (page: Page) =>
  page.getByRole("status").filter({ hasText: /^(Spara|Inte sparat)/ });

export const expectSaved = (page: Page) => expect(saveStatus(page)).toHaveText(/^Sparat \d\d:\d\d$/);

/** Goes to a budget and waits until the table takes keys: the chart is drawn after that. */
export async function openBudget(page: Page, path: string): Promise<void> {
  await test.step("Öppna budgeten", async () => {
    await page.goto(path);
    await expectReady(page);
  });
}

export async function expectReady(page: Page): Promise<void> {
  await expect(page.getByRole("figure").locator("svg").first()).toBeVisible();
}

/** A förbundschef at a budget that nobody else uses. */
export async function openOwnBudget(page: Page): Promise<BuiltBudget & { readonly table: BudgetTable }> {
  const budget = await buildBudget(page);
  await openBudget(page, budget.path);
  return { ...budget, table: budgetTable(page) };
}

/** Presses a key until something has focus, as one who cannot use a mouse. */
export async function pressUntilFocused(
  page: Page,
  key: string,
  target: Locator,
  atMost = 80,
): Promise<void> {
  for (let presses = 0; presses < atMost; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}
