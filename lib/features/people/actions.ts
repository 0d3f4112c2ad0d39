"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { withChiefTitle } from "../../core/forbund/titles.ts";
import { decide, REASON_TEXT, ROLES } from "../../core/permission.ts";
import { err, type Result } from "../../core/result.ts";
import { ReadOnlyVisitError } from "../../platform/read-only.ts";
import { currentPerson, setViewAs } from "../../platform/session.ts";
import { type OpenForbund, openForbund } from "../access/data.ts";
import { type AnswerFailure, acceptInvitation } from "./answer-mutations.ts";
import { type PeopleFailure, refuse } from "./change.ts";
import { type Erased, erasePerson } from "./erase-mutations.ts";
import { invitePerson, resendInvitation, revokeInvitation } from "./invite-mutations.ts";
import { changeRole, endRole, giveRole, handOver } from "./role-mutations.ts";
import { changeRoleSchema, endRoleSchema, giveRoleSchema, handOverSchema, inviteSchema } from "./schema.ts";
import { toWish } from "./wish.ts";

export type ActionAnswer<T = null> = Result<T, Pick<PeopleFailure, "message" | "field">>;

const SIGNED_OUT = "Du är inte inloggad, eller så har inloggningen gått ut. Logga in igen.";

/** Session, roles and input, then the work; the pages of people are drawn anew. */
async function act<S extends z.ZodType, T>(
  slug: string,
  schema: S,
  given: unknown,
  work: (opened: OpenForbund, input: z.output<S>) => Promise<Result<T, PeopleFailure>>,
): Promise<ActionAnswer<T>> {
  const person = await currentPerson();
  if (!person) return refuse(SIGNED_OUT);
  const opened = typeof slug === "string" ? await openForbund(person, slug) : null;
  if (!opened) return refuse(REASON_TEXT["not-found"]);
  const input = schema.safeParse(given);
  if (!input.success) {
    const [issue] = input.error.issues;
    return refuse(
      issue?.message ?? "Formuläret har ändrats. Läs om sidan och försök igen.",
      issue?.path.join(".") ?? null,
    );
  }
  try {
    const done = await work(opened, input.data);
    if (done.ok) revalidatePath(`/${slug}`, "layout");
    if (done.ok) return done;
    const { message, field } = done.error;
    return err({ message: withChiefTitle(message, opened.forbund.chiefTitle), field });
  } catch (error) {
    if (error instanceof ReadOnlyVisitError) return refuse(REASON_TEXT["viewing-as"]);
    throw error;
  }
}

export async function inviteAction(
  slug: string,
  form: unknown,
): Promise<ActionAnswer<{ invitationId: string }>> {
  return act(slug, inviteSchema, form, invitePerson);
}

export async function revokeInvitationAction(slug: string, id: string): Promise<ActionAnswer> {
  return act(slug, z.uuid(), id, revokeInvitation);
}

export async function resendInvitationAction(slug: string, id: string): Promise<ActionAnswer> {
  return act(slug, z.uuid(), id, resendInvitation);
}

export async function giveRoleAction(slug: string, form: unknown): Promise<ActionAnswer> {
  return act(slug, giveRoleSchema, form, (opened, { personId, role }) =>
    giveRole(opened, personId, toWish(role)),
  );
}

export async function changeRoleAction(slug: string, form: unknown): Promise<ActionAnswer> {
  return act(slug, changeRoleSchema, form, (opened, { grantId, role }) =>
    changeRole(opened, grantId, toWish(role)),
  );
}

export async function endRoleAction(slug: string, form: unknown): Promise<ActionAnswer> {
  return act(slug, endRoleSchema, form, (opened, { grantId, lastDay, atOnce }) =>
    endRole(opened, grantId, atOnce ? null : lastDay),
  );
}

export async function handOverAction(slug: string, form: unknown): Promise<ActionAnswer> {
  return act(slug, handOverSchema, form, async (opened, { personId, from }) =>
    from === null ? refuse("Ange första dagen för efterträdaren", "from") : handOver(opened, personId, from),
  );
}

export async function erasePersonAction(slug: string, personId: string): Promise<ActionAnswer<Erased>> {
  return act(slug, z.uuid(), personId, erasePerson);
}

const ANSWER_TEXT = {
  unknown: "Inbjudan finns inte, eller så gäller den en annan adress än den du är inloggad med.",
  used: "Du har redan tagit emot inbjudan. Gå till startsidan.",
  revoked: "Inbjudan är tillbakatagen. Fråga förbundet om du ändå ska vara med.",
  expired: "Tiden för inbjudan har gått ut. Be förbundet skicka den igen.",
  "viewing-as": REASON_TEXT["viewing-as"],
} as const satisfies Record<AnswerFailure, string>;

/** The button of an invitation: leads into the förbund, or says why not. */
export async function acceptInvitationAction(invitationId: string): Promise<ActionAnswer> {
  const person = await currentPerson();
  if (!person) return refuse(SIGNED_OUT);
  const id = z.uuid().safeParse(invitationId);
  if (!id.success) return refuse(ANSWER_TEXT.unknown);
  const accepted = await acceptInvitation(person, id.data);
  if (!accepted.ok) return refuse(ANSWER_TEXT[accepted.error]);
  redirect(`/${accepted.value.slug}`);
}

/** "Visa som …" in this session, until it is stopped. */
export async function viewAsAction(slug: string, role: string): Promise<ActionAnswer> {
  const person = await currentPerson();
  if (!person) return refuse(SIGNED_OUT);
  const opened = await openForbund(person, slug);
  if (!opened) return refuse(REASON_TEXT["not-found"]);
  const allowed = decide(opened.actor, "forbund.viewAs", null);
  if (!allowed.allowed) return refuse(REASON_TEXT[allowed.reason]);
  const wanted = z.enum(ROLES).safeParse(role);
  if (!wanted.success || wanted.data === "forbundschef") return refuse("Välj en roll i listan.");
  await setViewAs(person.sessionId, { forbundId: opened.forbund.id, role: wanted.data });
  redirect(`/${opened.forbund.slug}`);
}

export async function stopViewAsAction(): Promise<void> {
  const person = await currentPerson();
  if (person) await setViewAs(person.sessionId, null);
  revalidatePath("/", "layout");
}
