import { type Action, type Actor, decide, type SUBJECT_KIND } from "../../core/permission.ts";
import type { CurrentPerson } from "../../platform/session.ts";

type Kinds = typeof SUBJECT_KIND;
export type InstallationAction = {
  [A in Action]: Kinds[A] extends "installation" ? A : never;
}[Action];

/** Whether a signed-in person may do this to the installation. */
export function mayOnInstallation(person: CurrentPerson, action: InstallationAction): boolean {
  const actor: Actor = person.isOperator ? { kind: "operator" } : { kind: "person", roles: [] };
  return decide(actor, action, null).allowed;
}
