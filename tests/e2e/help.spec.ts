import { makeEmptyForbund, setLadder } from "./support/empty-forbund.ts";
import {
  account,
  expect,
  expectAccessible,
  expectNoSideScroll,
  mailsTo,
  phone,
  signIn,
  test,
} from "./support/test.ts";

const slug = "skane-nordost";
const desktop = { width: 1440, height: 900 };

for (const [name, viewport] of [
  ["bred skärm", desktop],
  ["telefon", phone],
] as const) {
  test.describe(name, () => {
    test.use({ viewport });

    for (const [path, heading] of [
      ["/hjalp", "Hjälp"],
      ["/tillganglighet", "Tillgänglighet i Finsamplan"],
    ] as const) {
      test(`${path} läses utan inloggning`, async ({ page }) => {
        const answer = await page.goto(path);
        expect(answer?.status()).toBe(200);
        await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
        await expectNoSideScroll(page);
        await expectAccessible(page);
      });
    }

    test("förbundschefen läser hjälpen inne i sitt förbund", async ({ page }) => {
      await signIn(page, account("forbundschef", slug));
      await page.goto(`/hjalp?forbund=${slug}`);
      await expect(page.getByRole("heading", { level: 1, name: "Hjälp" })).toBeVisible();
      await expect(page.getByText("Källa: Lag (2003:1210) 22 §")).toBeVisible();
      await expectNoSideScroll(page);
      await expectAccessible(page);
    });

    test("ett ord förklaras där det står, med källa", async ({ page }) => {
      await signIn(page, account("forbundschef", slug));
      await page.goto(`/${slug}`);
      const word = page.getByRole("button", { name: /^rekommenderat högst/ });
      const explanation = page.getByRole("note", { name: "Förklaring: rekommenderat högst" });
      await expect(explanation).toBeHidden();
      await test.step("med tangenter", async () => {
        await word.focus();
        await page.keyboard.press("Enter");
        await expect(explanation).toBeVisible();
        await expect(explanation).toContainText("rekommendation och inget krav i lag");
        await expect(explanation).toContainText("2013-10-02");
        await expect(explanation).toBeInViewport({ ratio: 1 });
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await expect(explanation).toBeHidden();
        await expect(word).toBeFocused();
      });
      await test.step("med ett tryck", async () => {
        await word.click();
        await expect(explanation).toBeVisible();
        await explanation.getByRole("button", { name: "Stäng förklaringen" }).click();
        await expect(explanation).toBeHidden();
      });
    });

    test("budgetens resultatrader förklarar sina ord", async ({ page }) => {
      await signIn(page, account("forbundschef", slug));
      await page.goto(`/${slug}/2023/budget`);
      const row = page.getByRole("rowheader", { name: "Sparade medel 31 december" });
      const explanation = page.getByRole("note", { name: "Förklaring: sparade medel" });
      await test.step("med ett tryck", async () => {
        await row.getByRole("button", { name: "Vad betyder det?" }).click();
        await expect(explanation).toBeInViewport({ ratio: 1 });
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await expect(explanation).toBeHidden();
      });
      await test.step("med tangenter, och tillbaka till raden", async () => {
        await row.focus();
        await page.keyboard.press("Enter");
        await expect(explanation).toBeVisible();
        await expect(explanation.getByRole("button", { name: "Stäng förklaringen" })).toBeFocused();
        await page.keyboard.press("Escape");
        await expect(explanation).toBeHidden();
        await expect(row).toBeFocused();
      });
    });

    test("guiden visar det nya förbundets väg till en budget", async ({ page }) => {
      const forbund = await makeEmptyForbund();
      await signIn(page, forbund.chief);
      await page.goto(`/${forbund.slug}`);
      const guide = page.getByRole("region", { name: "Kom i gång" });
      await expect(guide.getByRole("listitem")).toHaveCount(5);
      await expect(guide).toContainText("1 av 5 klara");
      await expectNoSideScroll(page);
      await expectAccessible(page);
      await expect(guide.getByRole("link", { name: "Lägg till medlemmarna" })).toHaveAttribute(
        "href",
        `/${forbund.slug}/om#medlemmar`,
      );

      await test.step("göm guiden, och ta fram den igen ur Hjälp", async () => {
        await guide.getByRole("button", { name: "Göm guiden" }).click();
        await expect(guide).toBeHidden();
        await page.goto(`/hjalp?forbund=${forbund.slug}`);
        await page.getByRole("button", { name: "Visa guiden" }).click();
        await expect(page).toHaveURL(new RegExp(`/${forbund.slug}$`));
        await expect(guide).toBeVisible();
      });

      await test.step("gör den första budgeten", async () => {
        await guide.getByRole("button", { name: "Ny budget" }).click();
        await page.getByRole("button", { name: "Skapa budgeten" }).click();
        await expect(page).toHaveURL(/\/20\d\d\/budget$/);
        await page.goto(`/${forbund.slug}`);
        await expect(guide).toContainText("2 av 5 klara");
      });
    });
  });
}

