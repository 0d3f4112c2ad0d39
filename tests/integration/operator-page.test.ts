import { beforeEach, describe, expect, it, vi } from "vitest";
import { openForbund } from "@/lib/features/access/data.ts";
import { createForbundAction, rerunJobAction } from "@/lib/features/operator/actions.ts";
import { readInstallation } from "@/lib/features/operator/installation-data.ts";
import { loadInstallation, loadNewForbund, loadOutbox } from "@/lib/features/operator/loaders.ts";
import { toMailView } from "@/lib/features/operator/view.ts";
import { prisma } from "@/lib/platform/db.ts";
import { asOperator, inScope, proveScope } from "@/lib/platform/scope.ts";
import { buildGrant, buildOperator, buildPerson, buildSession } from "../factories.ts";
import { buildFullForbund } from "../factories-budget.ts";
import { api } from "./support/api.ts";

/** The Cookie header of whoever asks; Next would read it off the request. */
let cookie = "";
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (wanted: string) => {
      const [name, value = ""] = cookie.split("=");
      return name === wanted ? { name, value: decodeURIComponent(value) } : undefined;
    },
  }),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));

async function become(person: { id: string } | null): Promise<void> {
  cookie = person ? (await buildSession({ person })).cookie : "";
}

const operator = await buildOperator();
let slugs = 0;
const wanted = (more: object = {}) => {
  slugs += 1;
  return {
    slug: `driften-${slugs}`,
    name: `Samordningsförbundet Driften ${slugs}`,
    shortName: "",
    chiefName: "Chefen Själv",
    email: `chef-${slugs}@driften.example`,
    ...more,
  };
};

beforeEach(() => become(operator));

describe("the operator's pages", () => {
  it("send a stranger to sign-in and are not there for anyone else", async () => {
    for (const load of [loadInstallation, loadOutbox, loadNewForbund]) {
      await become(null);
      expect((await load()).answer).toBe("sign-in");
      await become((await buildGrant({ role: "forbundschef" })).person);
      expect((await load()).answer).toBe("not-found");
      await become(operator);
      expect((await load()).answer).toBe("page");
    }
  });

  it("show förbund by name and how many people they have, each person once and nobody whose roles have ended", async () => {
    const { forbund, person } = await buildGrant({ role: "forbundschef" });
    await buildGrant({ forbund, person, role: "ekonom" });
    await buildGrant({ forbund, role: "auditor" });
    await buildGrant({ forbund, role: "auditor", validTo: new Date("2020-12-31") });
    const { forbunds } = await readInstallation();
    expect(forbunds.find(({ slug }) => slug === forbund.slug)).toEqual({
      slug: forbund.slug,
      name: forbund.name,
      made: expect.stringMatching(/^\d{1,2} \p{L}+ \d{4}$/u),
      people: 2,
    });
  });

  it("say what waits too long and how large things are", async () => {
    await prisma.outboxMail.create({
      data: {
        kind: "notice",
        toEmail: "a@driften.example",
        subject: "x",
        body: "x",
        dueAt: new Date(0),
        createdAt: new Date("2026-01-05T11:00:00Z"),
      },
    });
    const { health, outbox, sizes } = await readInstallation();
    expect(health[0]?.value).toMatch(/^Svarar, PostgreSQL \d+/);
    expect(outbox.look).toBe("Det äldsta mejlet som väntar är från 5 jan. 2026 12:00.");
    expect(sizes.facts[0]?.value).toMatch(/MB$/);
    expect(sizes.tables.map(({ name }) => name)).toContain("forbund");
  });
});

