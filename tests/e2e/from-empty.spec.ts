import type { Page } from "@playwright/test";
import { accept, button, enter, enterCode, signInByMail } from "./support/by-mail.ts";
import { budgetTable, expectSaved } from "./support/table.ts";
import { expect, expectAccessible, mailsTo, test } from "./support/test.ts";

/**
 * The whole way of a new installation, as those who walk it see it: the operator, two förbund, those who are invited,
 * and a copy that is read back when the first installation is gone. Nothing is put into the database behind the screen.
 */

const NAME = { norr: "Samordningsförbundet Norrbygden", soder: "Samordningsförbundet Söderbygden" } as const;
const MEMBERS = [
  ["Arbetsförmedlingen", "arbetsformedlingen"],
  ["Försäkringskassan", "forsakringskassan"],
  ["Region Norr", "region"],
  ["Norrby kommun", "kommun"],
] as const;
const SOURCE = "Nationella rådets brev till förbunden";
const READS = "Du kan läsa budgeten men inte ändra den. Be förbundschefen eller ekonomen om ändringen.";

const addresses = (place: string) => ({
  drift: `drift@${place}`,
  norrChef: `chef.norr@${place}`,
  soderChef: `chef.soder@${place}`,
  ekonom: `ekonom@${place}`,
  ledamot: `ledamot@${place}`,
  revisor: `revisor@${place}`,
});

