import { z } from "zod";
import { ROLES } from "../../core/permission.ts";
import { type PlainDate, plainDate } from "../../core/swedish-date.ts";
import { hasTag } from "../../core/text.ts";
import { emailSchema } from "../sign-in/schema.ts";

/** Longest name kept; the longest names in Swedish registers are well below. */
const NAME_LENGTH = 120;
/** A person has few roles in one förbund; more in one invitation is a mistake or an attack. */
export const MOST_ROLES = 8;

/** An empty field is no date. */
export const dateSchema = z
  .string("Skriv datumet som 2026-11-30")
  .trim()
  .transform((text, context): PlainDate | null => {
    if (text === "") return null;
    const date = plainDate(text);
    if (date === null || date < "1990-01-01" || date > "2099-12-31") {
      context.addIssue({
        code: "custom",
        message: "Skriv datumet som år, månad och dag, till exempel 2026-11-30",
      });
      return z.NEVER;
    }
    return date;
  });

/** What the role row of a form sends: text and ticks as on the screen. */
export const roleSchema = z.strictObject({
  role: z.enum(ROLES, "Välj en roll"),
  memberId: z
    .union([z.literal(""), z.uuid()], "Välj en medlem i listan, eller ingen")
    .transform((id) => (id === "" ? null : id)),
  /** A board member's post. */
  post: z.enum(["", "chair", "viceChair", "deputy"], "Välj ett uppdrag i listan"),
  presidium: z.boolean(),
  validFrom: dateSchema,
  validTo: dateSchema,
});
export type RoleForm = z.input<typeof roleSchema>;

export const personNameSchema = z
  .string("Ange personens namn")
  .transform((name) => name.trim().replace(/\s+/g, " "))
  .pipe(
    z
      .string()
      .min(2, "Ange personens namn")
      .max(NAME_LENGTH, `Namnet får ha högst ${NAME_LENGTH} tecken`)
      .refine((name) => !hasTag(name), "Namnet får inte innehålla html-taggar"),
  );

export const inviteSchema = z.strictObject({
  name: personNameSchema,
  email: z
    .string("Ange personens e-postadress")
    .trim()
    .min(1, "Ange personens e-postadress")
    .pipe(emailSchema),
  roles: z
    .array(roleSchema)
    .min(1, "Lägg till minst en roll")
    .max(MOST_ROLES, `En inbjudan kan ha högst ${MOST_ROLES} roller`),
});
export type InviteForm = z.input<typeof inviteSchema>;
export type InviteInput = z.output<typeof inviteSchema>;

export const giveRoleSchema = z.strictObject({ personId: z.uuid(), role: roleSchema });
export const changeRoleSchema = z.strictObject({ grantId: z.uuid(), role: roleSchema });
/** `at`: at once, or the day that ends as the last one. */
export const endRoleSchema = z.strictObject({
  grantId: z.uuid(),
  lastDay: dateSchema.refine((day) => day !== null, "Ange sista dagen"),
  atOnce: z.boolean(),
});
export const handOverSchema = z.strictObject({
  personId: z.uuid("Välj vem som tar över"),
  from: dateSchema.refine((day) => day !== null, "Ange första dagen för efterträdaren"),
});

export const EMPTY_ROLE: RoleForm = {
  role: "boardMember",
  memberId: "",
  post: "",
  presidium: false,
  validFrom: "",
  validTo: "",
};
