import { describe, expect, it } from "vitest";
import { listForbund, openForbund } from "@/lib/features/access/data.ts";
import { listMails } from "@/lib/features/operator/data.ts";
import { createAdmin, createForbund, type Made } from "@/lib/features/operator/mutations.ts";
import { listExampleAccounts } from "@/lib/features/sign-in/data.ts";
import { signIn } from "@/lib/features/sign-in/mutations.ts";
import { prisma } from "@/lib/platform/db.ts";
import { inScope } from "@/lib/platform/scope.ts";
import { personOfRequest } from "@/lib/platform/session.ts";
import { sessionCookie } from "@/lib/platform/session-cookie.ts";

const codeOf = (made: Made) => {
  if (!made.ok) throw new Error(made.message);
  if (made.value.code === null) throw new Error("no code");
  return made.value.code;
};

async function enter(email: string, code: string) {
  const session = await signIn({ email, code, remember: false }, { peer: "test", oldToken: null });
  if (!session.ok) return null;
  const cookie = sessionCookie(session.value.token, null).split(";")[0] ?? "";
  return personOfRequest(new Request("http://localhost:3000/", { headers: { cookie } }));
}

describe("create-admin", () => {
  it("makes an operator who gets in with the printed code, without any mail", async () => {
    const code = codeOf(await createAdmin(" Drift@Operator.example "));
    expect(code).toMatch(/^\d{6}$/);
    expect(await enter("drift@operator.example", code)).toMatchObject({
      email: "drift@operator.example",
      isOperator: true,
    });
    expect(await prisma.outboxMail.count()).toBe(0);
  });

  it("gives a new code to one that exists", async () => {
    const code = codeOf(await createAdmin("drift@operator.example"));
    expect(await prisma.operator.count()).toBe(1);
    expect(await enter("drift@operator.example", code)).not.toBeNull();
  });

  it("refuses what is no address with a sentence", async () => {
    expect(await createAdmin("drift")).toEqual({
      ok: false,
      message: "Skriv e-postadressen i formen namn@exempel.se.",
    });
  });
});

describe("create-forbund", () => {
  it("makes a förbund with the usual ladder and a förbundschef who gets in", async () => {
    const email = "chef@operator.example";
    const made = await createForbund({ slug: "nya-forbundet", name: "Samordningsförbundet Nya", email });
    const person = await enter(email, codeOf(made));
    const open = person && (await openForbund(person, "nya-forbundet"));
    if (!open) throw new Error("not opened");
    expect(open.forbund).toMatchObject({ name: "Samordningsförbundet Nya", shortName: "Nya" });
    expect(open.actor.roles).toMatchObject([{ role: "forbundschef" }]);
    const [ladder, log, texts] = await inScope(open.scope, async (tx) => [
      await tx.ladderStep.findMany(),
      await tx.changeLog.findMany(),
      await tx.changeText.findMany(),
    ]);
    expect(ladder.map((step) => [step.fromOre, step.toOre, Number(step.percent)])).toEqual([[0n, null, 20]]);
    expect(ladder[0]?.source).toMatch(/^vanligt tillämpad/);
    expect(log).toMatchObject([{ command: "createForbund", seq: 1n, subjectId: open.forbund.id }]);
    expect(JSON.stringify(log[0]?.after)).not.toContain("Nya");
    expect(texts.map((text) => text.text)).toEqual(["Samordningsförbundet Nya"]);
  });

  it("gives a person who exists the role, and keeps the name", async () => {
    const email = "delad@operator.example";
    await prisma.person.create({ data: { email, name: "Delad Chef" } });
    codeOf(await createForbund({ slug: "forsta", name: "Första förbundet", email }));
    codeOf(await createForbund({ slug: "andra", name: "Andra förbundet", email }));
    const person = await prisma.person.findUniqueOrThrow({ where: { email } });
    expect(person.name).toBe("Delad Chef");
    expect((await listForbund({ personId: person.id })).map((forbund) => forbund.slug)).toEqual([
      "andra",
      "forsta",
    ]);
  });

  it.each([
    [{ slug: "admin" }, /används redan av Finsamplan/],
    [{ slug: "api" }, /används redan av Finsamplan/],
    [{ slug: "Stor Bokstav" }, /a–z, 0–9 och bindestreck/],
    [{ slug: "../../x" }, /a–z, 0–9 och bindestreck/],
    [{ name: "N" }, /2–200 tecken/],
    [{ name: "<b>Fet</b>" }, /utan html-taggar/],
    [{ email: "chef" }, /namn@exempel\.se/],
    [{ slug: "upptaget" }, /redan ett förbund med kortnamnet upptaget/],
    [{ name: "Det upptagna förbundet" }, /redan ett förbund som heter/],
  ])("refuses %o and leaves nothing behind", async (wrong, sentence) => {
    await createForbund({ slug: "upptaget", name: "Det upptagna förbundet", email: "x@operator.example" });
    const before = await prisma.person.count();
    const made = await createForbund({
      slug: "ratt-slug",
      name: "Ett rätt namn",
      email: "ny@operator.example",
      ...wrong,
    });
    expect(made).toEqual({ ok: false, message: expect.stringMatching(sentence) });
    expect(await prisma.person.count()).toBe(before);
  });

  it("keeps one of two at the same moment", async () => {
    const wanted = { slug: "samtidigt", name: "Samtidiga förbundet", email: "samtidig@operator.example" };
    const made = await Promise.all([createForbund(wanted), createForbund(wanted)]);
    expect(made.map((one) => one.ok).sort()).toEqual([false, true]);
  });
});

describe("the lists of the installation", () => {
  it("offers example accounts by förbund in DEMO, with roles, and no others", async () => {
    await createForbund({ slug: "exempel", name: "Exempelförbundet", email: "chef@exempel.example" });
    await createForbund({ slug: "skarpt", name: "Skarpa förbundet", email: "chef@skarpt.se" });
    const offered = await listExampleAccounts();
    expect(offered.find((forbund) => forbund.slug === "exempel")).toEqual({
      slug: "exempel",
      name: "Exempelförbundet",
      accounts: [{ email: "chef@exempel.example", name: "chef", roles: ["forbundschef"] }],
    });
    expect(offered.map((forbund) => forbund.slug)).not.toContain("skarpt");
  });

  it("shows mails newest first with masked addresses, and a code in DEMO", async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
    const mail = { kind: "code" as const, subject: "Din kod till Finsamplan", dueAt: at(0), expiresAt: null };
    await prisma.outboxMail.createMany({
      data: [
        { ...mail, toEmail: "anna@exempel.se", body: "Din kod är 123456", createdAt: at(1) },
        { ...mail, toEmail: "bo@exempel.se", body: "", state: "sent", sentAt: at(3), createdAt: at(2) },
        {
          ...mail,
          toEmail: "dan@exempel.se",
          body: "",
          state: "failed",
          lastError: "superseded",
          createdAt: at(0),
        },
        {
          ...mail,
          kind: "notice",
          toEmail: "cia@exempel.se",
          body: "Hej",
          state: "unsure",
          createdAt: at(3),
        },
      ],
    });
    const mails = await listMails();
    expect(mails.map((one) => [one.to, one.stateLabel, one.tone, one.body, one.canResend])).toEqual([
      ["c•••@exempel.se", "Osäkert", "look", "Hej", true],
      ["b•••@exempel.se", "Skickat", "ok", null, false],
      ["a•••@exempel.se", "Väntar", "quiet", "Din kod är 123456", false],
      ["d•••@exempel.se", "Misslyckades", "quiet", null, false],
    ]);
  });
});
