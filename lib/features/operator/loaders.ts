import "server-only";
import { currentPerson } from "../../platform/session.ts";
import { listMails } from "./data.ts";
import { mayOnInstallation } from "./permission.ts";
import type { MailView } from "./view.ts";

export type OutboxPage =
  | { readonly answer: "sign-in" }
  | { readonly answer: "not-found" }
  | { readonly answer: "page"; readonly mails: readonly MailView[]; readonly email: string };

/** The outbox, for the operator; to anyone else the page does not exist. */
export async function loadOutbox(): Promise<OutboxPage> {
  const person = await currentPerson();
  if (!person) return { answer: "sign-in" };
  if (!mayOnInstallation(person, "outbox.read")) return { answer: "not-found" };
  return { answer: "page", mails: await listMails(), email: person.email };
}
