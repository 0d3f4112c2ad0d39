/**
 * A förbund of a test's own: tests share one server, so what a test changes lies where no other looks. The rows are
 * written as the owner of the tables, the budget through the API.
 */
import { createHash, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { Client } from "pg";
import { ROLES, type Role } from "../../../lib/core/permission.ts";
import { roleName } from "../../../lib/core/role-names.ts";
import type { Stage } from "../../../lib/core/stage.ts";
import { withClient } from "../../../scripts/lib/migrations.ts";
import { signIn } from "./test.ts";

export interface Forbund {
  readonly slug: string;
  readonly shortName: string;
  /** The address of the one who has the role. */
  readonly email: (role: Role) => string;
  /** The name others see. */
  readonly person: (role: Role) => string;
}

const asOwner = <T>(work: (client: Client) => Promise<T>) =>
  withClient(process.env.E2E_OWNER_URL ?? "", work);

/** A förbund with one person in each role. */
export async function buildForbund(): Promise<Forbund> {
  const mark = randomUUID().slice(0, 8);
  const slug = `provbygden-${mark}`;
  const shortName = `Provbygden ${mark}`;
  const email = (role: Role) => `${role.toLowerCase()}@${slug}.test`;
  const person = (role: Role) => `${roleName(role)} ${shortName}`;
  await asOwner(async (client) => {
    const id = randomUUID();
    await client.query("INSERT INTO forbund (id, slug, name, short_name) VALUES ($1, $2, $3, $4)", [
      id,
      slug,
      `Samordningsförbundet ${shortName}`,
      shortName,
    ]);
    for (const role of ROLES) {
      const personId = randomUUID();
      await client.query("INSERT INTO person (id, name, email, email_verified) VALUES ($1, $2, $3, true)", [
        personId,
        person(role),
        email(role),
      ]);
      await client.query("INSERT INTO role_grant (forbund_id, person_id, role) VALUES ($1, $2, $3)", [
        id,
        personId,
        role,
      ]);
    }
  });
  return { slug, shortName, email, person };
}

/** Moves between stages come with "From draft to decided"; until then a test puts a budget where it needs it. */
export async function setStage(budgetId: string, stage: Stage): Promise<void> {
  await asOwner((client) => client.query("UPDATE budget SET stage = $2 WHERE id = $1", [budgetId, stage]));
}

/** The förbund's own word for sparade medel. */
export async function setSavedWord(slug: string, word: string): Promise<void> {
  await asOwner((client) =>
    client.query("UPDATE forbund SET equity_word = $2 WHERE slug = $1", [slug, word]),
  );
}

/** Every session of a person ends, as when it has been revoked or has grown too old. */
export async function endSessions(email: string): Promise<void> {
  await asOwner((client) =>
    client.query(
      "UPDATE session SET expires_at = now() - interval '1 minute' WHERE person_id = (SELECT id FROM person WHERE email = $1)",
      [email],
    ),
  );
}

/** The codes mailed to an address are too old. better-auth keeps whom they are for as a hash. */
export async function expireCodes(email: string): Promise<void> {
  const identifier = createHash("sha256").update(`sign-in-otp-${email}`).digest("base64url");
  const aged = await asOwner((client) =>
    client.query("UPDATE verification SET expires_at = now() - interval '1 minute' WHERE identifier = $1", [
      identifier,
    ]),
  );
  expect(aged.rowCount, "codes of the address").toBeGreaterThan(0);
}

export const YEARS = [2027, 2028, 2029] as const;

/**
 * Result 140 000, 35 800 and 31 500; sparade medel 640 000, 675 800 and 707 300. Lokaler grows by 3 %, rounded to
 * 100 kr: 140 000, 144 200, 148 500.
 */
const provBudget = (slug: string, shortName: string) => {
  const each = (amount: number) => Object.fromEntries(YEARS.map((year) => [year, amount]));
  return {
    forbund: `Samordningsförbundet ${shortName}`,
    slug,
    unit: "kr",
    years: YEARS.map((year, index) => ({ year, kind: index === 0 ? "budget" : "plan" })),
    opening: { year: 2027, amount: 500_000, source: "prognos" },
    threshold: [{ from: 0, percent: 20 }],
    sections: [
      {
        key: "intakter",
        label: "Intäkter",
        kind: "income",
        lines: [{ label: "Medlemsavgifter", incomeKind: "contribution", values: each(1_000_000) }],
      },
      {
        key: "insatser",
        label: "Insatser",
        kind: "cost",
        costType: "insats",
        lines: [
          { label: "Samteam", values: each(400_000) },
          { label: "Mötesplatsen", decision: "planned", values: { 2028: 100_000, 2029: 100_000 } },
        ],
      },
      {
        key: "kansli",
        label: "Kansli",
        kind: "cost",
        costType: "administration",
        lines: [
          { label: "Lön", values: each(300_000) },
          {
            label: "Lokaler",
            values: { 2027: 140_000 },
            rules: { 2028: { type: "percent", value: 3, round: 100 } },
          },
          { label: "Telefoni", values: each(20_000) },
        ],
      },
    ],
  };
};

export interface BuiltBudget {
  readonly forbund: Forbund;
  readonly id: string;
  /** Path of the budget screen. */
  readonly path: string;
}

/** A draft in a förbund of its own, made by its förbundschef, who stays signed in. */
export async function buildBudget(page: Page): Promise<BuiltBudget> {
  const forbund = await buildForbund();
  await signIn(page, forbund.email("forbundschef"));
  const data = provBudget(forbund.slug, forbund.shortName);
  const answer = await page.request.post("/api/budgets", { data });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id }: { id: string } = await answer.json();
  return { forbund, id, path: `/${forbund.slug}/2027/budget` };
}
