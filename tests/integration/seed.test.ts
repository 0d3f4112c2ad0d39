import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { listForbund } from "@/lib/features/access/data.ts";
import { listHeads, readContent } from "@/lib/features/budget/data.ts";
import { prisma } from "@/lib/platform/db.ts";
import { asOperator, inScope, proveScope } from "@/lib/platform/scope.ts";
import { seedExamples } from "@/prisma/seed/seed.ts";
import { seedMany } from "@/prisma/seed/seed-many.ts";
import { ownerQuery } from "../factories.ts";

const SLUGS = [
  "burlov-kavlinge-staffanstorp-vellinge",
  "exempelbygden",
  "finnveden",
  "hoglandet",
  "landskrona-svalov",
  "skane-nordost",
  "sodra-vatterbygden",
];
const ROLES = {
  forbundschef: "forbundschef",
  administrator: "administrator",
  ekonom: "ekonom",
  ledamot: "boardMember",
  beredningsgrupp: "beredningsgrupp",
  medlem: "memberRepresentative",
  revisor: "auditor",
} as const;

beforeAll(() => seedExamples());

const rolesOf = async (email: string) => {
  const { id } = await prisma.person.findUniqueOrThrow({ where: { email } });
  return (await listForbund({ personId: id })).map(({ slug, roles }) => [
    slug,
    roles.map(({ role }) => role),
  ]);
};

it("reads the same documents as the tests do", () => {
  const budgets = path.join(process.cwd(), "prisma/demo/budgets");
  const names = readdirSync(budgets);
  expect(names).toHaveLength(7);
  for (const name of names) {
    expect(readFileSync(path.join(budgets, name), "utf8"), name).toBe(
      readFileSync(path.join(process.cwd(), "tests/fixtures", name), "utf8"),
    );
  }
});

it("makes seven förbund, each with one budget and one account per role", async () => {
  const forbunds = await asOperator((tx) => tx.forbund.findMany({ orderBy: { slug: "asc" } }));
  expect(forbunds.map(({ slug }) => slug)).toEqual(SLUGS);
  for (const { id, slug } of forbunds) {
    for (const [prefix, role] of Object.entries(ROLES)) {
      expect(await rolesOf(`${prefix}@${slug}.example`)).toEqual([[slug, [role]]]);
    }
    const heads = await inScope(proveScope(id, null), (tx) => listHeads(tx, id));
    expect(heads).toMatchObject([{ stage: "draft", revision: 0 }]);
  }
});

it("has a chief of two förbund and an operator of none", async () => {
  expect(await rolesOf("delad@vatterbygden-finnveden.example")).toEqual([
    ["finnveden", ["forbundschef"]],
    ["sodra-vatterbygden", ["forbundschef"]],
  ]);
  expect(await rolesOf("drift@finsamplan.example")).toEqual([]);
  expect(await prisma.operator.count()).toBe(1);
});

it("holds an organisation once, however many förbund it sits in", async () => {
  const sits = await ownerQuery<{ name: string; count: number; group: string }>(`
    SELECT o.name, count(*)::int, min(m.party_group::text) AS group FROM organisation o
    JOIN member m ON m.organisation_id = o.id WHERE o.name IN ('Region Skåne', 'Försäkringskassan') GROUP BY o.name ORDER BY 1`);
  expect(sits).toEqual([
    { name: "Försäkringskassan", count: 7, group: "state" },
    { name: "Region Skåne", count: 3, group: "region" },
  ]);
  const members = await ownerQuery<{ slug: string; count: number }>(`
    SELECT f.slug, count(*)::int FROM member m JOIN forbund f ON f.id = m.forbund_id
    WHERE f.slug = 'skane-nordost' GROUP BY 1`);
  expect(members).toEqual([{ slug: "skane-nordost", count: 8 }]);
});

it("says where a board member, an auditor and a representative come from", async () => {
  const from = await ownerQuery<{ role: string; name: string | null }>(`
    SELECT g.role::text, o.name FROM role_grant g JOIN forbund f ON f.id = g.forbund_id
    LEFT JOIN member m ON m.id = g.member_id LEFT JOIN organisation o ON o.id = m.organisation_id
    WHERE f.slug = 'skane-nordost' ORDER BY 1`);
  expect(from).toEqual([
    { role: "administrator", name: null },
    { role: "auditor", name: "Försäkringskassan" },
    { role: "beredningsgrupp", name: "Arbetsförmedlingen" },
    { role: "boardMember", name: "Bromölla kommun" },
    { role: "ekonom", name: null },
    { role: "forbundschef", name: null },
    { role: "memberRepresentative", name: "Region Skåne" },
  ]);
});

it("holds the state's amount where the document prints it, and the usual ladder everywhere", async () => {
  const amounts = await ownerQuery(`
    SELECT f.slug, a.year, a.amount_ore::text AS ore FROM state_allocation a JOIN forbund f ON f.id = a.forbund_id ORDER BY 1`);
  expect(amounts).toEqual([
    { slug: "burlov-kavlinge-staffanstorp-vellinge", year: 2024, ore: "200000000" },
    { slug: "exempelbygden", year: 2027, ore: "310000000" },
    { slug: "skane-nordost", year: 2023, ore: "624600000" },
  ]);
  const ladders = await ownerQuery<{ percent: string }>("SELECT percent::text FROM ladder_step");
  expect(ladders.map(({ percent }) => Number(percent))).toEqual(SLUGS.map(() => 20));
});

