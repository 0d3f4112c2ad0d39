import { z } from "zod";

/** RFC 5321 allows 254 characters in an address that mail can be sent to. */
const EMAIL_LENGTH = 254;
/** Room for a long story with steps; a mail server takes far more. */
export const DESCRIPTION_LENGTH = 4_000;
const PAGE_LENGTH = 500;

export const REPORT_FIELDS = ["description", "page", "email"] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** A form's text; what is not a text (a file) counts as nothing written. */
const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");

export const reportSchema = z.object({
  description: z.preprocess(
    text,
    z
      .string()
      .min(1, "Beskriv vad som inte fungerar")
      .max(DESCRIPTION_LENGTH, `Beskrivningen får ha högst ${DESCRIPTION_LENGTH} tecken`),
  ),
  page: z.preprocess(text, z.string().max(PAGE_LENGTH, `Sidan får ha högst ${PAGE_LENGTH} tecken`)),
  /** Empty when no answer is wanted. */
  email: z.preprocess(
    text,
    z.union(
      [
        z.literal(""),
        z
          .string()
          .max(EMAIL_LENGTH)
          .pipe(z.email("Skriv e-postadressen i formen namn@exempel.se, eller lämna fältet tomt")),
      ],
      "Skriv e-postadressen i formen namn@exempel.se, eller lämna fältet tomt",
    ),
  ),
});
export type Report = z.infer<typeof reportSchema>;

/** What a form shows again after an answer: nothing typed is lost. */
export interface ReportAnswer {
  readonly state: "new" | "sent" | "refused";
  readonly values: Readonly<Record<ReportField, string>>;
  readonly fields: Readonly<Partial<Record<ReportField, string>>>;
  /** A refusal that belongs to no field. */
  readonly message: string | null;
}

export const NEW_REPORT: ReportAnswer = {
  state: "new",
  values: { description: "", page: "", email: "" },
  fields: {},
  message: null,
};