test("den som bara läser ser ingen guide men får veta vem som gör budgeten", async ({ page }) => {
  const forbund = await makeEmptyForbund();
  await signIn(page, forbund.auditor);
  await page.goto(`/${forbund.slug}`);
  await expect(page.getByText("När förbundschefen eller ekonomen har gjort en")).toBeVisible();
  await expect(page.getByRole("region", { name: "Kom i gång" })).toHaveCount(0);
});

test.describe("rapportera en brist", () => {
  test("utan konto, och den når driften", async ({ page }) => {
    await page.goto("/tillganglighet");
    const description = page.getByLabel("Vad fungerar inte?");
    await test.step("tom rapport säger vad som saknas", async () => {
      await page.getByLabel("På vilken sida?").fill("Budgeten");
      await page.getByRole("button", { name: "Skicka rapporten" }).click();
      await expect(
        page.getByRole("alert").getByRole("link", { name: "Beskriv vad som inte fungerar" }),
      ).toBeVisible();
      await expect(page.getByLabel("På vilken sida?")).toHaveValue("Budgeten");
      await expectAccessible(page);
    });
    const told = `Skärmläsaren läser inte rutan ${Date.now()}`;
    await description.fill(told);
    await page.getByRole("button", { name: "Skicka rapporten" }).click();
    await expect(page.getByText("Tack, rapporten är skickad")).toBeVisible();
    await expect
      .poll(async () => (await mailsTo("drift@finsamplan.example")).some(({ text }) => text.includes(told)))
      .toBe(true);
  });

  test.describe("utan script", () => {
    test.use({ javaScriptEnabled: false });

    test("går också, och det skrivna står kvar när något saknas", async ({ page }) => {
      await page.goto("/tillganglighet");
      await page.getByLabel("E-postadress för svar").fill("fel adress");
      await page.getByLabel("Vad fungerar inte?").fill("Utan script");
      await page.getByRole("button", { name: "Skicka rapporten" }).click();
      await expect(page.getByText("Skriv e-postadressen i formen namn@exempel.se").first()).toBeVisible();
      await expect(page.getByLabel("Vad fungerar inte?")).toHaveValue("Utan script");
      await page.getByLabel("E-postadress för svar").fill("");
      await page.getByRole("button", { name: "Skicka rapporten" }).click();
      await expect(page.getByText("Tack, rapporten är skickad")).toBeVisible();
    });
  });
});

