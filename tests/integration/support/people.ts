/** People of a förbund for the tests of issue "People": a world with a förbundschef, and the wishes of a form. */
import type { Role } from "@/generated/prisma/enums.ts";
import type { RoleWish } from "@/lib/core/people/roles-held.ts";
import { plainDate } from "@/lib/core/swedish-date.ts";
import { type OpenForbund, openForbund } from "@/lib/features/access/data.ts";
import { EMPTY_ROLE, inviteSchema } from "@/lib/features/people/schema.ts";
import {
  type BuiltForbund,
  type BuiltPerson,
  buildForbund,
  buildGrant,
  ownerQuery,
} from "../../factories.ts";

export async function buildWorld() {
  const forbund = await buildForbund();
  const chief = await buildGrant({ forbund, role: "forbundschef" });
  return { forbund, chief: chief.person, chiefGrant: chief.id };
}

export async function enter(person: { readonly id: string }, forbund: BuiltForbund): Promise<OpenForbund> {
  const opened = await openForbund({ personId: person.id }, forbund.slug);
  if (!opened) throw new Error("not opened");
  return opened;
}

export const day = (text: string) => {
  const date = plainDate(text);
  if (date === null) throw new Error(`No date ${text}`);
  return date;
};

export const wish = (role: Role, more: Partial<RoleWish> = {}): RoleWish => ({
  role,
  memberId: null,
  chair: false,
  viceChair: false,
  deputy: false,
  presidium: false,
  validFrom: null,
  validTo: null,
  ...more,
});

/** What the invitation form sends, parsed as the action does. */
export function invitation(email: string, role: Role = "boardMember", more: { validTo?: string } = {}) {
  return inviteSchema.parse({ name: "Prov Person", email, roles: [{ ...EMPTY_ROLE, role, ...more }] });
}

/** The token in the newest mail to an address. */
export async function mailedToken(email: string): Promise<string> {
  const [mail] = await ownerQuery<{ body: string }>(
    "SELECT body FROM outbox_mail WHERE to_email = $1 AND body <> '' ORDER BY created_at DESC LIMIT 1",
    [email],
  );
  return /\/inbjudan\/([\w-]+)/.exec(mail?.body ?? "")?.[1] ?? "";
}

export const personByEmail = async (email: string): Promise<BuiltPerson | null> =>
  (await ownerQuery<BuiltPerson>("SELECT id, name, email FROM person WHERE email = $1", [email]))[0] ?? null;
