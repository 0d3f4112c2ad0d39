import { z } from "zod";

/** RFC 5321 allows 254 characters in an address that mail can be sent to. */
const EMAIL_LENGTH = 254;

export const emailSchema = z
  .string("Ange din e-postadress")
  .trim()
  .min(1, "Ange din e-postadress")
  .max(EMAIL_LENGTH, `E-postadressen får ha högst ${EMAIL_LENGTH} tecken`)
  .toLowerCase()
  .pipe(z.email("Skriv e-postadressen i formen namn@exempel.se"));

export const codeRequestSchema = z.strictObject({ email: emailSchema });

export const signInSchema = z.strictObject({
  email: emailSchema,
  /** People paste "123 456" and "123-456". */
  code: z
    .string("Ange koden från mejlet")
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(
      z
        .string()
        .min(1, "Ange koden från mejlet")
        .regex(/^\d{6}$/, "Koden är sex siffror, till exempel 123456"),
    ),
  remember: z.boolean("Välj om enheten ska bli ihågkommen, ja eller nej"),
});

export type SignIn = z.infer<typeof signInSchema>;

export const WRONG_CODE =
  "Koden stämmer inte eller har gått ut. Kontrollera siffrorna i det senaste mejlet, eller be om en ny kod.";