test.describe("när något inte går", () => {
  test("en sida som inte finns säger vad man kan göra", async ({ page, noise }) => {
    noise.expect(/404/);
    await signIn(page, account("ekonom", slug));
    for (const viewport of [desktop, phone]) {
      await page.setViewportSize(viewport);
      const answer = await page.goto(`/${slug}/1999/budget`);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "Sidan finns inte här" })).toBeVisible();
      await expect(page).toHaveTitle("Sidan finns inte · Finsamplan");
      await expectNoSideScroll(page);
      await expectAccessible(page);
    }
  });

  test("en sida som inte kan visas ger ett nummer att uppge, och Försök igen hämtar den", async ({
    page,
    noise,
  }) => {
    noise.expect(/status of 500|Minified React error|is not iterable|Server Components render/);
    const forbund = await makeEmptyForbund();
    await signIn(page, forbund.chief);
    const made = await page.request.post("/api/budgets", {
      data: {
        slug: forbund.slug,
        forbund: forbund.name,
        name: "Budget 2027",
        unit: "kr",
        years: [{ year: 2027, kind: "budget" }],
        sections: [
          {
            key: "intakter",
            label: "Intäkter",
            kind: "income",
            lines: [{ label: "Medlemsbidrag", values: { 2027: 1_000_000 } }],
          },
        ],
      },
    });
    expect(made.status(), await made.text()).toBe(201);
    await setLadder(forbund.id, 5);
    await test.step("felet hände i webbläsaren: numret är begärans", async () => {
      const answer = await page.goto(`/${forbund.slug}/2027/budget`);
      await expect(page.getByText(`uppge fel ${answer?.headers()["x-request-id"]}`)).toBeVisible();
    });
    const answer = await page.goto(`/${forbund.slug}`);
    expect(answer?.status()).toBe(500);
    await expect(page.getByRole("heading", { name: "Sidan kunde inte visas" })).toBeVisible();
    await expect(page.getByText(/uppge fel \d+/)).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize(phone);
    await expectNoSideScroll(page);
    await setLadder(forbund.id, []);
    await page.getByRole("button", { name: "Försök igen" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Översikt" })).toBeVisible();
  });

  test("den som inte får får veta varför och vem som får", async ({ page }) => {
    await signIn(page, account("revisor", slug));
    await page.goto(`/${slug}/personer/bjud-in`);
    await expect(page.getByText("Du kan inte bjuda in")).toBeVisible();
    await expect(page.getByText("Be förbundschefen eller administratören")).toBeVisible();
    await page.getByRole("link", { name: "Se vem som får göra vad" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Vem får göra vad" })).toBeVisible();
  });

  test("utan kontakt svarar en egen sida, och sidan kommer tillbaka", async ({ page, context, noise }) => {
    noise.expect(/ERR_INTERNET_DISCONNECTED|503|Failed to fetch/);
    await signIn(page, account("forbundschef", slug));
    await page.goto(`/${slug}`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    await test.step("en öppen sida säger att kontakten är borta", async () => {
      await context.setOffline(true);
      await expect(page.getByText("Ingen kontakt.")).toBeInViewport();
      await expectAccessible(page);
    });
    await test.step("en sida som inte är öppen", async () => {
      const answer = await page.goto(`/hjalp?forbund=${slug}`);
      expect(answer?.status()).toBe(503);
      await expect(page.getByRole("heading", { name: "Ingen kontakt" })).toBeVisible();
      await expect(page.getByText("ligger kvar i den här webbläsaren")).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize(phone);
      await expectNoSideScroll(page);
    });
    await test.step("tillbaka", async () => {
      await context.setOffline(false);
      await page.getByRole("link", { name: "Försök igen" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Hjälp" })).toBeVisible();
    });
  });
});

test("en inloggning som har gått ut säger det och leder tillbaka", async ({ page, context }) => {
  await signIn(page, account("forbundschef", slug));
  await page.goto(`/${slug}`);
  await test.step("inloggningen tar slut på servern, och webbläsaren vet det inte", async () => {
    const kept = await context.cookies();
    await page.request.post("/api/auth/sign-out", { data: {} });
    await context.addCookies(kept);
  });
  await page.goto(`/${slug}/2023/budget`);
  await expect(page).toHaveURL(/\/logga-in\?till=/);
  await expect(page.getByText("Inloggningen har gått ut")).toBeVisible();
  await expectAccessible(page);
  await signIn(page, account("forbundschef", slug));
  await page.goto("/logga-in");
  await expect(page.getByText("Inloggningen har gått ut")).toHaveCount(0);
});

test("varje sida har märke och en titel som säger var man är", async ({ page, request }) => {
  for (const path of ["/icon.svg", "/favicon.ico", "/apple-icon.png"])
    expect((await request.get(path)).status(), path).toBe(200);
  await signIn(page, account("forbundschef", slug));
  await page.goto(`/${slug}/2023/budget`);
  await expect(page).toHaveTitle("Budget 2023–2025 · Skåne Nordost · Finsamplan");
});
