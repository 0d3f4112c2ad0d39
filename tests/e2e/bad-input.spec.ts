import { expectSaved, openBudget, openOwnBudget } from "./support/table.ts";
import { expect, signIn, test } from "./support/test.ts";
import { buildForbund } from "./support/world.ts";

/** What cannot be taken is said with how to mend it, what was typed stays, and nothing else is lost. */

test("ett belopp som inte går att läsa säger varför, och det man skrev står kvar", async ({ page }) => {
  const { table, path } = await openOwnBudget(page);
  const { cell, field, grid, key, write } = table;
  await cell("Telefoni", 2027).click();
  await write("25000");
  await key("ArrowUp");
  await cell("Samteam", 2027).click();

  for (const [typed, told] of [
    ["12abc", "Belopp för Samteam 2027 måste vara ett tal, till exempel 140 000"],
    ["2000000000", "Belopp för Samteam 2027 får vara högst en miljard kronor"],
    ["1,234", "1,234 kan läsas på två sätt. Skriv 1 234 eller"],
    ["0,123456", "Belopp för Samteam 2027 får ha högst"],
    ["=35000*", "Uträkningen går inte att räkna ut. Skriv tal och + − * /, till exempel =35000*12."],
    ["=1/0", "Uträkningen delar med noll. Ändra talet efter /."],
  ] as const) {
    await test.step(typed, async () => {
      await key("Enter");
      await field.fill(typed);
      await key("Enter");
      await expect(grid.getByRole("alert")).toContainText(told);
      await expect(field).toHaveValue(typed);
      await expect(field).toBeFocused();
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveAccessibleDescription(
        new RegExp(told.slice(0, 20).replace(/[.*/+?]/g, "\\$&")),
      );
      await key("Escape");
      await expect(cell("Samteam", 2027)).toHaveText("400 000");
    });
  }

  await test.step("rättat på plats går det igenom", async () => {
    await key("Enter");
    await field.fill("12abc");
    await key("Enter");
    await expect(grid.getByRole("alert")).toBeVisible();
    await field.fill("410 000 kr");
    await expect(grid.getByRole("alert")).toHaveCount(0);
    await key("Enter");
    await expect(cell("Samteam", 2027)).toHaveText("410 000");
  });

  await expectSaved(page);
  await openBudget(page, path);
  await expect(cell("Samteam", 2027)).toHaveText("410 000");
  await expect(cell("Telefoni", 2027), "det som skrevs före felen").toHaveText("25 000");
});

test("belopp läses som folk skriver dem", async ({ page }) => {
  const { table } = await openOwnBudget(page);
  const { cell, key } = table;
  for (const [typed, read] of [
    ["410 000 kr", "410 000"],
    ["1.234.567", "1 234 567"],
    ["408 000,00", "408 000"],
    ["12,50", "12,50"],
  ] as const) {
    await cell("Samteam", 2027).dblclick();
    await table.field.fill(typed);
    await key("Enter");
    await expect(cell("Samteam", 2027), typed).toHaveText(read);
  }
});

test("ett minus på en kostnad frågar om det är en återbetalning", async ({ page }) => {
  const { table } = await openOwnBudget(page);
  const { cell, grid, key, write } = table;
  const question = grid.getByRole("alert").filter({ hasText: "Är detta en återbetalning?" });
  await cell("Samteam", 2027).click();

  await test.step("ja", async () => {
    await write("-5000");
    await key("Enter");
    await expect(question).toBeVisible();
    await question.getByRole("button", { name: "Ja, behåll minus" }).click();
    await expect(cell("Samteam", 2027)).toHaveText("−5 000");
    await expect(cell("Årets resultat", 2027)).toHaveText("545 000");
  });

  await test.step("nej", async () => {
    await cell("Samteam", 2028).click();
    await write("-6000");
    await key("Enter");
    await question.getByRole("button", { name: "Nej, ta bort minus" }).click();
    await expect(cell("Samteam", 2028)).toHaveText("6 000");
  });

  await test.step("Esc ångrar, och med tangenterna svarar man med Tab och Enter", async () => {
    await cell("Samteam", 2029).click();
    await write("-7000");
    await key("Enter");
    await expect(question).toBeVisible();
    await key("Escape");
    await expect(cell("Samteam", 2029)).toHaveText("400 000");
    await write("-7000");
    await key("Enter");
    await question.getByRole("button", { name: "Nej, ta bort minus" }).focus();
    await key("Enter");
    await expect(cell("Samteam", 2029)).toHaveText("7 000");
  });
  await expectSaved(page);
});

