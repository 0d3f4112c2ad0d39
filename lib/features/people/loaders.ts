import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { DEFAULT_CHIEF_TITLE, withChiefTitle } from "../../core/forbund/titles.ts";
import { permissionOverview } from "../../core/people/permission-overview.ts";
import { stateOn } from "../../core/people/roles-held.ts";
import { decide, REASON_TEXT, ROLES } from "../../core/permission.ts";
import { roleName } from "../../core/role-names.ts";
import { dateInStockholm } from "../../core/swedish-date.ts";
import { now } from "../../platform/clock.ts";
import { inScope } from "../../platform/scope.ts";
import { type Entered, enterForbund } from "../access/frame-data.ts";
import { listMemberNames, listPeople, listUnanswered, type PersonGrant } from "./data.ts";
import type { InvitePage, PeoplePage, PermissionPage, PersonPage } from "./types.ts";
import { groupPeople, memberChoices, roleChoices, toInvitationRow, toPersonRow } from "./view.ts";
import { toForm } from "./wish.ts";

const may = ({ actor }: Entered, action: "people.manage" | "contact.read" | "forbund.viewAs") =>
  decide(actor, action, null).allowed;

const isChief = ({ actor }: Entered) => actor.roles.some(({ role }) => role === "forbundschef");

/** `/{förbund}/personer`: everyone with a role, by role; invitations for those who see addresses. */
export const loadPeople = cache(async (slug: string): Promise<PeoplePage> => {
  const entered = await enterForbund(slug, `/${slug}/personer`);
  const { scope, frame, person } = entered;
  const { chiefTitle } = entered.forbund;
  if (!decide(entered.actor, "people.read", null).allowed) notFound();
  const showEmail = may(entered, "contact.read");
  const today = dateInStockholm(now());
  return inScope(scope, async (tx) => {
    const people = await listPeople(tx, scope);
    const rows = people.map((grant) => ({
      ...toPersonRow(grant, { today, showEmail, chiefTitle }),
      role: grant.role,
    }));
    const members = showEmail ? await listMemberNames(tx, scope) : [];
    const invitations = showEmail ? await listUnanswered(tx, scope) : [];
    return {
      frame,
      groups: groupPeople(rows, chiefTitle),
      ended: rows.filter(({ state }) => state === "ended").map(({ role: _, ...row }) => row),
      invitations: invitations.map((invitation) => toInvitationRow(invitation, members, chiefTitle, now())),
      canManage: may(entered, "people.manage"),
      self: person.personId,
    };
  });
});

/** `/{förbund}/personer/bjud-in`. */
export const loadInvite = cache(async (slug: string): Promise<InvitePage> => {
  const entered = await enterForbund(slug, `/${slug}/personer/bjud-in`);
  const { scope, frame } = entered;
  const allowed = decide(entered.actor, "people.manage", null);
  if (!allowed.allowed && !allowed.visible) notFound();
  const members = await inScope(scope, (tx) => listMemberNames(tx, scope));
  return {
    frame,
    members: memberChoices(members),
    roles: roleChoices(isChief(entered), entered.forbund.chiefTitle),
    refusal: allowed.allowed ? null : withChiefTitle(REASON_TEXT[allowed.reason], entered.forbund.chiefTitle),
  };
});

/** `/{förbund}/personer/{person}`, for those who manage; for anyone else the page does not exist. */
export const loadPerson = cache(async (slug: string, personId: string): Promise<PersonPage> => {
  const entered = await enterForbund(slug, `/${slug}/personer/${personId}`);
  const { scope, frame, person } = entered;
  if (!may(entered, "people.manage")) notFound();
  const today = dateInStockholm(now());
  const { chiefTitle } = entered.forbund;
  return inScope(scope, async (tx) => {
    const everyone = await listPeople(tx, scope);
    const grants = everyone.filter((grant) => grant.personId === personId);
    const first = grants.find(({ erased }) => !erased) ?? grants[0];
    if (!first) notFound();
    const members = await listMemberNames(tx, scope);
    const row = (grant: PersonGrant) => toPersonRow(grant, { today, showEmail: true, chiefTitle });
    const isSelf = personId === person.personId;
    return {
      frame,
      personId,
      name: row(first).name,
      email: first.erased ? null : first.email,
      erased: first.erased,
      isSelf,
      held: grants
        .filter((grant) => stateOn(grant, today) !== "ended")
        .map((grant) => ({ ...row(grant), form: toForm(grant) })),
      ended: grants.filter((grant) => stateOn(grant, today) === "ended").map(row),
      members: memberChoices(members),
      roles: roleChoices(isChief(entered), entered.forbund.chiefTitle),
      successors: isSelf && isChief(entered) ? successors(everyone, personId, today) : [],
      today,
      chiefTitle: chiefTitle ?? DEFAULT_CHIEF_TITLE,
    };
  });
});

function successors(
  everyone: readonly PersonGrant[],
  self: string,
  today: ReturnType<typeof dateInStockholm>,
) {
  const here = everyone.filter(
    (grant) => grant.personId !== self && !grant.erased && stateOn(grant, today) === "active",
  );
  const names = new Map(here.map((grant) => [grant.personId, grant.name]));
  return [...names].map(([value, label]) => ({ value, label }));
}

/** `/{förbund}/behorigheter`: who may do what, and "Visa som …". */
export const loadPermissions = cache(async (slug: string): Promise<PermissionPage> => {
  const entered = await enterForbund(slug, `/${slug}/behorigheter`);
  return {
    frame: entered.frame,
    actions: permissionOverview(entered.forbund.chiefTitle),
    own: [...new Set(entered.actor.roles.map(({ role }) => role))],
    viewable: may(entered, "forbund.viewAs")
      ? ROLES.filter((role) => role !== "forbundschef").map((role) => ({
          value: role,
          label: roleName(role),
        }))
      : [],
  };
});
