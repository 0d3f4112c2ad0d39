import "server-only";
import { cache } from "react";
import { now } from "../../platform/clock.ts";
import { asPerson, inScope, proveScope } from "../../platform/scope.ts";
import { currentPerson } from "../../platform/session.ts";
import { listMemberNames, listOwnInvitations, readForbundTitle, type StoredInvitation } from "./data.ts";
import { hashToken } from "./token.ts";
import type { InvitationPage, OpenInvitation } from "./types.ts";
import { answerState, toOpenInvitation } from "./view.ts";

/**
 * `/inbjudan/{token}`: only looks, since mail scanners open links; a button answers. Signed out nothing is looked up,
 * so an invented token gets the same page as a real one.
 */
export const loadInvitation = cache(async (token: string): Promise<InvitationPage> => {
  const path = `/inbjudan/${encodeURIComponent(token)}`;
  const person = await currentPerson();
  if (!person) return { answer: "sign-in", path };
  const { personId, email } = person;
  const [own] = await asPerson(personId, (tx) =>
    listOwnInvitations(tx, personId, { tokenHash: hashToken(token) }),
  );
  if (!own) return { answer: "unknown", email, path };
  const state = answerState(own, now());
  if (state === "open") return { answer: "open", invitation: await toOpen(own) };
  const scope = proveScope(own.forbundId, personId, true);
  const { slug, name } = await inScope(scope, (tx) => readForbundTitle(tx, scope));
  return state === "used"
    ? { answer: "used", forbund: name, href: `/${slug}` }
    : { answer: state, forbund: name };
});

/** The person's own invitations that wait for an answer. */
export async function listOpenInvitations(personId: string): Promise<OpenInvitation[]> {
  const own = await asPerson(personId, (tx) => listOwnInvitations(tx, personId, null));
  const open = own.filter((invitation) => answerState(invitation, now()) === "open");
  return Promise.all(open.map(toOpen));
}

/** The invitation itself is the proof that its förbund's name may be told to the invited. */
function toOpen(own: StoredInvitation): Promise<OpenInvitation> {
  const scope = proveScope(own.forbundId, own.personId, true);
  return inScope(scope, async (tx) => {
    const title = await readForbundTitle(tx, scope);
    return toOpenInvitation(own, title, await listMemberNames(tx, scope));
  });
}