describe("what the operator does not see", () => {
  it("is every page and answer of every förbund", async () => {
    const { forbund, budget } = await buildFullForbund();
    expect(await openForbund({ personId: operator.id }, forbund.slug)).toBeNull();
    const asked = api((await buildSession({ person: operator })).cookie);
    expect((await asked.get(budget.id)).status).toBe(404);
    expect((await asked.list(`?forbund=${forbund.slug}`)).status).toBe(404);
    expect((await asked.list()).body).toEqual([]);
    expect((await asked.change(budget.id, 0)).status).toBe(404);
  });

  it("is every row that row-level security keeps, but for the list of förbund", async () => {
    await buildFullForbund();
    const scoped = await prisma.$queryRaw<{ name: string }[]>`
      SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relrowsecurity AND c.relname <> 'forbund' ORDER BY 1`;
    expect(scoped.length).toBeGreaterThan(15);
    const seen = await asOperator(async (tx) => {
      const counts: string[] = [];
      for (const { name } of scoped) {
        const rows = await tx.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM "${name}"`);
        if (rows[0]?.n !== 0) counts.push(name);
      }
      return counts;
    });
    expect(seen).toEqual([]);
  });

  it("is the text of a förbund's letters, and of codes", () => {
    const mail = {
      id: "1",
      toEmail: "anna@exempel.se",
      subject: "Samråd",
      body: "Innehåll",
      state: "waiting" as const,
      dueAt: new Date(0),
      expiresAt: null,
      sentAt: null,
      attempts: 0,
      lastError: null,
      createdAt: new Date(0),
    };
    const context = { at: new Date(0), demo: false, hasMailServer: true };
    const body = (kind: "code" | "notice", forbundId: string | null) =>
      toMailView({ ...mail, kind, forbundId }, context).body;
    expect([body("code", null), body("notice", "f"), body("notice", null)]).toEqual([null, null, "Innehåll"]);
  });
});

describe("a new förbund", () => {
  it("is made with its förbundschef, who is told by mail; the log says who made it", async () => {
    const given = wanted({ shortName: "Driften" });
    expect(await createForbundAction(given)).toEqual({ ok: true });
    const person = await prisma.person.findUniqueOrThrow({ where: { email: given.email } });
    const open = await openForbund({ personId: person.id }, given.slug);
    expect(person.name).toBe("Chefen Själv");
    expect(open?.forbund).toMatchObject({ name: given.name, shortName: "Driften" });
    const mail = await prisma.outboxMail.findFirstOrThrow({ where: { toEmail: given.email } });
    expect(mail).toMatchObject({
      kind: "notice",
      state: "waiting",
      subject: `${given.name} finns nu i Finsamplan`,
    });
    expect(mail.body).toContain("http://localhost:3000/logga-in");
    const log = await inScope(proveScope(open?.forbund.id ?? "", null), (tx) => tx.changeLog.findMany());
    expect(log).toMatchObject([{ command: "createForbund", personId: operator.id, subjectRevision: 1 }]);
  });

  it.each([
    [{ slug: "admin" }, "slug"],
    [{ slug: "Skåne" }, "slug"],
    [{ name: "<i>Lutande</i>" }, "name"],
    [{ shortName: "x" }, "shortName"],
    [{ chiefName: "" }, "chiefName"],
    [{ email: "chef" }, "email"],
    [{ email: "a@b.example\r\nBcc: alla@b.example" }, "email"],
    [{ operator: true }, null],
  ])("refuses %j at its field and makes nothing", async (wrong, field) => {
    const before = [await prisma.person.count(), await prisma.outboxMail.count()];
    expect(await createForbundAction({ ...wanted(), ...wrong })).toMatchObject({ ok: false, field });
    expect([await prisma.person.count(), await prisma.outboxMail.count()]).toEqual(before);
  });

  it("keeps one of two with the same slug, and mails only for that one", async () => {
    const [one, two] = [wanted(), wanted()];
    const answers = await Promise.all([
      createForbundAction(one),
      createForbundAction({ ...two, slug: one.slug }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ field: "slug" });
    expect(await prisma.outboxMail.count({ where: { toEmail: { in: [one.email, two.email] } } })).toBe(1);
  });

  it("is not for a förbundschef, nor for who has signed out", async () => {
    const given = wanted();
    await become((await buildGrant({ role: "forbundschef" })).person);
    expect(await createForbundAction(given)).toMatchObject({ ok: false, field: null });
    await become(null);
    expect(await createForbundAction(given)).toMatchObject({ ok: false, field: null });
    expect(await asOperator((tx) => tx.forbund.count({ where: { slug: given.slug } }))).toBe(0);
  });
});

describe("a failed job", () => {
  const job = (state: "failed" | "done") =>
    prisma.job.create({
      data: {
        kind: "prov",
        key: crypto.randomUUID(),
        dueAt: new Date(0),
        state,
        attempts: 5,
        lastError: "fel",
      },
    });

  it("goes back in the queue, once", async () => {
    const { id } = await job("failed");
    expect(await rerunJobAction(id)).toBeNull();
    expect(await prisma.job.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: "waiting",
      attempts: 0,
    });
    expect(await rerunJobAction(id)).toMatch(/^Jobbet går inte att köra igen/);
  });

  it("stays when it is done, when the id is none, and when anyone else asks", async () => {
    expect(await rerunJobAction((await job("done")).id)).toMatch(/^Jobbet/);
    expect(await rerunJobAction("1 OR 1=1")).toMatch(/^Jobbet/);
    const { id } = await job("failed");
    await become(await buildPerson());
    expect(await rerunJobAction(id)).toMatch(/^Sidan finns inte/);
    expect((await prisma.job.findUniqueOrThrow({ where: { id } })).state).toBe("failed");
  });
});