test("HTML i ett namn tas inte emot, men text som bara liknar det gör det", async ({ page }) => {
  const { table, path } = await openOwnBudget(page);
  const { field, grid, heading, key } = table;
  await heading("Samteam").click();
  await key("F2");
  await field.fill("<b>Samteam</b>");
  await key("Enter");
  await expect(grid.getByRole("alert")).toContainText("Namnet får inte innehålla HTML-taggar");
  await expect(field).toHaveValue("<b>Samteam</b>");
  await field.fill("");
  await key("Enter");
  await expect(grid.getByRole("alert")).toContainText("Ange ett namn för raden");
  await field.fill("Samteam, unga <30 år & familjer");
  await key("Enter");
  await expect(heading("Samteam, unga <30 år & familjer")).toBeVisible();
  await expectSaved(page);
  await openBudget(page, path);
  await expect(heading("Samteam, unga <30 år & familjer")).toBeVisible();
});

test("ett år som inte går att lägga till säger varför i sin ruta", async ({ page }) => {
  await openOwnBudget(page);
  await page.getByRole("button", { name: "Lägg till år" }).click();
  const dialog = page.getByRole("dialog", { name: "Lägg till år" });
  const year = dialog.getByLabel("År", { exact: true });
  await year.fill("tjugo");
  await dialog.getByRole("button", { name: "Lägg till år" }).click();
  await expect(year).toHaveAccessibleDescription(/År måste skrivas med fyra siffror, till exempel 2027/);
  await expect(year).toHaveValue("tjugo");
  await year.fill("2028");
  await dialog.getByRole("button", { name: "Lägg till år" }).click();
  await expect(dialog.getByRole("alert")).toContainText("2028 finns redan i budgeten. Välj ett annat år.");
});

test("servern nekar det som är fel med en mening, och sparar inget av det", async ({ page }) => {
  const { id, table, forbund } = await openOwnBudget(page);
  const before = await page.request.get(`/api/budgets/${id}`).then((answer) => answer.json());
  const lineId = before.sections[1].lines[0].id;
  const change = (amount: unknown) => ({ op: "setValue", lineId, year: 2027, amount });
  const patch = (changes: unknown[], more = {}) =>
    page.request.patch(`/api/budgets/${id}`, {
      data: { baseRevision: before.revision, requestId: crypto.randomUUID(), changes, ...more },
    });
  const stranger = await buildForbund();
  const { id: _, revision: __, computed: ___, findings: ____, ...file } = before;

  for (const [what, status, send] of [
    ["bokstäver i ett belopp", 422, () => patch([change(1), change("tolv")])],
    ["för stort belopp", 422, () => patch([change(1), change(2_000_000_000)])],
    ["en okänd nyckel", 422, () => patch([change(1)], { vem: "jag" })],
    ["ett år som inte finns", 422, () => patch([{ ...change(1), year: 2050 }])],
    [
      "en bruten uträkning",
      422,
      () =>
        patch([
          change(1),
          { op: "setRule", lineId, year: 2028, rule: { type: "shareOf", value: 10, of: [lineId], round: 1 } },
        ]),
    ],
    [
      "HTML i ett namn",
      422,
      () => patch([change(1), { op: "updateLine", lineId, set: { label: "<script>" } }]),
    ],
    ["tio megabyte", 413, () => patch([change(1)], { vem: "x".repeat(10_000_000) })],
    [
      "inte JSON",
      400,
      () =>
        page.request.patch(`/api/budgets/${id}`, {
          data: Buffer.from("{"),
          headers: { "content-type": "application/json" },
        }),
    ],
    [
      "två lika år",
      422,
      () => page.request.post("/api/budgets", { data: { ...file, years: [...file.years, file.years[0]] } }),
    ],
    [
      "ett annat förbund",
      404,
      () => page.request.post("/api/budgets", { data: { ...file, slug: stranger.slug } }),
    ],
  ] as const) {
    await test.step(what, async () => {
      const answer = await send();
      expect(answer.status()).toBe(status);
      const { message } = await answer.json();
      expect(message).toMatch(/^.{20,400}[.]$/);
      expect(message).not.toMatch(/[Oo]giltig|[Vv]änligen|[Tt]yvärr|Ett fel uppstod|\bat .*\.ts/);
    });
  }
  await signIn(page, forbund.email("forbundschef"));
  const after = await page.request.get(`/api/budgets/${id}`).then((answer) => answer.json());
  expect(after).toEqual(before);
  await expect(table.cell("Samteam", 2027)).toHaveText("400 000");
});
