import "server-only";
import { type CurrentPerson, currentPerson } from "../../platform/session.ts";
import { listMails } from "./data.ts";
import { readInstallation } from "./installation-data.ts";
import type { InstallationView } from "./installation-view.ts";
import { type InstallationAction, mayOnInstallation } from "./permission.ts";
import type { MailView } from "./view.ts";

/** Who asks for a page of the operator's; to anyone else it does not exist. */
type Asked<T> =
  | { readonly answer: "sign-in" }
  | { readonly answer: "not-found" }
  | ({ readonly answer: "page"; readonly email: string } & T);

async function forOperator<T>(action: InstallationAction, read: () => Promise<T>): Promise<Asked<T>> {
  const person: CurrentPerson | null = await currentPerson();
  if (!person) return { answer: "sign-in" };
  if (!mayOnInstallation(person, action)) return { answer: "not-found" };
  return { answer: "page", email: person.email, ...(await read()) };
}

export const loadOutbox = (): Promise<Asked<{ readonly mails: readonly MailView[] }>> =>
  forOperator("outbox.read", async () => ({ mails: await listMails() }));

export const loadInstallation = (): Promise<Asked<{ readonly installation: InstallationView }>> =>
  forOperator("installation.read", async () => ({ installation: await readInstallation() }));

export const loadNewForbund = (): Promise<Asked<object>> => forOperator("forbund.create", async () => ({}));
