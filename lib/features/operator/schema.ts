import { z } from "zod";
import { slugProblem } from "../../core/slug.ts";
import { hasTag } from "../../core/text.ts";
import { emailSchema } from "../sign-in/schema.ts";

/** The database holds the same lengths for a förbund's name. */
const NAME = { min: 2, max: 200 };
/** Stands in the narrow column of a phone. */
const SHORT_NAME_MAX = 60;
const PERSON_NAME = { min: 2, max: 120 };

const line = z.string().transform((text) => text.trim().replace(/\s+/g, " "));

const slugSchema = z
  .string()
  .trim()
  .min(1, "Ange ett kortnamn till adressen, till exempel skane-nordost")
  .superRefine((slug, context) => {
    const problem = slugProblem(slug);
    if (problem === "form") {
      context.addIssue({
        code: "custom",
        message: "Kortnamnet ska vara 2–60 tecken av a–z, 0–9 och bindestreck, till exempel skane-nordost",
      });
    }
    if (problem === "reserved") {
      context.addIssue({
        code: "custom",
        message: "Kortnamnet används redan av Finsamplan självt. Välj ett annat, till exempel förbundets ort",
      });
    }
  });

/** A new förbund and its first förbundschef: what the operator's form and the command send. */
export const newForbundSchema = z.strictObject({
  slug: slugSchema,
  name: line.pipe(
    z
      .string()
      .min(1, "Ange förbundets namn")
      .refine(
        (name) => name.length >= NAME.min && name.length <= NAME.max && !hasTag(name),
        `Förbundets namn ska vara ${NAME.min}–${NAME.max} tecken utan html-taggar`,
      ),
  ),
  /** Empty: made from the name. */
  shortName: line.refine(
    (name) => name === "" || (name.length >= NAME.min && name.length <= SHORT_NAME_MAX && !hasTag(name)),
    `Förbundets korta namn ska vara ${NAME.min}–${SHORT_NAME_MAX} tecken utan html-taggar, eller lämnas tomt`,
  ),
  /** Empty: the part of the address before the @, until the person says more. */
  chiefName: line.refine(
    (name) =>
      name === "" || (name.length >= PERSON_NAME.min && name.length <= PERSON_NAME.max && !hasTag(name)),
    `Förbundschefens namn ska vara ${PERSON_NAME.min}–${PERSON_NAME.max} tecken utan html-taggar`,
  ),
  email: z.string().trim().min(1, "Ange förbundschefens e-postadress").pipe(emailSchema),
});

export type NewForbund = z.infer<typeof newForbundSchema>;
export type NewForbundField = keyof NewForbund;

/** The form asks for the name; the command does without. */
export const newForbundFormSchema = newForbundSchema.refine(({ chiefName }) => chiefName !== "", {
  path: ["chiefName"],
  message: "Ange förbundschefens namn",
});
