import "server-only";
import type { RoleWish } from "../../core/people/roles-held.ts";
import { refusalOf } from "../../core/people/rules.ts";
import { ok, type Result } from "../../core/result.ts";
import { dateInStockholm } from "../../core/swedish-date.ts";
import { now } from "../../platform/clock.ts";
import { env } from "../../platform/env.ts";
import { enqueueMail } from "../../platform/outbox.ts";
import { limit } from "../../platform/rate-limit.ts";
import type { ForbundScope, Tx } from "../../platform/scope.ts";
import type { OpenForbund } from "../access/data.ts";
import { changePeople, mayManage, type PeopleFailure, refuse, refuseRule, wishJson } from "./change.ts";
import { listMemberNames, listUnanswered, lockInvitation, readForbundTitle } from "./data.ts";
import { invitationMail } from "./invitation-mail.ts";
import type { InviteInput } from "./schema.ts";
import { hashToken, newToken } from "./token.ts";
import { wishTitle } from "./view.ts";
import { toWish } from "./wish.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
export const INVITATION_DAYS = 14;

// A whole board and its beredningsgrupp fit in an hour; an address gets a few mails a day, whoever asks.
export const INVITES_PER_HOUR = 40;
export const INVITES_PER_ADDRESS = 4;
const limits = {
  byInviter: limit("invite-inviter", INVITES_PER_HOUR, 60 * 60),
  byAddress: limit("invite-address", INVITES_PER_ADDRESS, 24 * 60 * 60),
};

async function tooMany(inviterId: string | null, email: string): Promise<PeopleFailure | null> {
  const waitMs = (await limits.byInviter.take(inviterId ?? "")) ?? (await limits.byAddress.take(email));
  if (waitMs === null) return null;
  const minutes = Math.ceil(waitMs / 60_000);
  const wait = minutes > 90 ? "till i morgon" : `${minutes} ${minutes === 1 ? "minut" : "minuter"}`;
  return {
    code: "too-many",
    message: `Det har blivit för många inbjudningar. Vänta ${wait} och försök sedan igen.`,
    field: null,
  };
}

/**
 * Invites an address to roles. A known and an unknown address are answered alike, and the list shows only the address
 * until the invitation is answered: a name here would tell that somebody is known elsewhere. A newer invitation
 * takes the place of an unanswered one.
 */
export async function invitePerson(
  opened: OpenForbund,
  input: InviteInput,
): Promise<Result<{ readonly invitationId: string }, PeopleFailure>> {
  const allowed = mayManage(opened);
  if (!allowed.ok) return allowed;
  const { scope } = opened;
  const many = await tooMany(scope.personId, input.email);
  if (many) return { ok: false, error: many };
  const roles = input.roles.map(toWish);
  return changePeople(opened, async (tx, state) => {
    const known = await tx.person.findUnique({ where: { email: input.email }, select: { id: true } });
    const refusal = refusalOf(state, { type: "give", personId: known?.id ?? null, roles });
    if (refusal) return refuseRule(refusal);
    const unknown = await unknownMember(tx, scope, roles);
    if (unknown) return unknown;
    const person = await tx.person.upsert({
      where: { email: input.email },
      create: { email: input.email, name: input.name },
      update: {},
      select: { id: true },
    });
    for (const older of await listUnanswered(tx, scope))
      if (older.personId === person.id) await takeBack(tx, older);
    const made = await makeInvitation(tx, scope, person.id, roles);
    await sendInvitation(tx, scope, { id: made.id, email: input.email, roles, token: made.token });
    const entry = {
      command: "invite",
      touched: [`person:${person.id}`],
      before: null,
      after: { invitationId: made.id, personId: person.id, roles: roles.map(wishJson) },
    };
    return ok({ value: { invitationId: made.id }, entries: [entry] });
  });
}

export async function unknownMember(tx: Tx, scope: ForbundScope, roles: readonly RoleWish[]) {
  const members = new Set((await listMemberNames(tx, scope)).map(({ id }) => id));
  const missing = roles.some(({ memberId }) => memberId !== null && !members.has(memberId));
  return missing ? refuse("Medlemmen finns inte i förbundet. Ladda om sidan och välj igen.") : null;
}

