import "server-only";
import { isSameRole, stateOn } from "../../core/people/roles-held.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { dateInStockholm } from "../../core/swedish-date.ts";
import { now } from "../../platform/clock.ts";
import { asPerson, inScope, proveScope } from "../../platform/scope.ts";
import type { Visitor } from "../access/data.ts";
import { nextRevision } from "../forbund/revision-data.ts";
import { grantColumns, logPeople, wishJson } from "./change.ts";
import { listGrants, listOwnInvitations, lockInvitation, readForbundTitle } from "./data.ts";
import { forgetMail } from "./invite-mutations.ts";
import { answerState } from "./view.ts";

/** Unknown, somebody else's and none at all are one answer. */
export type AnswerFailure = "unknown" | "used" | "revoked" | "expired" | "viewing-as";

/**
 * The invited person accepts: only now the roles begin. `who` is signed in, and row-level security shows them their
 * own invitations alone, so the session's address is the invited one. An invitation is answered once.
 */
export async function acceptInvitation(
  who: Visitor,
  invitationId: string,
): Promise<Result<{ readonly slug: string }, AnswerFailure>> {
  const { personId } = who;
  const [own] = await asPerson(personId, (tx) => listOwnInvitations(tx, personId, { id: invitationId }));
  if (!own) return err("unknown");
  if (who.viewAs?.forbundId === own.forbundId) return err("viewing-as");
  const scope = proveScope(own.forbundId, personId);
  return inScope(scope, async (tx) => {
    const revision = await nextRevision(tx, scope);
    const invitation = await lockInvitation(tx, scope, invitationId);
    if (!invitation) return err("unknown");
    const state = answerState(invitation, now());
    if (state !== "open") return err(state);
    const today = dateInStockholm(now());
    const current = (await listGrants(tx, scope)).filter(
      (grant) => grant.personId === personId && stateOn(grant, today) !== "ended",
    );
    const wanted = invitation.roles.filter((role) => stateOn(role, today) !== "ended");
    if (wanted.length === 0) return err("expired");
    const fresh = wanted
      .filter((role) => !current.some((grant) => isSameRole(grant, role)))
      .map((role) => ({ ...role, validFrom: role.validFrom ?? today }));
    await tx.roleGrant.createMany({
      data: fresh.map((role) => ({ ...grantColumns(role), forbundId: scope.forbundId, personId })),
    });
    await tx.invitation.update({ where: { id: invitationId }, data: { acceptedAt: now() } });
    await forgetMail(tx, invitation.mailId);
    await logPeople(tx, scope, revision, [
      {
        command: "acceptInvitation",
        touched: [`person:${personId}`],
        before: null,
        after: { invitationId, personId, roles: fresh.map(wishJson) },
      },
    ]);
    const { slug } = await readForbundTitle(tx, scope);
    return ok({ slug });
  });
}
