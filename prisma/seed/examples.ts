/**
 * The example förbund: six real ones that hold only what their documents print, and the fictional
 * Exempelbygden. Accounts are named by role and förbund, never after a human being.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { AccountSeed } from "./make-forbund.ts";
import { PRINTED_FACTS } from "./printed-facts.ts";
import { describedFacts, type SeedFacts } from "./write-facts.ts";

const demo = path.join(import.meta.dirname, "..", "demo");

const describedSchema = z.object({
  slug: z.string(),
  name: z.string(),
  budgetFixture: z.string(),
  county: z.string().nullable(),
  formed: z.object({ date: z.string().nullable() }),
  purpose: z.string(),
  organisation: z.object({
    office: z.array(
      z.object({ role: z.string(), percent: z.number().nullable(), text: z.string().nullable() }),
    ),
    services: z.array(z.string()),
  }),
});

export interface Example {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  /** The document's budget, as parsed JSON. */
  readonly budget: unknown;
  readonly facts: Partial<SeedFacts>;
}

/** What the förbund is called where space is short. */
const SHORT_NAMES = {
  "skane-nordost": "Skåne Nordost",
  "burlov-kavlinge-staffanstorp-vellinge": "Burlöv-Kävlinge-Staffanstorp-Vellinge",
  "landskrona-svalov": "Landskrona Svalöv",
  "sodra-vatterbygden": "Södra Vätterbygden",
  finnveden: "Finnveden",
  hoglandet: "Höglandet",
} as const;

export function listExamples(): Example[] {
  const real = Object.entries(SHORT_NAMES).map(([slug, shortName]) => {
    const { name, budgetFixture, ...described } = describedSchema.parse(readJson(`${slug}.json`));
    const facts = { ...describedFacts(described), ...PRINTED_FACTS[slug] };
    return { slug, name, shortName, budget: readJson("budgets", budgetFixture), facts };
  });
  const fictional = {
    slug: "exempelbygden",
    name: "Samordningsförbundet Exempelbygden",
    shortName: "Exempelbygden",
    budget: readJson("budgets", "exempelbygden-2026-2029.json"),
    facts: PRINTED_FACTS.exempelbygden ?? {},
  };
  return [...real, fictional];
}

function readJson(...parts: string[]): unknown {
  return JSON.parse(readFileSync(path.join(demo, ...parts), "utf8"));
}

/**
 * One account per role. The office is the förbund's own; a board member, an auditor and a representative at
 * the samråd belong to the member that appoints them (lag 2003:1210 10, 25 §§).
 */
const ACCOUNTS = [
  { prefix: "forbundschef", word: "Förbundschef", role: "forbundschef", from: null },
  { prefix: "administrator", word: "Administratör", role: "administrator", from: null },
  { prefix: "ekonom", word: "Ekonom", role: "ekonom", from: null },
  { prefix: "ledamot", word: "Ledamot", role: "boardMember", from: "kommun" },
  { prefix: "beredningsgrupp", word: "Beredningsgrupp", role: "beredningsgrupp", from: "arbetsformedlingen" },
  { prefix: "medlem", word: "Medlemsföreträdare", role: "memberRepresentative", from: "region" },
  { prefix: "revisor", word: "Revisor", role: "auditor", from: "forsakringskassan" },
] as const;

export function accountsOf(slug: string, shortName: string): AccountSeed[] {
  return ACCOUNTS.map(({ prefix, word, role, from }) => ({
    email: `${prefix}@${slug}.example`,
    name: `${word} ${shortName}`,
    role,
    from,
  }));
}

/** One chief for two förbund, 65 and 35 % of full time, as their documents tell. */
export const SHARED_CHIEF = {
  email: "delad@vatterbygden-finnveden.example",
  name: "Förbundschef Södra Vätterbygden och Finnveden",
  role: "forbundschef",
  from: null,
  slugs: ["sodra-vatterbygden", "finnveden"],
} as const satisfies AccountSeed & { slugs: readonly string[] };

export const EXAMPLE_OPERATOR = { email: "drift@finsamplan.example", name: "Drift Finsamplan" } as const;
