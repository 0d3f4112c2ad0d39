import { type Actor, decide } from "../../core/permission.ts";
import type { CurrentPerson } from "../../platform/session.ts";

/** Whether a signed-in person may do this to the installation. */
export function mayOnInstallation(
  person: CurrentPerson,
  action: "forbund.create" | "outbox.read" | "outbox.resend",
): boolean {
  const actor: Actor = person.isOperator ? { kind: "operator" } : { kind: "person", roles: [] };
  return decide(actor, action, null).allowed;
}