async function makeInvitation(tx: Tx, scope: ForbundScope, personId: string, roles: readonly RoleWish[]) {
  const token = newToken();
  const { id } = await tx.invitation.create({
    data: {
      forbundId: scope.forbundId,
      personId,
      roles: roles.map(wishJson),
      tokenHash: hashToken(token),
      expiresAt: expiry(),
      invitedBy: scope.personId,
      createdAt: now(),
    },
    select: { id: true },
  });
  return { id, token };
}

const expiry = () => new Date(now().getTime() + INVITATION_DAYS * DAY_MS);

interface Sending {
  readonly id: string;
  readonly email: string;
  readonly roles: readonly RoleWish[];
  readonly token: string;
}

/** The mail is a row of the same transaction: it goes out if and only if the invitation is there. */
async function sendInvitation(
  tx: Tx,
  scope: ForbundScope,
  { id, email, roles, token }: Sending,
): Promise<void> {
  const { name, chiefTitle } = await readForbundTitle(tx, scope);
  const members = await listMemberNames(tx, scope);
  const expiresAt = expiry();
  const mailId = await enqueueMail(tx, {
    kind: "notice",
    forbundId: scope.forbundId,
    to: email,
    ...invitationMail({
      forbund: name,
      roles: roles.map((role) => wishTitle(role, members, chiefTitle)),
      url: `${env().APP_URL}/inbjudan/${token}`,
      lastDay: dateInStockholm(expiresAt),
    }),
    expiresAt,
  });
  await tx.invitation.update({ where: { id }, data: { mailId } });
}

const GONE = "Inbjudan är redan besvarad eller tillbakatagen. Ladda om sidan och se vad som gäller.";

export function revokeInvitation(
  opened: OpenForbund,
  invitationId: string,
): Promise<Result<null, PeopleFailure>> {
  return changePeople(opened, async (tx) => {
    const invitation = await lockInvitation(tx, opened.scope, invitationId);
    if (!invitation || invitation.acceptedAt || invitation.revokedAt) return refuse(GONE);
    await takeBack(tx, invitation);
    const { id, personId } = invitation;
    const entry = {
      command: "revokeInvitation",
      touched: [`person:${personId}`],
      before: { invitationId: id, personId },
      after: null,
    };
    return ok({ value: null, entries: [entry] });
  });
}

/** Sends it again with a new link for another fourteen days; the link of the older mail stops working. */
export async function resendInvitation(
  opened: OpenForbund,
  invitationId: string,
): Promise<Result<null, PeopleFailure>> {
  const allowed = mayManage(opened);
  if (!allowed.ok) return allowed;
  return changePeople(opened, async (tx, state) => {
    const invitation = await lockInvitation(tx, opened.scope, invitationId);
    if (!invitation || invitation.acceptedAt || invitation.revokedAt) return refuse(GONE);
    const { id, personId, email, roles } = invitation;
    const many = await tooMany(opened.scope.personId, email);
    if (many) return { ok: false, error: many };
    // Rights may have changed since it was first sent.
    const refusal = refusalOf(state, { type: "give", personId, roles });
    if (refusal) return refuseRule(refusal);
    await forgetMail(tx, invitation.mailId);
    const token = newToken();
    await tx.invitation.update({
      where: { id },
      data: { tokenHash: hashToken(token), expiresAt: expiry() },
    });
    await sendInvitation(tx, opened.scope, { id, email, roles, token });
    const entry = {
      command: "resendInvitation",
      touched: [`person:${personId}`],
      before: null,
      after: { invitationId: id, personId },
    };
    return ok({ value: null, entries: [entry] });
  });
}

async function takeBack(tx: Tx, invitation: { readonly id: string; readonly mailId: string | null }) {
  await tx.invitation.update({ where: { id: invitation.id }, data: { revokedAt: now() } });
  await forgetMail(tx, invitation.mailId);
}

/** A link that works no more need not lie in the outbox, and a mail with it need not leave. */
export async function forgetMail(tx: Tx, mailId: string | null): Promise<void> {
  if (mailId === null) return;
  await tx.outboxMail.updateMany({
    where: { id: mailId, state: "waiting" },
    data: { state: "failed", lastError: "withdrawn" },
  });
  await tx.outboxMail.updateMany({ where: { id: mailId, state: { not: "claimed" } }, data: { body: "" } });
}
