import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { computeBudget } from "../../core/budget/compute.ts";
import { findFindings } from "../../core/budget/findings/find.ts";
import { type Waiting, waitingFor } from "../../core/people/waiting.ts";
import { decide } from "../../core/permission.ts";
import { grantName } from "../../core/role-names.ts";
import { dateInStockholm } from "../../core/swedish-date.ts";
import { now } from "../../platform/clock.ts";
import { inScope } from "../../platform/scope.ts";
import {
  type ForbundWithRoles,
  listForbund,
  type OpenForbund,
  openFrom,
  type Visitor,
} from "../access/data.ts";
import { enterForbund, forbundName, signedIn, viewer } from "../access/frame-data.ts";
import { listHeads, readContent } from "../budget/data.ts";
import { listOpenInvitations } from "./answer-loaders.ts";
import { readForbundExtract, readOwnForbundExtracts, readPersonExtract } from "./extract-data.ts";
import type { Extract, ExtractPage, ForbundWaiting, MyForbundPage } from "./types.ts";

/** `/`: signed out to sign-in, one förbund and no invitation to that one, else "Mina förbund" with what waits. */
export const loadMyForbund = cache(async (): Promise<MyForbundPage> => {
  const person = await signedIn("/");
  const [found, invitations] = await Promise.all([listForbund(person), listOpenInvitations(person.personId)]);
  const [only] = found;
  if (only && found.length === 1 && invitations.length === 0) redirect(`/${only.slug}`);
  const forbunds = await Promise.all(found.map((forbund) => withWaiting(person, forbund)));
  return { person: viewer(person, null), forbunds, invitations };
});

/** Each förbund is read in its own scope, so one never shows in another's line. */
export async function withWaiting(who: Visitor, forbund: ForbundWithRoles): Promise<ForbundWaiting> {
  const opened = openFrom(who, forbund);
  const roles = forbund.roles.map((grant) => grantName(grant, forbund.chiefTitle)).join(", ");
  return { ...forbundName(forbund), roles, waiting: await readWaiting(opened) };
}

function readWaiting({ scope, actor }: OpenForbund): Promise<Waiting[]> {
  return inScope(scope, async (tx) => {
    const heads = await listHeads(tx, scope.forbundId);
    const head = heads.find((each) => decide(actor, "budget.read", each).allowed);
    if (!head) return [];
    const { budget } = await readContent(tx, head);
    const findings = findFindings(budget, computeBudget(budget));
    const of = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
    const counted = { ...head, errors: of("error"), warnings: of("warning") };
    return waitingFor(counted, dateInStockholm(now()));
  });
}

/** The person's own extract, of everything in every förbund. */
export const loadOwnExtract = cache(async () => {
  const person = await signedIn("/mina/uppgifter");
  return { person: viewer(person, null), extract: await ownExtract(person.personId) };
});

export async function ownExtract(personId: string): Promise<Extract> {
  const at = now();
  const { sections } = await readPersonExtract(personId, null);
  return {
    made: at.toISOString(),
    from: "Finsamplan",
    sections: [...sections, ...(await readOwnForbundExtracts(personId, at))],
  };
}

/** What this förbund holds about one of its people, for those who manage them. */
export const loadExtract = cache(async (slug: string, personId: string): Promise<ExtractPage> => {
  const here = `/${slug}/personer/${personId}`;
  const entered = await enterForbund(slug, `${here}/registerutdrag`);
  const found = await forbundExtract(entered, personId);
  if (!found) notFound();
  return {
    frame: entered.frame,
    ...found,
    fileHref: `/api/personer/${slug}/${personId}/registerutdrag`,
    backHref: here,
  };
});

/** null: may not manage, or nobody here by that id; both are answered as if it did not exist. */
export async function forbundExtract(
  { actor, scope, forbund }: OpenForbund,
  personId: string,
): Promise<{ readonly name: string; readonly extract: Extract } | null> {
  // "Visa som" shows what a role reads; nobody's register is among it.
  if (!decide(actor, "people.manage", null).allowed || !z.uuid().safeParse(personId).success) return null;
  const at = now();
  const sections = await inScope(scope, async (tx) => {
    const here = await tx.roleGrant.findFirst({ where: { personId, erasedAt: null }, select: { id: true } });
    return here ? readForbundExtract(tx, scope, personId, at) : null;
  });
  if (!sections) return null;
  const person = await readPersonExtract(personId, forbund.id);
  return {
    name: person.name,
    extract: { made: at.toISOString(), from: forbund.name, sections: [...person.sections, ...sections] },
  };
}
