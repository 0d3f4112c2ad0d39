import {
  budgetTable,
  expectReady,
  expectSaved,
  openBudget,
  pressUntilFocused,
  saveStatus,
} from "./support/table.ts";
import { account, expect, mailedCode, signIn, test } from "./support/test.ts";

const slug = "skane-nordost";
const years = [2023, 2024, 2025];
const path = `/${slug}/2023/budget`;
const lokaler = "Lokaler (hyreshöjning 3 %/år)";
const telefon = "Telefon, data, IT-tjänster, dataskyddsombud";
const closing = "Sparade medel 31 december";

test("förbundschefen gör sitt jobb i Skåne Nordost med tangenterna, och allt finns kvar efter en omstart", async ({
  another,
  startOwn,
  noise,
}) => {
  test.setTimeout(300_000);
  const smtpUrl = process.env.E2E_SMTP_URL ?? "";
  const { url: baseURL, restart } = await startOwn({ name: "main-job", smtpUrl });
  const page = await another({ baseURL });
  const table = budgetTable(page, years);
  const { cell, field, key, write } = table;

  await test.step("Logga in med koden i mejlet och komma dit man ville", async () => {
    const email = account("forbundschef", slug);
    await page.goto(path);
    await expect(page).toHaveURL(/\/logga-in/);
    await page.getByLabel("E-post").focus();
    await write(email);
    await key("Enter");
    const code = page.getByLabel("Kod", { exact: true });
    await expect(code).toBeFocused();
    await write(await mailedCode(email));
    await key("Enter");
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expectReady(page);
    await expect(page.getByText("2023 används 501 550 kr av sparade medel.")).toBeVisible();
    await expect(cell(closing, 2024)).toHaveText("5 258 644");
    await expect(cell(closing, 2025)).toHaveText("1 728 434");
  });

  await test.step("Sparade medel följer redan medan man skriver +4 % i rutan", async () => {
    await pressUntilFocused(page, "Tab", cell("Medlemsinbetalningar", 2023));
    await key("ArrowRight");
    await pressUntilFocused(page, "PageDown", cell("Administration", 2024));
    await pressUntilFocused(page, "ArrowDown", cell(lokaler, 2024));
    await expect(cell(lokaler, 2024)).toHaveText("+3 % 144 200");
    await write("+4 %");
    await expect(cell(lokaler, 2025)).toHaveText("+4 % 151 400");
    await expect(cell(closing, 2024)).toHaveText("5 257 244");
    await expect(cell(closing, 2025)).toHaveText("1 724 134");
    await expect(field).toHaveValue("+4 %");
    await key("Escape");
    await expect(cell(lokaler, 2024)).toHaveText("+3 % 144 200");
    await expect(cell(closing, 2025)).toHaveText("1 728 434");
  });

  await test.step("Lokaler 2024: +4 %, avrundat till 100 kr, i uträkningen", async () => {
    await key("Alt+Enter");
    const dialog = page.getByRole("dialog", { name: `Uträkning för ${lokaler} från 2024` });
    await pressUntilFocused(page, "Tab", dialog.getByLabel("Ändring i procent"));
    await write("4");
    await expect(dialog.getByLabel("Avrunda till")).toHaveValue("100");
    await expect(dialog.getByLabel("Beloppet blir")).toHaveText("2024: 145 600 · 2025: 151 400");
    await expect(dialog.getByLabel("Sparade medel 31 december")).toHaveText(
      "2024: 5 257 244 · 2025: 1 724 134",
    );
    await key("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(cell(lokaler, 2024)).toBeFocused();
    await expect(cell(lokaler, 2024)).toHaveText("+4 % 145 600");
    await expect(cell(lokaler, 2025)).toHaveText("+4 % 151 400");
    await expect(cell(closing, 2024)).toHaveText("5 257 244");
    await expect(cell(closing, 2025)).toHaveText("1 724 134");
    await expectSaved(page);
  });

  await test.step("Höj en kostnad tills pengarna inte räcker 2025, och läs varningen", async () => {
    await pressUntilFocused(page, "PageDown", cell("Finansiering alla insatser", 2024));
    await pressUntilFocused(page, "ArrowDown", cell("Nya processer", 2024));
    await key("ArrowRight");
    await write("11500000");
    const todo = page.getByRole("complementary", { name: "Att titta på" });
    const warning = todo.getByRole("listitem").filter({
      has: page.getByRole("heading", { name: "Pengarna räcker inte 2025" }),
    });
    await expect(cell(closing, 2025)).toHaveText("−275 866");
    await expect(warning).toBeVisible();
    await key("Enter");
    await expect(warning).toContainText("275 866 kr saknas 31 december om alla pengar används.");
    await expect(warning).toContainText("Med bara beslutade pengar finns");
    await expectSaved(page);
  });

  const colleague = await another({ baseURL });
  await test.step("En krock: utan kontakt skriver båda i samma ruta, och förbundschefen väljer", async () => {
    noise.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_IO_SUSPENDED|409 \(Conflict\)/);
    await signIn(colleague, account("ekonom", slug));
    await openBudget(colleague, path);
    const theirs = budgetTable(colleague, years);
    await pressUntilFocused(page, "PageUp", cell("Administration", 2025));
    await pressUntilFocused(page, "ArrowDown", cell(telefon, 2025));

    await page.context().setOffline(true);
    await write("60000");
    await key("Enter");
    await expect(saveStatus(page)).toHaveText(/^Inte sparat\. Ingen kontakt\./);
    await theirs.cell(telefon, 2025).dblclick();
    await theirs.write("55000");
    await theirs.key("Enter");
    await expectSaved(colleague);
    await page.context().setOffline(false);

    const conflict = page.getByRole("dialog", { name: "Beloppet har ändrats av någon annan" });
    await expect(conflict.getByRole("group", { name: `${telefon} 2025` })).toHaveText(
      /Ditt belopp60\s000\skr.*Ekonom Skåne Nordost55\s000\skr/,
    );
    await pressUntilFocused(page, "Tab", conflict.getByRole("button", { name: "Behåll mitt belopp" }));
    await key("Enter");
    await expect(conflict).toHaveCount(0);
    await expect(cell(telefon, 2025)).toHaveText("60 000");
    await expectSaved(page);
    await expect(theirs.cell(telefon, 2025), "den andra ser valet utan att ladda om").toHaveText("60 000");
  });
  await colleague.close();

  await test.step("Server och databas startas om, och allt finns kvar", async () => {
    await page.goto("about:blank");
    await restart();
    await openBudget(page, path);
    await expect(cell(lokaler, 2023)).toHaveText("140 000");
    await expect(cell(lokaler, 2024)).toHaveText("+4 % 145 600");
    await expect(cell(lokaler, 2025)).toHaveText("+4 % 151 400");
    await expect(cell("Nya processer", 2025)).toHaveText("11 500 000");
    await expect(cell(telefon, 2025)).toHaveText("60 000");
    await expect(cell(closing, 2024)).toHaveText("5 257 244");
    await expect(cell(closing, 2025)).toHaveText("−285 866");
    await expect(page.getByRole("heading", { name: "Pengarna räcker inte 2025" })).toBeVisible();
  });
});
