import { startFinsamplan } from "./support/finsamplan.ts";
import { expect, test } from "./support/test.ts";

test("hälsan svarar utan inloggning och med skyddande huvuden", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ status: "ok", database: "ok" });
  expect(answer.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-frame-options": "DENY",
  });
  expect(answer.headers()["x-powered-by"]).toBeUndefined();
});

test("utan DEMO finns varken exempelkonton eller deras inloggning", async ({ page, request }) => {
  test.setTimeout(120_000);
  const finsamplan = await startFinsamplan({ name: "no-demo", demo: false });
  try {
    const answer = await request.post(`${finsamplan.url}/api/demo/session`, {
      data: { email: "forbundschef@skane-nordost.example" },
    });
    expect(answer.status()).toBe(404);
    await page.goto(`${finsamplan.url}/logga-in`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(".example")).toHaveCount(0);
  } finally {
    await finsamplan.stop();
  }
});
