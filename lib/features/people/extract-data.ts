import "server-only";
import type { RoleWish } from "../../core/people/roles-held.ts";
import { grantName } from "../../core/role-names.ts";
import { dateInStockholm, formatDate, formatTime } from "../../core/swedish-date.ts";
import { prisma } from "../../platform/db.ts";
import { asPerson, type ForbundScope, inScope, proveScope, type Tx } from "../../platform/scope.ts";
import { listMemberNames, listOwnInvitations, listPeople, readForbundTitle } from "./data.ts";
import type { ExtractSection } from "./types.ts";
import { answerState, periodText, wishTitle } from "./view.ts";

type Row = Readonly<Record<string, string>>;

/** What one förbund holds about a person: what its managers may see, and a part of the person's own extract. */
export async function readForbundExtract(
  tx: Tx,
  scope: ForbundScope,
  personId: string,
  at: Date,
): Promise<ExtractSection[]> {
  const { name, chiefTitle } = await readForbundTitle(tx, scope);
  const members = await listMemberNames(tx, scope);
  const grants = (await listPeople(tx, scope)).filter((grant) => grant.personId === personId);
  return [
    {
      heading: `Roller i ${name}`,
      why: "För att veta vem som får läsa och ändra, och vem som har suttit i styrelsen och när.",
      rows: grants.map((grant) => ({
        Roll: grantName(grant, chiefTitle),
        Medlem: grant.member ?? "",
        Tid: periodText(grant) ?? "Utan datum",
      })),
    },
    {
      heading: `Inbjudningar till ${name}`,
      why: "För att en inbjudan bara ska kunna besvaras en gång.",
      rows: await invitationRows(tx, personId, at, (role) => wishTitle(role, members, chiefTitle)),
    },
    {
      heading: `Ändringar i ${name}`,
      why: "För att det ska gå att se vem som har ändrat vad. Förbundets handlingar ska gå att granska.",
      rows: await changeRows(tx, scope, personId),
    },
    {
      heading: `Filer i ${name}`,
      why: "För att veta vem som har lämnat en handling.",
      rows: await fileRows(tx, personId),
    },
  ];
}

async function invitationRows(
  tx: Tx,
  personId: string,
  at: Date,
  titleOf: (role: RoleWish) => string,
): Promise<Row[]> {
  const found = await tx.invitation.findMany({
    where: { personId },
    select: { id: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  const rows: Row[] = [];
  for (const { id, createdAt } of found) {
    const [invitation] = await listOwnInvitations(tx, personId, { id });
    if (!invitation) continue;
    rows.push({
      Skickad: moment(createdAt),
      Roller: invitation.roles.map(titleOf).join("; "),
      Läge: ANSWER_NAME[answerState(invitation, at)],
    });
  }
  return rows;
}

const ANSWER_NAME = {
  open: "Väntar på svar",
  used: "Mottagen",
  revoked: "Tillbakatagen",
  expired: "Tiden har gått ut",
} as const satisfies Record<ReturnType<typeof answerState>, string>;

/** Day by day: how many changes of which kind. Texts they typed are the förbund's documents. */
async function changeRows(tx: Tx, scope: ForbundScope, personId: string): Promise<Row[]> {
  const days = await tx.$queryRaw<{ day: string; subject: keyof typeof SUBJECT_NAME; count: number }[]>`
    SELECT to_char(at AT TIME ZONE 'Europe/Stockholm', 'YYYY-MM-DD') AS day, subject::text, count(*)::int
    FROM change_log WHERE forbund_id = ${scope.forbundId}::uuid AND person_id = ${personId}::uuid
    GROUP BY 1, 2 ORDER BY 1, 2`;
  return days.map(({ day, subject, count }) => ({
    Dag: day,
    Gäller: SUBJECT_NAME[subject],
    Antal: String(count),
  }));
}

const SUBJECT_NAME = { forbund: "Förbundet", budget: "Budget", plan: "Verksamhetsplan" } as const;

async function fileRows(tx: Tx, personId: string): Promise<Row[]> {
  const files = await tx.file.findMany({
    where: { personId },
    select: { name: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  return files.map(({ name, createdAt }) => ({ Fil: name, Inläst: moment(createdAt) }));
}

/** What the person table and the mail hold; sign-in and sessions only for the person self. */
export async function readPersonExtract(
  personId: string,
  forbundId: string | null,
): Promise<{ readonly name: string; readonly sections: ExtractSection[] }> {
  const person = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
  const mails = await prisma.outboxMail.findMany({
    where: { toEmail: person.email, ...(forbundId === null ? {} : { forbundId }) },
    select: { subject: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  const about: Row[] = [{ Namn: person.name, "E-post": person.email, Upplagd: moment(person.createdAt) }];
  const sections: ExtractSection[] = [
    {
      heading: "Namn och adress",
      why: "För inloggningen, och för att andra i förbundet ska veta vem som gör vad.",
      rows: about,
    },
    {
      heading: "Mejl som har skickats",
      why: "För att det ska gå att se om ett mejl har gått i väg.",
      rows: mails.map(({ subject, createdAt }) => ({ Ämne: subject, Skapat: moment(createdAt) })),
    },
  ];
  if (forbundId === null) sections.push(...(await signInSections(personId)));
  return { name: person.name, sections };
}

async function signInSections(personId: string): Promise<ExtractSection[]> {
  const [sessions, accounts] = await Promise.all([
    prisma.session.findMany({ where: { userId: personId }, orderBy: { createdAt: "asc" } }),
    prisma.account.findMany({ where: { userId: personId }, orderBy: { createdAt: "asc" } }),
  ]);
  return [
    {
      heading: "Inloggningar som pågår",
      why: "För att slippa logga in på nytt för varje sida.",
      rows: sessions.map((session) => ({
        Började: moment(session.createdAt),
        "Slutar senast": moment(session.expiresAt),
        Adress: session.ipAddress ?? "",
        Webbläsare: session.userAgent ?? "",
      })),
    },
    {
      heading: "Inloggningssätt",
      why: "För att känna igen den som loggar in genom sin organisation.",
      rows: accounts.map((account) => ({ Sätt: account.providerId, Tillagt: moment(account.createdAt) })),
    },
  ];
}

/** Every förbund the person holds or has held a role in, or has been invited to. */
export async function readOwnForbundExtracts(personId: string, at: Date): Promise<ExtractSection[]> {
  const ids = await asPerson(
    personId,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT forbund_id AS id FROM role_grant WHERE person_id = ${personId}::uuid
      UNION SELECT forbund_id FROM invitation WHERE person_id = ${personId}::uuid`,
  );
  const sections: ExtractSection[] = [];
  for (const { id } of ids) {
    // Only rows about this person are read, and they are shown to nobody else.
    const scope = proveScope(id, personId, true);
    sections.push(...(await inScope(scope, (tx) => readForbundExtract(tx, scope, personId, at))));
  }
  return sections;
}

const moment = (at: Date) => `${formatDate(dateInStockholm(at))} ${formatTime(at)}`;
