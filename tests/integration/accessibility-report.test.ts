import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { reportInaccessible } from "@/lib/features/accessibility/mutations.ts";
import { reportSchema } from "@/lib/features/accessibility/schema.ts";
import { prisma } from "@/lib/platform/db.ts";

const letters = () =>
  prisma.outboxMail.findMany({
    where: { subject: "Brist i tillgänglighet rapporterad" },
    select: { kind: true, toEmail: true, body: true, subject: true },
    orderBy: { toEmail: "asc" },
  });
const report = (more: Record<string, string> = {}) =>
  reportSchema.parse({ description: "Rutan läses inte upp", page: "", email: "", ...more });

async function operator(erased = false): Promise<string> {
  const email = `drift-${randomUUID()}@installation.example`;
  const { id } = await prisma.person.create({
    data: { email, name: "Drift", erasedAt: erased ? new Date() : null },
  });
  await prisma.operator.create({ data: { personId: id } });
  return email;
}

beforeEach(async () => {
  await prisma.outboxMail.deleteMany();
  await prisma.rateLimit.deleteMany();
  await prisma.operator.deleteMany();
});

it("goes to every operator as a letter, with what was told and where to answer", async () => {
  const [one, other] = [await operator(), await operator()].sort();
  await operator(true);
  const told = await reportInaccessible(
    report({ page: "Budgeten", email: "anvandare@exempel.example" }),
    randomUUID(),
  );
  expect(told.ok).toBe(true);
  const sent = await letters();
  expect(sent.map(({ toEmail }) => toEmail)).toEqual([one, other]);
  expect(sent[0]).toMatchObject({ kind: "notice" });
  expect(sent[0]?.body).toContain("Rutan läses inte upp");
  expect(sent[0]?.body).toContain("Svar till: anvandare@exempel.example");
  expect(sent[0]?.body).toContain("Sida: Budgeten");
});

it("goes to the installation's own address while there is no operator", async () => {
  await reportInaccessible(report(), randomUUID());
  expect((await letters()).map(({ toEmail }) => toEmail)).toEqual(["finsamplan@localhost"]);
});

it("never mails whoever is named in the report, so the form cannot be turned on others", async () => {
  await operator();
  await reportInaccessible(report({ email: "offer@exempel.example" }), randomUUID());
  expect((await letters()).map(({ toEmail }) => toEmail)).not.toContain("offer@exempel.example");
});

it("keeps what was typed out of the subject and its lines out of the head", async () => {
  await operator();
  await reportInaccessible(report({ page: "x\r\nBcc: offer@exempel.example" }), randomUUID());
  const [letter] = await letters();
  expect(letter?.subject).toBe("Brist i tillgänglighet rapporterad");
});

it("stops a flood from one address and lets the next one in", async () => {
  await operator();
  const peer = randomUUID();
  const told = [];
  for (let count = 0; count < 12; count += 1) told.push(await reportInaccessible(report(), peer));
  expect(told.filter(({ ok }) => ok)).toHaveLength(10);
  const last = told.at(-1);
  expect(last?.ok === false && last.error.waitMs).toBeGreaterThan(0);
  expect((await reportInaccessible(report(), randomUUID())).ok).toBe(true);
});

it.each([
  ["nothing told", { description: " " }, "Beskriv vad som inte fungerar"],
  ["too much", { description: "a".repeat(4001) }, "Beskrivningen får ha högst 4000 tecken"],
  [
    "no address",
    { email: "fel adress" },
    "Skriv e-postadressen i formen namn@exempel.se, eller lämna fältet tomt",
  ],
  ["a file instead of text", { description: new Blob(["x"]) }, "Beskriv vad som inte fungerar"],
])("refuses %s with a sentence", (_, given, message) => {
  const parsed = reportSchema.safeParse({ description: "x", page: "", email: "", ...given });
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([message]);
});
