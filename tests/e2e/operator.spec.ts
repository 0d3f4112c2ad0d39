import pg from "pg";
import {
  expect,
  expectAccessible,
  expectNoSideScroll,
  mailsTo,
  phone,
  signIn,
  test,
} from "./support/test.ts";

const OPERATOR = "drift@finsamplan.example";

/** As `npm run create-admin` would, without its code. */
async function makeOperator(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL });
  await client.connect();
  try {
    await client.query("INSERT INTO person (name, email) VALUES ('Drift', $1) ON CONFLICT DO NOTHING", [
      OPERATOR,
    ]);
    await client.query(
      "INSERT INTO operator (person_id) SELECT id FROM person WHERE email = $1 ON CONFLICT DO NOTHING",
      [OPERATOR],
    );
  } finally {
    await client.end();
  }
}

test.beforeAll(makeOperator);

test("den som sköter driften skapar ett förbund, och chefen kommer in", async ({ page, browser, noise }) => {
  const slug = `driftsbygden-${Date.now()}`;
  const chief = `chef@${slug}.example`;
  await signIn(page, OPERATOR);
  await page.goto("/admin");
  await expect(page.getByRole("heading", { level: 1, name: "Driften" })).toBeVisible();
  await expect(page.getByText("Svarar, PostgreSQL")).toBeVisible();
  await expectAccessible(page);

  await test.step("Fel sägs vid fältet", async () => {
    await page.getByRole("main").getByRole("link", { name: "Nytt förbund" }).last().click();
    await page.getByLabel("Förbundets namn").fill(`Samordningsförbundet ${slug}`);
    await page.getByLabel("Kortnamn i adressen").fill("admin");
    await page.getByLabel("Förbundschefens namn").fill("Driftsbygdens chef");
    await page.getByLabel("Förbundschefens e-postadress").fill(chief);
    await page.getByRole("button", { name: "Skapa förbundet" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Det finns ett problem" })).toContainText(
      "Kortnamnet används redan av Finsamplan självt",
    );
    await expect(page.getByLabel("Förbundets namn")).toHaveValue(`Samordningsförbundet ${slug}`);
    await expectAccessible(page);
  });

  await test.step("Förbundet skapas", async () => {
    await page.getByLabel("Kortnamn i adressen").fill(slug);
    await page.getByRole("button", { name: "Skapa förbundet" }).click();
    await expect(page.getByRole("status").filter({ hasText: "är skapat" })).toContainText(chief);
    await page.goto("/admin");
    await expect(page.getByText(`${slug} · skapat`)).toBeVisible();
    await expect.poll(async () => (await mailsTo(chief)).map(({ subject }) => subject)).toHaveLength(1);
  });

  await test.step("Den som sköter driften ser inte in i förbundet", async () => {
    noise.expect(/status of 404/);
    const answer = await page.goto(`/${slug}`);
    expect(answer?.status()).toBe(404);
    expect((await page.request.get(`/api/budgets?forbund=${slug}`)).status()).toBe(404);
  });

  await test.step("Chefen gör det", async () => {
    const own = await browser.newContext({ baseURL: process.env.E2E_URL });
    const chiefs = await own.newPage();
    await signIn(chiefs, chief);
    expect((await chiefs.goto(`/${slug}`))?.status()).toBe(200);
    expect((await chiefs.goto("/admin"))?.status()).toBe(404);
    await own.close();
  });
});

test("driftens sidor går att läsa i telefonen", async ({ page }) => {
  await page.setViewportSize(phone);
  await signIn(page, OPERATOR);
  for (const path of ["/admin", "/admin/utskick", "/admin/forbund/nytt"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSideScroll(page);
    await expectAccessible(page);
  }
});
