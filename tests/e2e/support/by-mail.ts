/** The way in by mail alone, as on an installation without example accounts. */
import type { Page } from "@playwright/test";
import { expect, expectAccessible, mailedCode, mailsTo, test } from "./test.ts";

export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** The code on the sign-in page's second step. */
export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Kod", { exact: true }).fill(code);
  await button(page, /^Logga in$/).click();
  await expect(page).not.toHaveURL(/\/logga-in/);
}

/** On the sign-in page: asks for a code and gives the one that was mailed. */
export async function signInByMail(page: Page, email: string): Promise<void> {
  const before = (await mailsTo(email)).length;
  await page.getByLabel("E-postadress").fill(email);
  await button(page, "Skicka kod").click();
  await enterCode(page, await mailedCode(email, before));
}

/** Opens a page of the förbund as somebody who has no session, and comes to it. */
export async function enter(page: Page, email: string, path: string): Promise<void> {
  await test.step(`Logga in som ${email}`, async () => {
    await page.goto(path);
    await signInByMail(page, email);
    await expect(page).toHaveURL(new RegExp(`${path}$`));
  });
}

/** The link of the invitation to a förbund, as it stands in the mail. */
async function mailedLink(email: string, forbund: string): Promise<string> {
  const find = async () => {
    const mail = (await mailsTo(email)).find(({ subject }) => subject === `Inbjudan till ${forbund}`);
    return /https?:\/\/\S+\/inbjudan\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "";
  };
  await expect.poll(find, { message: `${email}: ${forbund}`, timeout: 30_000 }).not.toBe("");
  return find();
}

/** Opens the mailed link, signs in where that is asked for, and accepts. */
export async function accept(page: Page, email: string, forbund: string, slug: string, role: string) {
  await test.step(`${email} tar emot inbjudan till ${forbund}`, async () => {
    await page.goto(await mailedLink(email, forbund));
    const signIn = page.getByRole("link", { name: "Logga in" });
    if (await signIn.isVisible()) {
      await expect(page.getByText(forbund), "nothing is told before").toHaveCount(0);
      await signIn.click();
      await signInByMail(page, email);
    }
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Inbjudan till ${forbund}`);
    await expect(page.getByRole("listitem").filter({ hasText: role })).toBeVisible();
    await expectAccessible(page);
    await button(page, /^Ta emot/).click();
    await expect(page).toHaveURL(new RegExp(`/${slug}$`));
  });
}
