import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { grantName, roleName } from "../../core/role-names.ts";
import { inScope } from "../../platform/scope.ts";
import { type CurrentPerson, currentPerson } from "../../platform/session.ts";
import { type BudgetHead, listHeads } from "../budget/data.ts";
import type { ForbundFrame, ForbundName, Viewer } from "../budget/types.ts";
import { type Forbund, type ForbundWithRoles, listForbund, type OpenForbund, openFrom } from "./data.ts";

/** Whoever is signed in; everyone else goes to sign-in and comes back to `path`. */
export async function signedIn(path: string): Promise<CurrentPerson> {
  const person = await currentPerson();
  if (!person) redirect(`/logga-in?till=${encodeURIComponent(path)}`);
  return person;
}

export interface Entered extends OpenForbund {
  readonly person: CurrentPerson;
  readonly frame: ForbundFrame;
  /** Main budgets, newest plan year first, read in the förbund's scope. */
  readonly heads: readonly BudgetHead[];
}

/**
 * The way into every page of a förbund: the session, the roles, and the frame around the page. A förbund that
 * one may not see answers as one that does not exist. `path` is where sign-in comes back to.
 */
export const enterForbund = cache(async (slug: string, path: string): Promise<Entered> => {
  const person = await signedIn(path);
  const forbunds = await listForbund(person);
  const current = forbunds.find((forbund) => forbund.slug === slug);
  if (!current) notFound();
  const opened = openFrom(person, current);
  const heads = await inScope(opened.scope, (tx) => listHeads(tx, current.id));
  return {
    ...opened,
    person,
    heads,
    frame: {
      forbund: forbundName(current),
      forbunds: forbunds.map(forbundName),
      person: viewer(person, current),
      viewedAs: current.viewedAs === null ? null : roleName(current.viewedAs, current.chiefTitle),
      otherYears: heads.map(({ budgetYear, name }) => ({ budgetYear, name })),
    },
  };
});

export function forbundName({ slug, name, shortName, colour }: Forbund): ForbundName {
  return { slug, name, shortName, colour };
}

/** The person as the page's corner shows them; without a förbund no roles. */
export function viewer(
  { personId, name, isOperator }: CurrentPerson,
  current: ForbundWithRoles | null,
): Viewer {
  return {
    id: personId,
    name,
    roles: (current?.roles ?? []).map((grant) => grantName(grant, current?.chiefTitle ?? null)).join(", "),
    isOperator,
  };
}