/** Answers in the dialog a button opens, and saves. */
async function fill(page: Page, opener: string | RegExp, fields: Readonly<Record<string, string>>) {
  await button(page, opener).click();
  const dialog = page.getByRole("dialog");
  for (const [label, value] of Object.entries(fields)) {
    const field = dialog.getByLabel(label, { exact: true });
    if (await field.evaluate((element) => element.tagName === "SELECT")) await field.selectOption(value);
    else await field.fill(value);
  }
  await dialog.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

async function makeForbund(page: Page, name: string, slug: string, chief: string): Promise<void> {
  await test.step(`Skapa ${name}`, async () => {
    await page.goto("/admin/forbund/nytt");
    await page.getByLabel("Förbundets namn").fill(name);
    await page.getByLabel("Kortnamn i adressen").fill(slug);
    await page.getByLabel("Förbundschefens namn").fill(`Chefen i ${name}`);
    await page.getByLabel("Förbundschefens e-postadress").fill(chief);
    await button(page, "Skapa förbundet").click();
    await expect(page.getByRole("status").filter({ hasText: "är skapat" })).toContainText(chief);
    await expect
      .poll(async () => (await mailsTo(chief)).map(({ subject }) => subject), { timeout: 30_000 })
      .toEqual([`${name} finns nu i Finsamplan`]);
  });
}

async function invite(page: Page, slug: string, who: { name: string; email: string; role: string }) {
  await test.step(`Bjud in ${who.name} till ${slug}`, async () => {
    await page.goto(`/${slug}/personer`);
    await page.getByRole("link", { name: "Bjud in" }).click();
    await page.getByLabel("Namn").fill(who.name);
    await page.getByLabel("E-postadress").fill(who.email);
    await page.getByLabel("Roll", { exact: true }).selectOption(who.role);
    await button(page, "Skicka inbjudan").click();
    await expect(page.getByText("Inbjudan är på väg")).toBeVisible();
  });
}

const statusOf = async (page: Page, path: string) => (await page.goto(path))?.status();

/** What a förbundschef reads on the förbund's pages, as text: what a copy has to bring back. */
async function readAll(page: Page, budgetPath: string): Promise<Record<string, string | null>> {
  const texts: Record<string, string | null> = {};
  for (const path of ["om", "personer", "installningar"]) {
    await page.goto(`/norrbygden/${path}`);
    texts[path] = await page.getByRole("main").textContent();
  }
  await page.goto(budgetPath);
  texts.budget = await budgetTable(page).grid.textContent();
  return texts;
}

/** Each sees the own part and nothing more; `edits` is what the role may do in the förbund. */
async function expectPart(
  page: Page,
  slug: string,
  edits: { readonly ladder: boolean; readonly people: boolean },
) {
  await page.goto(`/${slug}/installningar`);
  await expect(page.getByRole("heading", { name: "Rekommendation om sparade medel" })).toBeVisible();
  await expect(button(page, /^Ändra steget från/)).toHaveCount(edits.ladder ? 1 : 0);
  await expect(button(page, "Ändra enhet och ord")).toHaveCount(edits.people ? 1 : 0);
  await page.goto(`/${slug}/om`);
  await expect(button(page, "Lägg till medlem")).toHaveCount(edits.people ? 1 : 0);
  await page.goto(`/${slug}/personer`);
  await expect(page.getByRole("heading", { level: 1, name: "Personer" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Bjud in" })).toHaveCount(edits.people ? 1 : 0);
  await expect(page.getByRole("link", { name: /^Hantera/ })).toHaveCount(edits.people ? 4 : 0);
}

test("från tom installation till två förbund, och allt finns kvar i en kopia", async ({
  startOwn,
  another,
  noise,
}, info) => {
  test.setTimeout(480_000);
  noise.expect(/status of 404/);
  const smtpUrl = process.env.E2E_SMTP_URL ?? "";
  const who = addresses(`start-${Date.now()}.test`);
  const first = await startOwn({ name: "from-empty", demo: false, smtpUrl });
  const browser = () => another({ baseURL: first.url });

  await test.step("Den som sköter driften skapas med ett kommando och loggar in med dess kod", async () => {
    const page = await browser();
    const code = /\b\d{6}\b/.exec(await first.command("create-admin", who.drift))?.[0] ?? "";
    await page.goto("/admin");
    await page.getByLabel("E-postadress").fill(who.drift);
    await button(page, "Jag har redan en kod").click();
    await enterCode(page, code);
    await expect(page.getByRole("heading", { level: 1, name: "Driften" })).toBeVisible();
    await expectAccessible(page);
    await makeForbund(page, NAME.norr, "norrbygden", who.norrChef);
    await makeForbund(page, NAME.soder, "soderbygden", who.soderChef);
    expect(await statusOf(page, "/norrbygden")).toBe(404);
    expect(await mailsTo(who.drift), "a printed code needs no mail").toEqual([]);
    await page.context().close();
  });

  const chief = await browser();
  const guide = chief.getByRole("region", { name: "Kom i gång" });
  let budgetPath = "";
  await test.step("Förbundschefen följer guiden", async () => {
    await enter(chief, who.norrChef, "/norrbygden");
    await expect(guide).toContainText("0 av 5 klara");
    await expectAccessible(chief);
    await guide.getByRole("link", { name: "Berätta om förbundet" }).click();
    await fill(chief, "Ändra namn, år och län", { Bildat: "2019-03" });
    await fill(chief, "Ändra kontaktuppgifter", { "E-post": "kansliet@norrbygden.example" });
    for (const [name, kind] of MEMBERS) {
      await fill(chief, "Lägg till medlem", { "Organisationens namn": name, Slag: kind });
      await expect(button(chief, `Ändra ${name}`)).toBeVisible();
    }
    await expect(chief.getByText("Alla parter som lagen kräver är medlemmar")).toBeVisible();
    await expectAccessible(chief);
    await chief.goto("/norrbygden");
    await guide.getByRole("link", { name: "Se över trappan och inställningarna" }).click();
    await expect(chief.getByText("Det är en rekommendation och inget lagkrav")).toBeVisible();
    await fill(chief, /^Ändra steget från/, { Källa: SOURCE, "Gäller från": "2026-01-01" });
    await expect(chief.getByText(`Källa: ${SOURCE}, gäller från 1 januari 2026`)).toBeVisible();
    await expectAccessible(chief);
    await invite(chief, "norrbygden", { name: "Ekonomen", email: who.ekonom, role: "ekonom" });
    await invite(chief, "norrbygden", { name: "Ledamoten", email: who.ledamot, role: "boardMember" });
    await invite(chief, "norrbygden", { name: "Revisorn", email: who.revisor, role: "auditor" });
    await expectAccessible(chief);
    await chief.goto("/norrbygden");
    await expect(guide).toContainText("4 av 5 klara");
    await guide.getByRole("button", { name: "Ny budget" }).click();
    await chief.getByLabel("Sparade medel 1 januari budgetåret").fill("500 000");
    await button(chief, "Skapa budgeten").click();
    await expect(chief).toHaveURL(/\/20\d\d\/budget$/);
    budgetPath = new URL(chief.url()).pathname;
  });

  const year = Number(budgetPath.split("/")[2]);
  const tableOf = (page: Page) => budgetTable(page, [year, year + 1, year + 2]);
  const write = async (page: Page, line: string, amount: string) => {
    const table = tableOf(page);
    await table.cell(line, year).click();
    await table.write(amount);
    await table.key("Enter");
    await expectSaved(page);
  };
  await test.step("Förbundschefen skriver i budgeten", async () => {
    await write(chief, "Staten", "1200000");
    await expectAccessible(chief);
  });

  const other = await browser();
  await test.step("Söderbygdens chef bjuder in revisorn som ekonom, och ser inget av Norrbygden", async () => {
    await enter(other, who.soderChef, "/soderbygden");
    await invite(other, "soderbygden", { name: "Revisorn", email: who.revisor, role: "ekonom" });
    for (const path of ["/norrbygden", "/norrbygden/om", budgetPath])
      expect(await statusOf(other, path), path).toBe(404);
    await other.goto("/soderbygden/om");
    await expect(other.getByText("Inga medlemmar är inlagda än")).toBeVisible();
  });

  const [ekonom, ledamot, revisor] = [await browser(), await browser(), await browser()];
  await accept(ekonom, who.ekonom, NAME.norr, "norrbygden", "Ekonom");
  await accept(ledamot, who.ledamot, NAME.norr, "norrbygden", "Ledamot");
  await accept(revisor, who.revisor, NAME.norr, "norrbygden", "Revisor");
  await accept(revisor, who.revisor, NAME.soder, "soderbygden", "Ekonom");

  await test.step("Ekonomen skriver budgeten och trappan, men bjuder inte in", async () => {
    await expectPart(ekonom, "norrbygden", { ladder: true, people: false });
    await ekonom.goto(budgetPath);
    await expect(tableOf(ekonom).cell("Staten", year)).toHaveText("1 200 000");
    await write(ekonom, "Kommunerna", "600000");
    expect(await statusOf(ekonom, "/soderbygden")).toBe(404);
    expect(await statusOf(ekonom, "/admin")).toBe(404);
  });

  await test.step("Ledamoten läser budgeten och inget mer", async () => {
    await expectPart(ledamot, "norrbygden", { ladder: false, people: false });
    await ledamot.goto("/norrbygden/personer/bjud-in");
    await expect(ledamot.getByText("Be förbundschefen eller administratören")).toBeVisible();
    await ledamot.goto(budgetPath);
    await expect(ledamot.getByText(READS)).toBeVisible();
    await expect(tableOf(ledamot).cell("Kommunerna", year)).toHaveText("600 000");
    await expectAccessible(ledamot);
    expect(await statusOf(ledamot, "/soderbygden/om")).toBe(404);
  });

  await test.step("Den som är med i två förbund växlar mellan dem, med en roll i vart och ett", async () => {
    await revisor.goto("/");
    const mine = revisor.getByRole("list", { name: "Förbund" });
    await expect(mine.getByRole("listitem").filter({ hasText: NAME.norr })).toContainText("Revisor");
    await expect(mine.getByRole("listitem").filter({ hasText: NAME.soder })).toContainText("Ekonom");
    await expectAccessible(revisor);
    await expectPart(revisor, "norrbygden", { ladder: false, people: false });
    await revisor.goto(budgetPath);
    await expect(revisor.getByText(READS)).toBeVisible();
    const header = revisor.getByRole("banner");
    await header.getByText("Norrbygden", { exact: true }).first().click();
    await expect(header.getByRole("link", { name: "Norrbygden" })).toBeVisible();
    await header.getByRole("link", { name: "Söderbygden" }).click();
    await expect(revisor).toHaveURL(/\/soderbygden/);
    await expectPart(revisor, "soderbygden", { ladder: true, people: false });
    await expect(revisor.getByText("Ledamoten"), "nobody of the other förbund").toHaveCount(0);
  });

  await test.step("Förbundschefen avslutar ledamotens roll, och ledamoten är ute", async () => {
    await expectPart(chief, "norrbygden", { ladder: true, people: true });
    await chief.getByRole("link", { name: "Hantera Ledamoten" }).click();
    await button(chief, "Avsluta Ledamot").click();
    await chief.getByLabel("Avsluta genast").check();
    await button(chief, "Avsluta rollen").click();
    await expect(chief.getByRole("heading", { name: "Avslutade roller" })).toBeVisible();
    await ledamot.goto(budgetPath);
    await expect(ledamot).toHaveURL(/\/logga-in/);
  });

  const kept = await readAll(chief, budgetPath);
  const copy = info.outputPath("kopia.finsamplan");
  await test.step("Kopia; den första installationen tas bort; kopian läses tillbaka i en ny", async () => {
    expect(await first.command("backup", copy)).toContain(copy);
    for (const page of [chief, other, ekonom, ledamot, revisor]) await page.context().close();
    await first.stop();
  });
  const second = await startOwn({ name: "restored", demo: false, smtpUrl, backup: copy });

  await test.step("Allt finns kvar: medlemmar, personer, trappa, ändringar och budget", async () => {
    const page = await another({ baseURL: second.url });
    await enter(page, who.norrChef, "/norrbygden");
    expect(await readAll(page, budgetPath)).toEqual(kept);
    for (const [name] of MEMBERS) expect(kept.om).toContain(name);
    for (const name of ["Ekonomen", "Ledamoten", "Revisorn"]) expect(kept.personer).toContain(name);
    expect(kept.installningar).toContain(SOURCE);
    await expect(tableOf(page).cell("Staten", year)).toHaveText("1 200 000");
    await expect(tableOf(page).cell("Kommunerna", year)).toHaveText("600 000");
    await write(page, "Regionen", "600000");
  });
  await test.step("Var och en har kvar sin del, och den som är ute är det", async () => {
    const both = await another({ baseURL: second.url });
    await enter(both, who.revisor, "/soderbygden");
    expect(await statusOf(both, budgetPath)).toBe(200);
    const ended = await another({ baseURL: second.url });
    await ended.goto("/logga-in");
    await signInByMail(ended, who.ledamot);
    expect(await statusOf(ended, "/norrbygden")).toBe(404);
    const operator = await another({ baseURL: second.url });
    await enter(operator, who.drift, "/admin");
    await expect(operator.getByText(/norrbygden · skapat/)).toBeVisible();
  });
});