it("keeps the document's own rule: Lokaler in Skåne Nordost grows 3 % rounded to 100 kr from 2024", async () => {
  const { id: personId } = await prisma.person.findUniqueOrThrow({
    where: { email: "forbundschef@skane-nordost.example" },
  });
  const [chief] = await listForbund({ personId });
  const id = chief?.id ?? "";
  const budget = await inScope(proveScope(id, null), async (tx) => {
    const [head] = await listHeads(tx, id);
    return head ? readContent(tx, head) : null;
  });
  const lines = budget?.budget.sections.flatMap((section) => section.lines) ?? [];
  expect(lines.find(({ label }) => label.startsWith("Lokaler"))?.cells).toEqual({
    "2023:budget": { type: "amount", amount: 14_000_000 },
    "2024:budget": { type: "rule", rule: { type: "percent", value: 3, round: 100 } },
  });
});

it("keeps what the documents print about the förbund themselves", async () => {
  const posts = await ownerQuery(`
    SELECT f.slug, p.percent::float8 AS percent, p.shared_with FROM office_post p JOIN forbund f ON f.id = p.forbund_id
    WHERE p.shared_with IS NOT NULL ORDER BY 1`);
  expect(posts).toEqual([
    { slug: "finnveden", percent: 35, shared_with: "Södra Vätterbygden" },
    { slug: "sodra-vatterbygden", percent: 65, shared_with: "Finnveden" },
  ]);
  const services = await ownerQuery(`
    SELECT s.area, coalesce(o.name, s.supplier) AS from, m.id IS NOT NULL AS member FROM bought_service s
    JOIN forbund f ON f.id = s.forbund_id LEFT JOIN member m ON m.id = s.supplier_member_id
    LEFT JOIN organisation o ON o.id = m.organisation_id WHERE f.slug = 'hoglandet' ORDER BY s.position`);
  expect(services).toEqual([
    { area: "Ekonomi och personal", from: "Region Jönköpings län", member: true },
    { area: "Dataskyddsombud och IT", from: "Höglandsförbundet", member: false },
    { area: "Arkiv", from: "Tranås kommun", member: true },
    { area: "Webb", from: "Jönköpings kommun", member: false },
  ]);
  const seats = await ownerQuery(`
    SELECT count(*) FILTER (WHERE kind = 'ordinary')::int AS ordinary, count(*) FILTER (WHERE kind = 'deputy')::int AS deputies,
      count(*) FILTER (WHERE background = 'political')::int AS political FROM seat s JOIN forbund f ON f.id = s.forbund_id
    WHERE f.slug LIKE 'burlov%' AND s.body = 'board'`);
  expect(seats).toEqual([{ ordinary: 7, deputies: 7, political: 10 }]);
  const formed = await ownerQuery(
    "SELECT slug, formed_on::text AS on, formed_precision::text AS as FROM forbund WHERE slug !~ '^(f-|exempel)' AND formed_on IS NOT NULL ORDER BY 1",
  );
  expect(formed).toEqual([
    { slug: "burlov-kavlinge-staffanstorp-vellinge", on: "2012-01-01", as: "year" },
    { slug: "landskrona-svalov", on: "2009-09-01", as: "day" },
    { slug: "skane-nordost", on: "2011-01-01", as: "day" },
  ]);
});

it("changes nothing when it runs again", async () => {
  const counts = () =>
    ownerQuery(`SELECT (SELECT count(*) FROM forbund) f, (SELECT count(*) FROM budget) b, (SELECT count(*) FROM person) p,
      (SELECT count(*) FROM role_grant) g, (SELECT count(*) FROM budget_cell) c, (SELECT max(id) FROM change_log) l`);
  const before = await counts();
  await seedExamples();
  expect(await counts()).toEqual(before);
});

async function deleteBudget(slug: string): Promise<void> {
  for (const table of [
    "budget_cell",
    "control_figure",
    "budget_line",
    "budget_section",
    "budget_year",
    "budget",
  ]) {
    await ownerQuery(`DELETE FROM ${table} t USING forbund f WHERE f.id = t.forbund_id AND f.slug = $1`, [
      slug,
    ]);
  }
}
const budgetsOf = (slug: string) =>
  ownerQuery("SELECT b.name FROM budget b JOIN forbund f ON f.id = b.forbund_id WHERE f.slug = $1", [slug]);

it("finishes a run that was interrupted before the budget came in", async () => {
  await deleteBudget("hoglandet");
  await seedExamples();
  expect(await budgetsOf("hoglandet")).toHaveLength(1);
});

it("leaves a förbund alone that has the same slug but is not the example", async () => {
  await deleteBudget("finnveden");
  await ownerQuery(
    "UPDATE person SET email = 'annan@finnveden.example' WHERE email = 'revisor@finnveden.example'",
  );
  await seedExamples();
  expect(await budgetsOf("finnveden")).toEqual([]);
  expect(await prisma.person.count({ where: { email: "revisor@finnveden.example" } })).toBe(0);
});

it("makes many förbund for measurements, the same budget moved a year at a time", async () => {
  await seedMany(2, 3);
  const made = await ownerQuery(`
    SELECT f.slug, p.year, count(c.*)::int AS cells, min(c.year) AS first
    FROM budget b JOIN forbund f ON f.id = b.forbund_id JOIN plan_year p ON p.id = b.plan_year_id
    JOIN budget_cell c ON c.budget_id = b.id WHERE f.slug LIKE 'f-%' GROUP BY 1, 2 ORDER BY 1, 2`);
  expect(made).toMatchObject(
    ["f-001", "f-002"].flatMap((slug) => [2023, 2024, 2025].map((year) => ({ slug, year, first: year }))),
  );
  expect(new Set(made.map(({ cells }) => cells)).size).toBe(1);
  expect(await rolesOf("forbundschef@f-002.example")).toEqual([["f-002", ["forbundschef"]]]);
});
